/**
 * A small town for tests: 漓渚镇 with two villages and the cast of the demo's day, on a real server and database. Its
 * ground is three square grids, so that a test can name a point by heart.
 */
import { areaRoutes } from '@onegrid/contract'
import type { Id, Instant } from '@onegrid/domain'
import { fromChina } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database/index.ts'
import { testServer } from '../../testing/server.ts'
import { installAreas } from '../areas/index.ts'
import type { AreaGeometry, AreaLevel, AreasApi, NewArea } from '../areas/index.ts'
import { createStaffApi } from './api.ts'
import type { StaffApi } from './api.ts'
import type { StaffKit } from './kit.ts'
import { StaffMemory } from './memory.ts'
import { Obligations } from './obligations.ts'

export const DISTRICT = 1
export const by = { districtId: DISTRICT, system: 'test' }

/** Wednesday 30 September 2026, the day of the story. */
export const china = (time: string, date = '2026-09-30'): Instant => fromChina(date, time)

/** Ground, accounts and an empty directory; the kit lets a test call commands as their routes do. */
export async function testWorld() {
  let areas: AreasApi | undefined
  const server = await testServer({ routes: areaRoutes, install: kit => void (areas = installAreas(kit)) })
  const { app: { kit: platform }, database } = server
  const ground = await plantGround(areas!, platform.ownerDb)
  const clock = { time: china('09:00'), now: () => clock.time }
  const kit: StaffKit = {
    db: database.db, audit: platform.audit, identity: platform.identity, clock, areas: areas!,
    memory: new StaffMemory(database.db), obligations: new Obligations(),
  }
  const account = (username: string, name: string, kind: 'staff' | 'program' = 'staff') =>
    platform.identity.insertAccount(database.db, { districtId: DISTRICT, username, name, kind, now: clock.now() })
  return { server, database, id: ground, clock, kit, staff: createStaffApi(kit), account }
}

/** The cast, at their desks and in their grids. */
export async function staffedTown() {
  const world = await testWorld()
  const accounts: Record<string, Id> = {}
  for (const [username, { name }] of Object.entries(townCast)) accounts[username] = await world.account(username, name)
  return { ...world, ...(await settleTown(world.staff, world.id, accounts)) }
}

/** The morning of the day, with nothing planned and nothing handed over, for the test that follows. */
export async function newMorning({ database, clock, kit }: Awaited<ReturnType<typeof staffedTown>>): Promise<void> {
  await sql`delete from handover`.execute(database.owner)
  await sql`delete from duty_shift`.execute(database.owner)
  await sql`update post set keeps_rota = false`.execute(database.owner)
  clock.time = china('09:00')
  kit.obligations = new Obligations()
  kit.memory.directoryChanged(DISTRICT)
  kit.memory.dutyChanged(DISTRICT)
  await sql`update staff_version set directory = directory + 1, duty = duty + 1`.execute(database.owner)
}

/** User name → who it is; those who act in the tests of this room and the next. */
export const townCast = {
  'desk-district': { name: '演冬' },
  'desk-town': { name: '演春' },
  'desk-night': { name: '演秋' },
  officer: { name: '演安' },
  'officer-part': { name: '演北' },
  'leader-grid': { name: '演吉' },
  handler: { name: '演方' },
  leader: { name: '演蓝' },
  'admin-system': { name: '演系' },
  'admin-security': { name: '演全' },
} as const

/** Units, functions, desks and posts of the town. */
export async function settleTown(staff: StaffApi, id: GroundIds, accounts: Readonly<Record<string, Id>>) {
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
  const who = (username: keyof typeof townCast): Id => accounts[username]!
  const people = {
    dong: who('desk-district'), chun: who('desk-town'), qiu: who('desk-night'), an: who('officer'),
    bei: who('officer-part'), ji: who('leader-grid'), fang: who('handler'), lan: who('leader'),
    system: who('admin-system'), security: who('admin-security'),
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
  return { units, desks, people, postOf }
}

export type GroundIds = Awaited<ReturnType<typeof plantGround>>

/** Three grids of 0.01° side by side at 120.5° E, 30.0° N; the third in the second village. */
export async function plantGround(areas: AreasApi, owner: Db) {
  await sql`
    insert into district (district_id, code, name, is_demo) values (${DISTRICT}, '330603', '柯桥区', true)
    on conflict do nothing`.execute(owner)
  const id = {
    district: uuidv7(), town: uuidv7(), village1: uuidv7(), village2: uuidv7(),
    grid1: uuidv7(), grid2: uuidv7(), grid3: uuidv7(),
  }
  const inTown = { townId: id.town }
  const inVillage1 = { ...inTown, villageId: id.village1 }
  await areas.createAreas(by, [
    area(id.district, null, 'district', '柯桥区', '330603'),
    area(id.town, id.district, 'town', '漓渚镇', '330603111'),
    { ...area(id.village1, id.town, 'village', '演示村', '330603111201'), ...inTown },
    { ...area(id.village2, id.town, 'village', '演示社区', '330603111001'), ...inTown },
    { ...area(id.grid1, id.village1, 'grid', '演示村第1网格', '330603111201001'), ...inVillage1, polygon: square(0) },
    { ...area(id.grid2, id.village1, 'grid', '演示村第2网格', '330603111201002'), ...inVillage1, polygon: square(1) },
    {
      ...area(id.grid3, id.village2, 'grid', '演示社区第1网格', '330603111001001'), ...inTown, villageId: id.village2,
      polygon: square(2),
    },
  ])
  return id
}

function area(id: Id, parentId: Id | null, level: AreaLevel, name: string, code: string): NewArea {
  return {
    id,
    parentId,
    level,
    name,
    code,
    codeScheme: 'nbs',
    codeVersion: '2023',
    kind: level === 'grid' ? 'base_grid' : 'division',
    urbanRuralClass: null,
    households: null,
    townId: null,
    villageId: null,
    polygon: null,
    validFrom: '2020-01-01',
  }
}

function square(column: number): AreaGeometry {
  const [west, east, south, north] = [120.5 + column / 100, 120.51 + column / 100, 30, 30.01]
  return { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] }
}
