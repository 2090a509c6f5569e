/**
 * Puts a generated district into the database through the doors of the modules, so that what the demo has is what an
 * administrator could have made: areas, units, desks, people, posts, rota, policy and calendar.
 */
import { addDays, chinaDate, defaultPolicyBody, workdayInfo } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { BuiltApp } from '../../apps/server/src/app.ts'
import type { NewArea } from '../../apps/server/src/modules/areas/index.ts'
import { at, transaction } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import { DEMO_PASSWORD, hashPassword } from '../../apps/server/src/platform/identity/index.ts'
import type { GeneratedDistrict } from './generate.ts'
import { generateStaff } from './people.ts'
import { rotaOf } from './rota.ts'
import type { GeneratedShift, RotaDay } from './rota.ts'
import type { GeneratedPost, GeneratedStaff } from './staff-types.ts'

export interface Progress {
  (zh: string, en: string): void
}

export interface BuildOptions {
  districtId: number
  /** Business time, ms: what is in force began before it, and the rota is planned around it. */
  now: number
  /** China dates around which the rota is planned too (the day of the story). */
  rotaAround: readonly string[]
  /** Days that the main town has lived already: its people kept their rota. */
  lived?: number
  say: Progress
}

/** Posts and policies hold from here on: a replay may begin years ago. */
const FROM_DATE = '2015-01-01'
/** The rota is planned for so many days around each date; a whole district has a hundred times as many shifts. */
const ROTA_DAYS = { small: { before: 3, after: 28 }, district: { before: 1, after: 9 } }

export interface BuiltDistrict {
  districtId: number
  staff: GeneratedStaff
  /** Ids of what was generated under a key or a code. */
  person(key: string): Id
  post(key: string): Id
  area(code: string): Id
}

export async function buildDistrict(
  app: BuiltApp,
  ownerDb: Db,
  made: GeneratedDistrict,
  options: BuildOptions,
): Promise<BuiltDistrict> {
  const { districtId, say } = options
  const by = { districtId, system: 'demo' } as const
  const { modules } = app
  await insertDistrict(ownerDb, districtId, made)

  say(`区划与网格 ${made.grids.length} 个…`, `${made.grids.length} grids …`)
  const areaIds = await createAreas(app, districtId, made)

  const staff = generateStaff(made)
  say(
    `机构 ${staff.units.length} 个、人员 ${staff.people.length} 人…`,
    `${staff.units.length} units, ${staff.people.length} people …`,
  )
  const ids = new Map<string, Id>()
  const id = (key: string): Id => {
    const known = ids.get(key) ?? uuidv7()
    ids.set(key, known)
    return known
  }
  const area = (code: string): Id => {
    const found = areaIds.get(code)
    if (!found) throw new Error(`the generated district has no area ${code}`)
    return found
  }
  await modules.staff.createUnits(
    by,
    staff.units.map((unit) => ({
      id: id(`unit ${unit.key}`),
      name: unit.name,
      kind: unit.kind,
      areaId: area(unit.areaCode),
      parentId: unit.parentKey === undefined ? null : id(`unit ${unit.parentKey}`),
    })),
  )
  await modules.staff.setFunctions(
    by,
    staff.functions.map((row) => ({
      function: row.function,
      areaId: area(row.areaCode),
      unitId: id(`unit ${row.unitKey}`),
    })),
  )
  await modules.staff.createDesks(
    by,
    staff.desks.map((desk) => ({
      id: id(`desk ${desk.key}`),
      unitId: id(`unit ${desk.unitKey}`),
      areaId: area(desk.areaCode),
      tier: desk.tier,
      name: desk.name,
      fallbackDeskId: desk.fallbackKey === undefined ? null : id(`desk ${desk.fallbackKey}`),
    })),
  )
  await insertAccounts(app.kit.db, districtId, staff, (key) => id(`person ${key}`))
  await modules.staff.createPosts(
    by,
    staff.posts.map((post) => ({
      id: id(`post ${post.key}`),
      accountId: id(`person ${post.personKey}`),
      role: post.role,
      unitId: id(`unit ${post.unitKey}`),
      areaId: area(post.areaCode),
      deskId: post.deskKey === undefined ? null : id(`desk ${post.deskKey}`),
      title: post.title ?? null,
      engagement: post.engagement,
      homeUnitId: post.homeUnitKey === undefined ? null : id(`unit ${post.homeUnitKey}`),
      workPhone: post.workPhone ?? null,
      fromDate: FROM_DATE,
    })),
  )

  const shifts = await plannedShifts(app, made, staff.posts, options)
  say(`排班 ${shifts.length} 班…`, `${shifts.length} shifts …`)
  await modules.staff.createShifts(
    by,
    shifts.map(({ postKey, ...shift }) => ({ postId: id(`post ${postKey}`), ...shift })),
  )

  await modules.matters.publish(by, defaultPolicyBody(), {
    effectiveFrom: Date.parse(`${FROM_DATE}T00:00:00+08:00`),
    note: '初始事项与规则',
  })
  return { districtId, staff, area, person: (key) => id(`person ${key}`), post: (key) => id(`post ${key}`) }
}

async function insertDistrict(
  ownerDb: Db,
  districtId: number,
  { district, scheme, version }: GeneratedDistrict,
): Promise<void> {
  await sql`
    insert into district (district_id, code, code_scheme, code_version, name, is_demo)
    values (${districtId}, ${district.code}, ${scheme}, ${version}, ${district.name}, true)`.execute(ownerDb)
}

async function createAreas(
  { modules }: BuiltApp,
  districtId: number,
  made: GeneratedDistrict,
): Promise<Map<string, Id>> {
  const ids = new Map(
    [made.district, ...made.towns, ...made.villages, ...made.grids].map(({ code }) => [code, uuidv7()]),
  )
  const of = (code: string): Id => ids.get(code) as Id
  const shared = {
    codeScheme: made.scheme,
    codeVersion: made.version,
    validFrom: FROM_DATE,
    households: null,
    urbanRuralClass: null,
    townId: null,
    villageId: null,
    kind: 'division',
  }
  const areas: NewArea[] = [
    {
      ...shared,
      id: of(made.district.code),
      parentId: null,
      level: 'district',
      code: made.district.code,
      name: made.district.name,
      polygon: made.district.polygon,
    },
    ...made.towns.map((town): NewArea => ({
      ...shared,
      id: of(town.code),
      parentId: of(town.parentCode),
      level: 'town',
      code: town.code,
      name: town.name,
      polygon: town.polygon,
    })),
    ...made.villages.map((village): NewArea => ({
      ...shared,
      id: of(village.code),
      parentId: of(village.parentCode),
      level: 'village',
      code: village.code,
      name: village.name,
      polygon: village.polygon,
      households: village.households,
      urbanRuralClass: village.urbanRuralClass,
      townId: of(village.parentCode),
    })),
    ...made.grids.map((grid): NewArea => ({
      ...shared,
      id: of(grid.code),
      parentId: of(grid.parentCode),
      level: 'grid',
      code: grid.code,
      name: grid.name,
      kind: grid.kind,
      polygon: grid.polygon,
      households: grid.households,
      urbanRuralClass: grid.urbanRuralClass,
      townId: of(grid.townCode),
      villageId: of(grid.parentCode),
    })),
  ]
  await modules.areas.createAreas({ districtId, system: 'demo' }, areas)
  return ids
}

/** One hash serves all: it is the demo's public password, and hashing it 6,800 times would take an hour. */
async function insertAccounts(
  db: Db,
  districtId: number,
  staff: GeneratedStaff,
  idOf: (key: string) => Id,
): Promise<void> {
  const hash = await hashPassword(DEMO_PASSWORD)
  const people = staff.people.map(({ key, kind, username, name }) => ({ id: idOf(key), kind, username, name }))
  await transaction(db, async (tx) => {
    await sql`
      insert into account (district_id, id, username, kind, display_name, password_hash, created_at)
      select ${districtId}, id, username, kind, name, ${hash}, ${at(Date.now())}
      from jsonb_to_recordset(${JSON.stringify(people)}::jsonb)
        as p (id uuid, kind text, username text, name text)`.execute(tx)
  })
}

async function plannedShifts(
  { modules }: BuiltApp, made: GeneratedDistrict, posts: readonly GeneratedPost[], options: BuildOptions,
): Promise<GeneratedShift[]> {
  const { districtId, now, rotaAround, lived = 0 } = options
  const { calendar } = await modules.matters.calendar(districtId)
  const { before, after } = ROTA_DAYS[made.size]
  const dates = new Set([chinaDate(now), ...rotaAround].flatMap((date) => datesAround(date, before, after)))
  const past = datesAround(chinaDate(now), lived, 0).filter((date) => !dates.has(date))
  const days = (of: Iterable<string>): RotaDay[] => [...of].sort().map((date) => ({
    date,
    nextDate: addDays(date, 1),
    sessions: workdayInfo(calendar, date).sessions.map(({ start, end }) => ({ from: start, to: end })),
  }))
  const inTown = posts.filter(({ areaCode }) => areaCode.startsWith(made.mainTown) || areaCode === made.district.code)
  return [...rotaOf(inTown, days(past)), ...rotaOf(posts, days(dates))]
}

function datesAround(date: string, before: number, after: number): string[] {
  return Array.from({ length: before + after + 1 }, (_, i) => addDays(date, i - before))
}
