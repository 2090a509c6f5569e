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
import { readerBranches, readerCondition } from './list-reader.ts'
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

/** A row's place in the order. */
export interface Place {
  id: Id
  keys: number[]
}

/** `select id, key0, …` of the first cases of the slice in its order. A middling search has its own, middlingPlaces. */
export function sliceIds(slice: Slice): RawBuilder<unknown> {
  const way = slice.search?.way
  if (way === 'nothing') return nothing(slice)
  return way === 'grams' ? matchedIds(slice) : walkedIds(slice)
}

/**
 * The places of a middling search: a walk where the list without its text is short, else by the matches, in the order
 * of opening week after week back.
 */
export async function middlingPlaces(db: Db, slice: Slice, shortList = SHORT_LIST): Promise<Place[]> {
  const { segment, position, now } = slice
  if (!(await hasMore(db, { ...slice, search: undefined, position: undefined }, shortList))) {
    return places(db, slice, walkedIds(slice))
  }
  if (!segment.byOpening || !segment.descending) return places(db, slice, matchedIds(slice))
  const found: Place[] = []
  for (const weeks of weeksBack(position?.segment === segment.index ? position.keys[0] : now)) {
    found.push(...(await places(db, { ...slice, count: slice.count - found.length }, matchedIds(slice, weeks))))
    if (found.length >= slice.count) break
  }
  return found
}

/** The columns of a slice's order. */
export function keyNames(segment: Segment): Condition[] {
  return segment.keys.map((_, i) => sql.raw(`key${i}`))
}

export function direction(segment: Segment): Condition {
  return sql.raw(segment.descending ? 'desc' : 'asc')
}

/** Rows that are walked through whatever the word: 20 ms of the database's processor. */
const SHORT_LIST = 4000

function walkedIds(slice: Slice): RawBuilder<unknown> {
  const { districtId, reader, search, segment, count } = slice
  const conditions = [...narrowing(slice), ...(search ? [walkCondition(search, districtId)] : [])]
  const branches = readerBranches(reader, districtId, segment.open).map(branch => sql`
    (select ${columns(segment)} from case_file c where c.district_id = ${districtId} and ${allOf([branch, ...conditions])}
     order by ${ordering(segment)} limit ${count})`)
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
  return [...filterConditions(filter, now), afterPosition(segment, position)].filter(part => part !== undefined)
}

function columns(segment: Segment) {
  return sql.join([sql`c.id`, ...segment.keys.map(({ expression }, i) => sql`${expression} as ${sql.raw(`key${i}`)}`)])
}

function ordering(segment: Segment) {
  return sql.join([...keyNames(segment), sql`id`].map(name => sql`${name} ${direction(segment)}`))
}

async function places(db: Db, { segment, count }: Slice, ids: RawBuilder<unknown>): Promise<Place[]> {
  const found = await rows(db, sql<{ id: Id } & Record<`key${number}`, number>>`
    select * from (${ids}) slice order by ${ordering(segment)} limit ${count}`)
  return found.map(row => ({ id: row.id, keys: segment.keys.map((_, i) => row[`key${i}`] ?? 0) }))
}

/** Whether the list without its text is longer than that. */
async function hasMore(db: Db, slice: Slice, length: number): Promise<boolean> {
  const { districtId, reader, segment } = slice
  const branches = readerBranches(reader, districtId, segment.open).map(branch => sql`
    (select from case_file c where c.district_id = ${districtId} and ${allOf([branch, ...narrowing(slice)])}
     limit ${length + 1})`)
  if (branches.length === 0) return false
  const [counted] = await rows(db, sql<{ found: number }>`
    select count(*) as found from (
      select from (${sql.join(branches, sql` union all `)}) every limit ${length + 1}
    ) list`)
  return (counted?.found ?? 0) > length
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
