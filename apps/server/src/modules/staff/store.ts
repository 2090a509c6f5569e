/** Reading units, functions, desks, posts and shifts; counting their versions. */
import type { Id, Instant } from '@onegrid/domain'
import { HOUR } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { DirectoryRows } from './directory.ts'
import type { Desk, FunctionRow, Shift, StaffPost, Unit } from './types.ts'

export interface StaffVersions {
  directory: number
  duty: number
}

/** Both counters; 0 before anything was written. */
export async function readVersions(db: Db, districtId: number): Promise<StaffVersions> {
  const [found] = await rows(db, sql<StaffVersions>`
    select directory, duty from staff_version where district_id = ${districtId}`)
  return found ?? { directory: 0, duty: 0 }
}

/** Counts a write, in its transaction: it commits with what it announces. */
export async function bumpVersion(tx: Db, districtId: number, part: keyof StaffVersions): Promise<void> {
  const [directory, duty] = part === 'directory' ? [1, 0] : [0, 1]
  await sql`
    insert into staff_version (district_id, directory, duty) values (${districtId}, 1, 1)
    on conflict (district_id) do update
      set directory = staff_version.directory + ${directory}::integer, duty = staff_version.duty + ${duty}::integer
  `.execute(tx)
}

export async function readDirectory(db: Db, districtId: number): Promise<DirectoryRows> {
  const [units, functions, desks, posts] = await Promise.all([
    rows(db, sql<Unit>`
      select id, parent_id as "parentId", name, kind, area_id as "areaId", active, version
      from unit where district_id = ${districtId} order by id`),
    rows(db, sql<FunctionRow>`
      select id, function, area_id as "areaId", unit_id as "unitId"
      from unit_function where district_id = ${districtId} order by id`),
    rows(db, sql<Desk>`
      select id, unit_id as "unitId", area_id as "areaId", tier, name, fallback_desk_id as "fallbackDeskId",
        active, version
      from desk where district_id = ${districtId} order by id`),
    readPosts(db, districtId),
  ])
  return { units, functions, desks, posts }
}

/** Posts with their holders: all of the district, or one account's. */
export async function readPosts(db: Db, districtId: number, accountId?: Id): Promise<StaffPost[]> {
  const of = accountId === undefined ? sql`` : sql`and p.account_id = ${accountId}`
  return rows(db, sql<StaffPost>`
    select p.id, p.account_id as "accountId", a.display_name as name, a.active as "accountActive", p.role,
      p.unit_id as "unitId", p.area_id as "areaId", p.desk_id as "deskId", p.title, p.engagement,
      p.home_unit_id as "homeUnitId", p.work_phone as "workPhone", p.keeps_rota as "keepsRota",
      p.from_date as "fromDate", p.to_date as "toDate", p.version
    from post p
    join account a on a.district_id = p.district_id and a.id = p.account_id
    where p.district_id = ${districtId} ${of} order by p.id`)
}

/** No shift but leave is longer (the table's check), so those that matter end within this of the day. */
const LONGEST_SHIFT = 36 * HOUR

/** Shifts that touch a span, and leave that covers part of it. */
export async function readShifts(db: Db, districtId: number, from: Instant, to: Instant): Promise<Shift[]> {
  return rows(db, sql<Shift>`
    select ${shiftColumns} from duty_shift
    where district_id = ${districtId} and kind <> 'leave'
      and ends_at between ${at(from)} and ${at(to + LONGEST_SHIFT)} and starts_at < ${at(to)}
    union all
    select ${shiftColumns} from duty_shift
    where district_id = ${districtId} and kind = 'leave' and ends_at > ${at(from)} and starts_at < ${at(to)}
    order by "startsAt", id`)
}

/** Of some posts only, and any leave of their holders; a desk's month is not read from a whole district's. */
export async function readShiftsOf(
  db: Db, districtId: number, posts: readonly Pick<StaffPost, 'id' | 'accountId'>[], from: Instant, to: Instant,
): Promise<Shift[]> {
  const people = [...new Set(posts.map(post => post.accountId))]
  return rows(db, sql<Shift>`
    select ${shiftColumns} from duty_shift
    where district_id = ${districtId} and kind <> 'leave' and post_id = any(${posts.map(post => post.id)}::uuid[])
      and starts_at >= ${at(from - LONGEST_SHIFT)} and starts_at < ${at(to)} and ends_at > ${at(from)}
    union all
    select ${shiftColumns} from duty_shift
    where district_id = ${districtId} and kind = 'leave' and account_id = any(${people}::uuid[])
      and ends_at > ${at(from)} and starts_at < ${at(to)}
    order by "startsAt", id`)
}

/** What somebody has before him, at any post: what runs and what begins by then. */
export async function readShiftsAhead(
  db: Db, districtId: number, accountId: Id, now: Instant, until: Instant,
): Promise<Shift[]> {
  return rows(db, sql<Shift>`
    select ${shiftColumns} from duty_shift
    where district_id = ${districtId} and account_id = ${accountId} and starts_at < ${at(until)}
      and least(ends_at, ended_early_at) > ${at(now)}
    order by "startsAt", id limit 100`)
}

export async function readShift(db: Db, districtId: number, id: Id): Promise<Shift | undefined> {
  const [found] = await rows(db, sql<Shift>`
    select ${shiftColumns} from duty_shift where district_id = ${districtId} and id = ${id}`)
  return found
}

export const shiftColumns = sql.raw(`id, account_id as "accountId", post_id as "postId", kind, starts_at as "startsAt",
  ends_at as "endsAt", begun_at as "begunAt", ended_early_at as "endedEarlyAt"`)
