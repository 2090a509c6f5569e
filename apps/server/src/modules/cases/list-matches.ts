/** Lists with a text filter, by way of the matches; and which way a list goes. Rule: decision 14, search-plan.ts. */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { allOf } from './list-filter.ts'
import type { Condition } from './list-filter.ts'
import { readerCondition } from './list-reader.ts'
import { columns, isLong, narrowing, nothing, ordering, unionOf, walkedIds } from './list-slice.ts'
import type { Place, Slice } from './list-slice.ts'
import { matchingCases, weekOf } from './search.ts'
import type { Weeks } from './search.ts'

/** `select id, key, segment` of the first cases of the slice in its order. A weekly search has weeklyPlaces. */
export function sliceIds(slice: Slice): RawBuilder<unknown> {
  switch (slice.search?.way) {
    case 'nothing':
      return nothing(slice)
    case 'matches':
      return matchedIds(slice)
    case 'joined':
      return joinedIds(slice)
    default:
      return walkedIds(slice)
  }
}

/** The first places of the slice in its order, whichever way it is searched. */
export function placesIn(db: Db, slice: Slice): Promise<Place[]> {
  return slice.search?.way === 'weekly' ? weeklyPlaces(db, slice) : placesOf(db, slice, sliceIds(slice))
}

/**
 * The places of a weekly search: the matches of the newest weeks, then of those before, until there are enough. A list
 * that its other filters make short is walked instead; one in another order has to know all matches.
 */
export async function weeklyPlaces(db: Db, slice: Slice): Promise<Place[]> {
  const { segment, position, now, search, filter, reader } = slice
  const { text: _text, kinds: _kinds, open: _open, ...narrow } = filter
  const isFiltered = Object.values(narrow).some(part => part !== undefined)
  if (isFiltered && !(await isLong(db, slice, search?.shortList ?? 0))) return placesOf(db, slice, walkedIds(slice))
  // The ids of a town can be read at once, those of a district not.
  const allAtOnce = reader.district ? matchedIds : joinedIds
  if (!segment.byOpening || !segment.descending) return placesOf(db, slice, allAtOnce(slice))
  const found: Place[] = []
  for (const weeks of weeksBack(position?.segment === segment.index ? position.key : now, reader.district ? 32 : 8)) {
    const rest = { ...slice, count: slice.count - found.length }
    found.push(...(await placesOf(db, rest, (weeks.from === undefined ? allAtOnce : matchedIds)(rest, weeks))))
    if (found.length >= slice.count) break
  }
  return found
}

/** Each match is looked up by its key, since the planner expects a single one or none, and asked who reads it. */
function matchedIds(slice: Slice, weeks?: Weeks): RawBuilder<unknown> {
  const { districtId, reader, segment, count } = slice
  // Open cases are a hundredth: their ids alone, from an index, leave few matches to look up.
  const [open, ...both] = segment.open
  const side = both.length > 0 ? sql`true` : open ? sql`c.is_open` : sql`not c.is_open`
  const ids = both.length === 0 && open
    ? sql`(select id from hit where ${isAmong(sql`id`, sql`
        select o.id from case_file o where o.district_id = ${districtId} and o.is_open`)} offset 0) hit`
    : sql`hit`
  return sql`
    with hit as materialized (${matchesOf(slice, weeks)})
    select ${columns(segment)} from ${ids} ${lookedUp(districtId, sql`hit.id`)}
    where ${allOf([side, ...narrowing(slice), readerCondition(reader, districtId)])}
    order by ${ordering(segment)} limit ${count}`
}

/** The ids of each relation, from its index alone, that are among the matches: only they are looked up. */
function joinedIds(slice: Slice, weeks?: Weeks): RawBuilder<unknown> {
  const { districtId } = slice
  const ids = unionOf(
    slice,
    ({ relation, also }) => sql`
    (select c.id from case_file c
      where c.district_id = ${districtId} and ${relation} and ${isAmong(sql`c.id`, sql`select id from hit`)}
      offset 0) own
    ${lookedUp(districtId, sql`own.id`)} where ${allOf([also, ...narrowing(slice)])}`,
  )
  return sql`with hit as materialized (${matchesOf(slice, weeks)}) ${ids}`
}

/**
 * By a hash of the ids, made once. Without `is true` the planner would make a join of it, and with what it thinks of
 * patterns sometimes one that compares each with each.
 */
function isAmong(id: Condition, ids: RawBuilder<unknown>): Condition {
  return sql`(${id} in (${ids})) is true`
}

function matchesOf({ search, districtId }: Slice, weeks?: Weeks) {
  if (!search) throw new Error('matches of no search')
  return matchingCases(search, districtId, weeks)
}

function lookedUp(districtId: number, id: RawBuilder<unknown>) {
  return sql`
    cross join lateral (select * from case_file f where f.district_id = ${districtId} and f.id = ${id} offset 0) c`
}

async function placesOf(db: Db, { segment, count }: Slice, ids: RawBuilder<unknown>): Promise<Place[]> {
  return rows(db, sql<Place>`select * from (${ids}) slice order by ${ordering(segment)} limit ${count}`)
}

/** Two weeks, then always twice as many, up to so many at once, and all that is before. */
function* weeksBack(before: Instant, most: number): Generator<Weeks> {
  let to = weekOf(before) + 2
  for (let length = 2; length <= most; length *= 2) {
    yield { from: to - length, to }
    to -= length
  }
  yield { to }
}
