/**
 * A small town for tests: 漓渚镇 with two villages, three grids and the cast of the demo's day, on a real database. The
 * rest of the staff rooms is real; only the ground is three squares, so that a test can name a point by heart.
 */
import { randomBytes } from 'node:crypto'
import type { Id, Instant } from '@onegrid/domain'
import { fromChina } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { createAudit } from '../../platform/audit/index.ts'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { createIdentity } from '../../platform/identity/index.ts'
import { createStaffApi } from './api.ts'
import type { AreaLookup, AreaNode } from './areas-port.ts'
import type { StaffKit } from './kit.ts'
import { StaffMemory } from './memory.ts'
import { Obligations } from './obligations.ts'

export const DISTRICT = 1
export const by = { districtId: DISTRICT, system: 'test' }

/** Wednesday 30 September 2026, the day of the story. */
export const china = (time: string, date = '2026-09-30'): Instant => fromChina(date, time)

export type TestWorld = Awaited<ReturnType<typeof testWorld>>

/** Ground, accounts and an empty directory. */
export async function testWorld() {
  const database = await testDatabase()
  const areas = await plantGround(database)
  const clock = { time: china('09:00'), now: () => clock.time }
  const identity = createIdentity({
    db: database.db,
    audit: createAudit(database.db),
    defaultDistrictCode: '330603',
    config: { mode: 'demo', accounts: { demoPassword: true, adminSecondFactor: false }, http: {} },
    secrets: { fields: { current: 'k1', keys: new Map([['k1', randomBytes(32)]]) }, session: randomBytes(32) },
  })
  const kit: StaffKit = {
    db: database.db, audit: createAudit(database.db), clock, identity, areas: { tree: async () => areas.lookup },
    memory: new StaffMemory(database.db), obligations: new Obligations(),
  }
  const staff = createStaffApi(kit)
  const account = (username: string, name: string, kind: 'staff' | 'program' = 'staff') =>
    identity.insertAccount(database.db, { districtId: DISTRICT, username, name, kind, now: clock.now() })
  return { database, areas, clock, identity, kit, staff, account }
}

/** The cast, at their desks and in their grids. */
export async function staffedTown() {
  const world = await testWorld()
  const { staff, areas: { id }, account } = world
  const [center, room, squad, roads, station] = await staff.createUnits(by, [
    { name: '区综合信息指挥中心', kind: 'center', areaId: id.district },
    { name: '漓渚镇综合信息指挥室', kind: 'center', areaId: id.town },
    { name: '综合执法漓渚中队', kind: 'stationed', areaId: id.town },
    { name: '演示市政养护公司', kind: 'enterprise', areaId: id.district },
    { name: '漓渚派出所', kind: 'stationed', areaId: id.town },
  ])
  const units = { center: center!.id, room: room!.id, squad: squad!.id, roads: roads!.id, station: station!.id }
  const [districtDesk, townDesk] = await staff.createDesks(by, [
    { unitId: units.center, areaId: id.district, tier: 'district', name: '区级受理台' },
    { unitId: units.room, areaId: id.town, tier: 'town', name: '漓渚镇受理台' },
  ])
  const desks = { district: districtDesk!.id, town: townDesk!.id }
  await staff.setFunctions(by, [
    { function: '综合执法中队', areaId: id.town, unitId: units.squad },
    { function: '市政养护单位', areaId: id.district, unitId: units.roads },
    { function: '派出所', areaId: id.town, unitId: units.station },
  ])
  const people = {
    dong: await account('desk-district', '演冬'),
    chun: await account('desk-town', '演春'),
    qiu: await account('desk-night', '演秋'),
    an: await account('officer', '演安'),
    bei: await account('officer-part', '演北'),
    ji: await account('leader-grid', '演吉'),
    fang: await account('handler', '演方'),
    lan: await account('leader', '演蓝'),
    system: await account('admin-system', '演系'),
    security: await account('admin-security', '演全'),
  }
  const from = { fromDate: '2026-01-01' }
  const atDistrict = { unitId: units.center, areaId: id.district }
  const atTown = { unitId: units.room, areaId: id.town }
  const posts = await staff.createPosts(by, [
    { ...from, ...atDistrict, accountId: people.dong, role: 'dispatcher', deskId: desks.district },
    { ...from, ...atTown, accountId: people.chun, role: 'dispatcher', deskId: desks.town },
    { ...from, ...atTown, accountId: people.qiu, role: 'dispatcher', deskId: desks.town },
    { ...from, accountId: people.an, role: 'officer', unitId: units.room, areaId: id.grid1, workPhone: '0575-0000001' },
    { ...from, accountId: people.bei, role: 'officer', unitId: units.room, areaId: id.grid1, engagement: 'part_time' },
    { ...from, accountId: people.ji, role: 'grid_leader', unitId: units.room, areaId: id.village1, title: '村主任' },
    { ...from, accountId: people.fang, role: 'handler', unitId: units.squad, areaId: id.town },
    { ...from, ...atTown, accountId: people.lan, role: 'leader', title: '副镇长' },
    { ...from, ...atDistrict, accountId: people.system, role: 'admin_system' },
    { ...from, ...atDistrict, accountId: people.security, role: 'admin_security' },
  ])
  const postOf = Object.fromEntries(
    Object.entries(people).map(([name, accountId]) => [name, posts.find(post => post.accountId === accountId)!.id]),
  ) as Record<keyof typeof people, Id>
  return { ...world, units, desks, people, postOf }
}

/** Three grids of 0.01° side by side at 120.5° E, 30.0° N; the third in the second village. */
async function plantGround({ owner }: TestDatabase) {
  await sql`
    insert into district (district_id, code, name, is_demo) values (${DISTRICT}, '330603', '柯桥区', true)`.execute(owner)
  const id = {
    district: uuidv7(), town: uuidv7(), village1: uuidv7(), village2: uuidv7(),
    grid1: uuidv7(), grid2: uuidv7(), grid3: uuidv7(),
  }
  const nodes: (AreaNode & { parentId: Id | null })[] = [
    { id: id.district, parentId: null, level: 'district', name: '柯桥区', code: '330603' },
    { id: id.town, parentId: id.district, level: 'town', name: '漓渚镇', code: '330603111' },
    { id: id.village1, parentId: id.town, level: 'village', name: '演示村', code: '330603111201' },
    { id: id.village2, parentId: id.town, level: 'village', name: '演示社区', code: '330603111001' },
    { id: id.grid1, parentId: id.village1, level: 'grid', name: '演示村第1网格', code: '330603111201001' },
    { id: id.grid2, parentId: id.village1, level: 'grid', name: '演示村第2网格', code: '330603111201002' },
    { id: id.grid3, parentId: id.village2, level: 'grid', name: '演示社区第1网格', code: '330603111001001' },
  ]
  for (const node of nodes) {
    await sql`
      insert into area (district_id, id, parent_id, level, code, code_scheme, code_version, name, valid_from)
      values (${DISTRICT}, ${node.id}, ${node.parentId}, ${node.level}, ${node.code}, 'nbs', '2023', ${node.name},
        '2020-01-01')`.execute(owner)
  }
  return { id, lookup: lookupOf(nodes, [id.grid1, id.grid2, id.grid3]) }
}

function lookupOf(nodes: readonly (AreaNode & { parentId: Id | null })[], grids: readonly Id[]): AreaLookup {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const path = (id: Id): Id[] => {
    const node = byId.get(id)
    return node ? [id, ...(node.parentId === null ? [] : path(node.parentId))] : []
  }
  return {
    get: id => byId.get(id),
    path,
    children: id => nodes.filter(node => node.parentId === id),
    locate(lon, lat) {
      const gridId = grids[Math.floor((lon - 120.5) / 0.01)]
      if (gridId === undefined || lat < 30 || lat >= 30.01) return undefined
      const [, villageId, townId] = path(gridId)
      return { gridId, ...(villageId && { villageId }), ...(townId && { townId }) }
    },
  }
}
