/** Units, desks and posts on a real database. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import { Problem } from '../../platform/http/index.ts'
import { closeDesk, updateDesk } from './commands/desks.ts'
import { createPosts, updatePost } from './commands/posts.ts'
import { closeUnit, createUnits, updateUnit } from './commands/units.ts'
import { StaffMemory } from './memory.ts'
import { DISTRICT, by, china, staffedTown } from './testing.ts'

let town: Awaited<ReturnType<typeof staffedTown>>
beforeAll(async () => {
  town = await staffedTown()
})
afterAll(() => town.server.close())

const refused = (code: string) => expect.objectContaining({ name: 'Problem', code })

describe('units', () => {
  it('resolves a function to the nearest unit above a place', async () => {
    const { staff, id, units } = town
    expect(await staff.unitFor(DISTRICT, '综合执法中队', id.grid1)).toEqual({ unitId: units.squad })
    expect(await staff.unitFor(DISTRICT, '市政养护单位', id.grid3)).toEqual({ unitId: units.roads })
    expect(await staff.unitFor(DISTRICT, '司法所', id.grid1)).toBeUndefined()
    const [own] = await staff.createUnits(by, [{ name: '演示村警务室', kind: 'village', areaId: id.village1 }])
    await staff.setFunctions(by, [{ function: '派出所', areaId: id.village1, unitId: own!.id }])
    expect(await staff.unitFor(DISTRICT, '派出所', id.grid1)).toEqual({ unitId: own!.id })
    expect(await staff.unitFor(DISTRICT, '派出所', id.grid3)).toEqual({ unitId: units.station })
    await staff.setFunctions(by, [{ function: '派出所', areaId: id.village1, unitId: null }])
    expect(await staff.unitFor(DISTRICT, '派出所', id.grid1)).toEqual({ unitId: units.station })
  })

  it('refuses a stale form, an unknown parent and a circle of parents', async () => {
    const { kit, id } = town
    const [a] = await createUnits(kit, by, [{ name: '甲办', kind: 'town', areaId: id.town }])
    const [b] = await createUnits(kit, by, [{ name: '乙办', kind: 'town', areaId: id.town, parentId: a!.id }])
    await expect(updateUnit(kit, by, a!.id, { version: 1, parentId: b!.id })).rejects.toEqual(refused('circle'))
    await expect(updateUnit(kit, by, a!.id, { version: 1, parentId: a!.id })).rejects.toEqual(refused('circle'))
    const renamed = await updateUnit(kit, by, a!.id, { version: 1, name: '甲办公室' })
    expect(renamed).toMatchObject({ name: '甲办公室', version: 2 })
    await expect(updateUnit(kit, by, a!.id, { version: 1, name: '丙' })).rejects.toEqual(refused('stale-form'))
    const stray = { name: '丁办', kind: 'town' as const, areaId: id.town, parentId: id.grid1 }
    await expect(createUnits(kit, by, [stray])).rejects.toEqual(refused('unknown-reference'))
  })

  it('two writers at once make no circle between them', async () => {
    const { kit, id } = town
    const [a, b] = await createUnits(kit, by, [
      { name: '东所', kind: 'town', areaId: id.town }, { name: '西所', kind: 'town', areaId: id.town },
    ])
    const results = await Promise.allSettled([
      updateUnit(kit, by, a!.id, { version: 1, parentId: b!.id }),
      updateUnit(kit, by, b!.id, { version: 1, parentId: a!.id }),
    ])
    expect(results.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('closes a unit only when nothing is left in it, and hands on its functions', async () => {
    const { kit, staff, id, units } = town
    const squad = await staff.unit(DISTRICT, units.squad)
    await expect(closeUnit(kit, by, units.squad, { version: squad!.version })).rejects.toMatchObject({
      code: 'still-in-use', params: { desks: 0, posts: 1, tasks: 0 },
    })
    const [old, heir] = await staff.createUnits(by, [
      { name: '旧司法所', kind: 'stationed', areaId: id.town }, { name: '新司法所', kind: 'stationed', areaId: id.town },
    ])
    await staff.setFunctions(by, [{ function: '司法所', areaId: id.town, unitId: old!.id }])
    await closeUnit(kit, by, old!.id, { version: 1, successorId: heir!.id })
    expect(await staff.unitFor(DISTRICT, '司法所', id.grid1)).toEqual({ unitId: heir!.id })
    await expect(closeUnit(kit, by, old!.id, { version: 2 })).rejects.toEqual(refused('not-found'))
  })

  it('writes each change into the audit, in its transaction', async () => {
    const { kit, database, id } = town
    const [unit] = await createUnits(kit, by, [{ name: '审计办', kind: 'town', areaId: id.town }])
    await expect(createUnits(kit, by, [{ name: '审计办', kind: 'town', areaId: id.town }])).rejects.toThrow()
    const lines = await rows(database.db, sql<{ object_id: string }>`
      select object_id from audit_line where district_id = ${DISTRICT} and action = 'unit.create'
        and object_id = ${unit!.id}`)
    expect(lines).toHaveLength(1)
    const [count] = await rows(database.db, sql<{ units: number; lines: number }>`
      select (select count(*) from unit where district_id = ${DISTRICT}) as units,
        (select count(*) from audit_line where district_id = ${DISTRICT} and action = 'unit.create') as lines`)
    expect(count!.lines).toBe(count!.units)
  })
})

describe('desks', () => {
  it('finds the desk of a tier and the one above', async () => {
    const { staff, id, desks } = town
    expect((await staff.deskFor(DISTRICT, id.grid1, 'town'))?.id).toBe(desks.town)
    expect(await staff.deskFor(DISTRICT, id.grid1, 'village')).toBeUndefined()
    expect((await staff.deskAbove(DISTRICT, desks.town))?.id).toBe(desks.district)
    expect(await staff.deskAbove(DISTRICT, desks.district)).toBeUndefined()
  })

  it('keeps the last desk of the district', async () => {
    const { kit, desks } = town
    await expect(closeDesk(kit, by, desks.district, 1)).rejects.toEqual(refused('last-desk'))
    await expect(closeDesk(kit, by, desks.town, 1)).rejects.toEqual(refused('still-in-use'))
  })

  it('refuses a circle of stand-ins', async () => {
    const { kit, staff, id, units, desks } = town
    const [village] = await staff.createDesks(by, [
      { unitId: units.room, areaId: id.village1, tier: 'village', name: '演示村受理台', fallbackDeskId: desks.town },
    ])
    await expect(updateDesk(kit, by, desks.town, { version: 1, fallbackDeskId: village!.id }))
      .rejects.toEqual(refused('circle'))
    await closeDesk(kit, by, village!.id, 1)
    expect(await staff.deskFor(DISTRICT, id.grid1, 'village')).toBeUndefined()
  })
})

describe('posts', () => {
  const from = { fromDate: '2026-01-01' }

  it('grants what is held today, with the path of its area', async () => {
    const { staff, database, id, people, desks } = town
    expect(await staff.grants(database.db, DISTRICT, people.chun)).toMatchObject([
      { role: 'dispatcher', deskId: desks.town, level: 'town', areaPath: [id.town, id.district] },
    ])
  })

  it('begins and ends with its dates, and reaches identity at once', async () => {
    const { kit, staff, database, id, units, account, clock } = town
    const someone = await account('seconded', '演借')
    const version = async () => (await rows(database.db, sql<{ v: number }>`
      select rights_version as v from account where district_id = ${DISTRICT} and id = ${someone}`))[0]!.v
    const before = await version()
    const [post] = await createPosts(kit, by, [{
      ...from, accountId: someone, role: 'handler', unitId: units.squad, areaId: id.town, engagement: 'seconded',
      homeUnitId: units.station, toDate: '2026-09-30',
    }])
    expect(await version()).toBe(before + 1)
    expect(await staff.grants(database.db, DISTRICT, someone)).toHaveLength(1)
    clock.time = china('00:00', '2026-10-01')
    expect(await staff.grants(database.db, DISTRICT, someone)).toEqual([])
    clock.time = china('09:00')
    await updatePost(kit, by, post!.id, { version: 1, toDate: '2026-09-29' })
    expect(await staff.grants(database.db, DISTRICT, someone)).toEqual([])
    expect(await version()).toBe(before + 2)
  })

  it('is given by nobody to himself', async () => {
    const { kit, id, units, people } = town
    const self = { districtId: DISTRICT, principal: { accountId: people.security }, ip: '::1', requestId: 'r' }
    const place = { unitId: units.center, areaId: id.district }
    const post = { ...from, ...place, accountId: people.security, role: 'leader' as const }
    await expect(createPosts(kit, self, [post])).rejects.toEqual(refused('own-account'))
  })

  it.each([
    ['an administrator who works cases', 'roles-apart', 'system', 'handler'],
    ['a dispatcher without desk', 'post-needs-desk', 'fang', 'dispatcher'],
    ['an officer of a town', 'post-wrong-area', 'fang', 'officer'],
    ['the hotline held by a person', 'post-wrong-account', 'fang', 'hotline'],
    ['the same post twice', 'already-exists', 'fang', 'handler'],
    ['an unknown account', 'unknown-reference', undefined, 'handler'],
  ] as const)('refuses %s', async (_, code, who, role) => {
    const { kit, id, units, people } = town
    const post = { ...from, unitId: units.squad, areaId: id.town, role, accountId: who ? people[who] : id.town }
    await expect(createPosts(kit, by, [post])).rejects.toEqual(refused(code))
  })

  it('lets two roles of administrators follow one another, but not meet', async () => {
    const { kit, id, units, account } = town
    const someone = await account('rotating', '演轮')
    const place = { accountId: someone, unitId: units.center, areaId: id.district }
    const [first] = await createPosts(kit, by, [
      { ...place, role: 'admin_audit', fromDate: '2026-01-01', toDate: '2026-06-30' },
      { ...place, role: 'admin_system', fromDate: '2026-07-01' },
    ])
    await expect(updatePost(kit, by, first!.id, { version: 1, toDate: '2026-07-01' })).rejects.toBeInstanceOf(Problem)
  })
})

describe('the directory in memory', () => {
  it('is seen by another process within a second, and by this one at once', async () => {
    const { kit, staff, database, id } = town
    const other = new StaffMemory(database.db)
    const before = (await other.directory(DISTRICT)).units.size
    await staff.createUnits(by, [{ name: '新办', kind: 'town', areaId: id.town }])
    expect((await kit.memory.directory(DISTRICT)).units.size).toBe(before + 1)
    await expect.poll(async () => (await other.directory(DISTRICT)).units.size).toBe(before + 1)
  })
})
