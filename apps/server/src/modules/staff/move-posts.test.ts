/** Posts on ground that was redrawn: found, moved with their shifts, kept in the record. */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, describe, expect, it } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import { displacedPosts, movePosts } from './commands/move-posts.ts'
import { createShifts } from './commands/shifts.ts'
import { china, staffedTown } from './testing.ts'

const world = await staffedTown()
const { kit, id, people, postOf, staff, database } = world
const by = { districtId: 1, system: 'test' } as const
const today = '2026-09-30'
afterAll(() => world.server.close())

const directory = () => kit.memory.directory(1)
const displaced = async () => displacedPosts(await directory(), await kit.areas.tree(1), today)

/** Ends grids and puts others in their place, as an import does. */
async function redraw(heirs: Record<Id, Id[]>): Promise<void> {
  const made = [...new Set(Object.values(heirs).flat())]
  for (const [i, area] of made.entries()) {
    await sql`
      insert into area (district_id, id, parent_id, level, code, code_scheme, code_version, name, kind, town_id,
        village_id, valid_from)
      values (1, ${area}, ${id.village1}, 'grid', ${`33060311120190${i}`}, 'nbs', '2023', ${`新网格${i}`}, 'base_grid',
        ${id.town}, ${id.village1}, ${today})`.execute(database.owner)
  }
  for (const [area, successors] of Object.entries(heirs)) {
    await sql`
      update area set valid_to = ${today}, successor_ids = ${successors}::uuid[] where id = ${area}
    `.execute(database.owner)
  }
  await sql`update area_version set version = version + 1`.execute(database.owner)
  await expect.poll(async () => (await kit.areas.tree(1)).get(made[0]!)?.name).toBe('新网格0')
}

describe('a redrawn grid', () => {
  const [west, east] = [uuidv7(), uuidv7()]

  it('leaves its posts behind, with where they were', async () => {
    expect(await displaced()).toEqual([])
    await redraw({ [id.grid1]: [east, west], [id.grid2]: [west] })
    expect((await displaced()).map(post => post.id)).toEqual([postOf.an, postOf.bei])
    const tree = await kit.areas.tree(1)
    expect([tree.successors(id.grid1), tree.successors(west), tree.name(id.grid1)]).toEqual([
      [east, west],
      [],
      '演示村第1网格',
    ])
  })

  it('gives them to what took its place, and nowhere else', async () => {
    const refused = [
      [{ postId: postOf.an, areaId: id.grid3 }, 'unknown-reference'],
      [{ postId: postOf.fang, areaId: west }, 'unknown-reference'],
      [{ postId: uuidv7(), areaId: west }, 'unknown-reference'],
    ] as const
    for (const [move, code] of refused) await expect(movePosts(kit, by, [move])).rejects.toMatchObject({ code })
    const own = { districtId: 1, principal: { accountId: people.an }, ip: '::1', requestId: 'r' }
    await expect(movePosts(kit, own, [{ postId: postOf.an, areaId: west }])).rejects.toMatchObject({
      code: 'own-account',
    })
    expect(await displaced()).toHaveLength(2)
  })

  it('moves a post with its shifts to come; what was held stays in the record', async () => {
    await createShifts(kit, by, [
      { postId: postOf.an, kind: 'patrol', startsAt: china('08:00'), endsAt: china('18:00') },
      {
        postId: postOf.an,
        kind: 'patrol',
        startsAt: china('08:00', '2026-09-29'),
        endsAt: china('18:00', '2026-09-29'),
      },
    ])
    const moves = [{ postId: postOf.an, areaId: west }, { postId: postOf.an, areaId: west }]
    expect(await movePosts(kit, by, moves)).toBe(1)
    const all = [...(await directory()).posts.values()].filter(post => post.accountId === people.an)
    expect(all).toMatchObject([
      { id: postOf.an, areaId: id.grid1, fromDate: '2026-01-01', toDate: '2026-09-29', version: 3 },
      { areaId: west, fromDate: today, toDate: null, role: 'officer', workPhone: '0575-0000001', keepsRota: true },
    ])
    const shifts = await rows(
      database.db,
      sql<{ postId: Id; day: string }>`
      select post_id as "postId", (starts_at at time zone 'Asia/Shanghai')::date::text as day
      from duty_shift order by day`,
    )
    expect(shifts).toEqual([{ postId: postOf.an, day: '2026-09-29' }, { postId: all[1]?.id, day: today }])
    expect((await displaced()).map(post => post.id)).toEqual([postOf.bei])
  })

  it('gives nobody the same post twice, and corrects what has not begun', async () => {
    const [again] = await staff.createPosts(by, [
      { accountId: people.bei, role: 'officer', unitId: world.units.room, areaId: west, fromDate: '2026-09-01' },
    ])
    await movePosts(kit, by, [{ postId: postOf.bei, areaId: west }])
    const held = (await directory()).postsOf(people.bei, today)
    expect(held.map(post => post.id)).toEqual([again?.id])

    const [later] = await staff.createPosts(by, [
      { accountId: people.ji, role: 'grid_leader', unitId: world.units.room, areaId: east, fromDate: '2026-12-01' },
    ])
    const last = uuidv7()
    await sql`update area set code = code || '0', name = name || '旧' where level = 'grid' and valid_to is null`.execute(
      database.owner,
    )
    await redraw({ [east]: [last] })
    await movePosts(kit, by, [{ postId: later!.id, areaId: last }])
    const corrected = (await directory()).posts.get(later!.id)
    expect(corrected).toMatchObject({ areaId: last, fromDate: '2026-12-01', toDate: null, version: 2 })
    expect(await displaced()).toEqual([])
  })
})
