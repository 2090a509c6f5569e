/** The SQL of a part of a list: a segment of its order, from a position on, so many rows. Rule: decision 15. */
import type { Id, Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { allOf, filterConditions } from './list-filter.ts'
import type { CaseFilter, Condition } from './list-filter.ts'
import { afterPosition } from './list-order.ts'
import type { Position, Segment } from './list-order.ts'
import { readerBranches, readerCondition, readsWidely } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { matchingCases, walkCondition, weekOf } from './search.ts'
import type { Weeks } from './search.ts'
import type { SearchPlan } from './search-plan.ts'

export interface Slice {
  districtId: number
  now: Instant
  reader: Reader
  filter: CaseFilter
  search: SearchPlan | undefined
  segment: Segment
  position: Position | undefined
  count: number
}

/** A row's place in the order: its segment, its key, its id. */
export interface Place {
  id: Id
  key: Instant
  segment: number
}

/** `select id, key, segment` of the first cases of the slice in its order. A middling search has its own, middlingPlaces. */
export function sliceIds(slice: Slice): RawBuilder<unknown> {
  const way = slice.search?.way
  if (way === 'nothing') return nothing(slice)
  return way === 'grams' ? matchedIds(slice) : walkedIds(slice)
}

/**
 * The places of a middling search: a walk where the list without its text is short, else by the matches, in the order
 * of opening week after week back.
 */
export async function middlingPlaces(db: Db, slice: Slice): Promise<Place[]> {
  const { segment, position, now, search, reader, filter } = slice
  const { text: _text, kinds: _kinds, open: _open, ...narrow } = filter
  const plainlyLong = readsWidely(reader) && Object.values(narrow).every(part => part === undefined)
  if (!plainlyLong && !(await isLong(db, slice, search?.shortList ?? 0))) return places(db, slice, walkedIds(slice))
  if (!segment.byOpening || !segment.descending) return places(db, slice, matchedIds(slice))
  const found: Place[] = []
  for (const weeks of weeksBack(position?.segment === segment.index ? position.key : now)) {
    found.push(...(await places(db, { ...slice, count: slice.count - found.length }, matchedIds(slice, weeks))))
    if (found.length >= slice.count) break
  }
  return found
}

/** Segment, key and id in the order, of whatever has these columns. */
export function ordering({ descending, rank }: Segment): Condition {
  const within = descending ? sql`key desc, id desc` : sql`key, id`
  return rank ? sql`segment, ${within}` : within
}

/** Whether the list, without its text and from its beginning, has more cases than that. */
export async function isLong(db: Db, slice: Slice, most: number): Promise<boolean> {
  const { districtId, reader, segment } = slice
  const conditions = narrowing({ ...slice, position: undefined })
  const branches = readerBranches(reader, districtId, segment.open).map(({ condition }) => sql`
    (select from case_file c where c.district_id = ${districtId} and ${allOf([condition, ...conditions])}
     limit ${Math.floor(most) + 1})`)
  if (branches.length === 0) return false
  const [counted] = await rows(db, sql<{ found: number }>`
    select count(*) as found from (
      select from (${sql.join(branches, sql` union all `)}) every limit ${Math.floor(most) + 1}
    ) list`)
  return (counted?.found ?? 0) > most
}

function walkedIds(slice: Slice): RawBuilder<unknown> {
  const { districtId, reader, search, segment, count } = slice
  const conditions = [...narrowing(slice), ...(search ? [walkCondition(search, districtId)] : [])]
  const branches = readerBranches(reader, districtId, segment.open).map(({ condition, isShort, ofOpen }) => {
    const own = sql`c.district_id = ${districtId} and ${condition}`
    // By opening, closed cases have an index of each relation; else the planner would walk the whole district's.
    const source = isShort && !(segment.byOpening && !ofOpen)
      ? sql`(select * from case_file c where ${own} offset 0) c where ${allOf(conditions)}`
      : sql`case_file c where ${allOf([own, ...conditions])}`
    return sql`(select ${columns(segment)} from ${source} order by ${ordering(segment)} limit ${count})`
  })
  if (branches.length === 0) return nothing(slice)
  return sql`select * from (${sql.join(branches, sql` union `)}) united order by ${ordering(segment)} limit ${count}`
}

/** By way of the matches; each case is looked up by its key, since the planner expects a single match or none. */
function matchedIds(slice: Slice, weeks?: Weeks): RawBuilder<unknown> {
  const { districtId, reader, search, segment, count } = slice
  if (!search) throw new Error('matches of no search')
  const conditions = [...narrowing(slice), readerCondition(reader, districtId)]
  // Open cases are a hundredth: their ids alone, from an index, leave few matches to look up.
  const [open, ...both] = segment.open
  const side = both.length > 0 ? sql`true` : open ? sql`c.is_open` : sql`not c.is_open`
  const ofOpen = both.length === 0 && open ? sql`
    join (select o.id from case_file o where o.district_id = ${districtId} and o.is_open offset 0) open using (id)` : sql``
  return sql`
    with hit as materialized (${matchingCases(search, districtId, weeks)})
    select ${columns(segment)} from hit ${ofOpen} cross join lateral (
      select * from case_file f where f.district_id = ${districtId} and f.id = hit.id offset 0) c
    where ${allOf([side, ...conditions])}
    order by ${ordering(segment)} limit ${count}`
}

function nothing({ segment }: Slice) {
  return sql`select ${columns(segment)} from case_file c where false`
}

function narrowing({ filter, now, segment, position }: Slice): Condition[] {
  const conditions = [...filterConditions(filter, now), segment.within, afterPosition(segment, position)]
  return conditions.filter(condition => condition !== undefined)
}

function columns({ key, rank, index }: Segment) {
  return sql`c.id, ${key} as key, ${rank ?? sql`${index}::int`} as segment`
}

async function places(db: Db, { segment, count }: Slice, ids: RawBuilder<unknown>): Promise<Place[]> {
  return rows(db, sql<Place>`select * from (${ids}) slice order by ${ordering(segment)} limit ${count}`)
}

/** Two weeks, then always twice as many, a year of them at last, and what is before. */
function* weeksBack(before: Instant = 0): Generator<Weeks> {
  let to = weekOf(before) + 2
  for (let length = 2; length <= 32; length *= 2) {
    yield { from: to - length, to }
    to -= length
  }
  yield { to }
}
