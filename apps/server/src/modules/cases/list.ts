/** Lists of cases: what a reader may see, narrowed, in an order, a page at a time. Rules: decisions 14, 15, 34. */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { allOf, filterConditions, opennessOf } from './list-filter.ts'
import type { CaseFilter, Condition } from './list-filter.ts'
import { afterPosition, decodePosition, encodePosition, segmentsOf } from './list-order.ts'
import type { CaseOrder, Position, Segment } from './list-order.ts'
import { readerBranches, readerCondition } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { caseListColumns, withLight } from './list-rows.ts'
import type { CaseListRow } from './list-rows.ts'
import { planSearch } from './search-plan.ts'
import type { SearchPlan } from './search-plan.ts'
import type { SearchStatistics } from './search-statistics.ts'
import { matchingCases, walkCondition } from './search.ts'

/** What every reading of cases needs. */
export interface Reading {
  db: Db
  districtId: number
  /** Business clock: lights are comparisons with it. */
  now: Instant
  statistics: SearchStatistics
}

export interface CasePage {
  items: CaseListRow[]
  /** Cursor of the next page; absent on the last. */
  next?: string
}

export interface ListQuery {
  filter?: CaseFilter
  order?: CaseOrder
  cursor?: string
  limit?: number
}

/**
 * One page. A case that nobody touches meanwhile is met exactly once; see caseOrders for one that moves.
 *
 * @throws Problem invalid-request for a cursor that is not of this order
 */
export async function listCases(reading: Reading, reader: Reader, query: ListQuery = {}): Promise<CasePage> {
  const { filter = {}, order = 'due', limit = 50 } = query
  const position = decodePosition(order, query.cursor)
  const search = await searchOf(reading, filter, limit + 1)
  const found: Found[] = []
  for (const segment of segmentsOf(order, opennessOf(filter))) {
    if (position && segment.index < position.segment) continue
    if (found.length > limit) break
    const slice = { ...reading, reader, filter, search, segment, position, count: limit + 1 - found.length }
    found.push(...(await foundIn(slice)))
  }
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const items = page.map(({ keys: _keys, segment: _segment, ...row }) => withLight(row, reading.now))
  return found.length > limit && last ? { items, next: encodePosition(order, last) } : { items }
}

/** Undefined without a text filter. */
export async function searchOf(
  { districtId, statistics }: Reading,
  { text }: CaseFilter,
  count: number,
): Promise<SearchPlan | undefined> {
  return text === undefined ? undefined : planSearch(text, count, await statistics.of(districtId))
}

/** The part of a list that one statement answers: a segment of its order, from a position on, so many rows. */
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

/** `select …keys, id` of the first cases of the slice, in its order. */
export function sliceIds(slice: Slice): RawBuilder<unknown> {
  const { districtId, now, reader, filter, search, segment, position, count } = slice
  const keys = sql.join(segment.keys.map(({ expression }, i) => sql`${expression} as ${keyName(i)}`))
  const direction = sql.raw(segment.descending ? 'desc' : 'asc')
  const names = [...segment.keys.map((_, i) => keyName(i)), sql`id`]
  const order = sql.join(names.map(name => sql`${name} ${direction}`))
  const common = [...filterConditions(filter, now), afterPosition(segment, position)].filter(part => part !== undefined)

  const nothing = sql`select ${keys}, c.id from case_file c where false`
  if (search?.way === 'nothing') return nothing
  if (search?.way === 'grams') {
    const sides = segment.open.length === 2 ? [] : [openCondition(segment.open[0] ?? true)]
    const conditions = [...sides, ...common, readerCondition(reader, districtId)]
    // Materialised, and each case looked up by its key: the planner takes a pattern for more selective than it is.
    return sql`
      with hit as materialized (${matchingCases(search, districtId)})
      select ${keys}, c.id from hit cross join lateral (
        select * from case_file f where f.district_id = ${districtId} and f.id = hit.id offset 0) c
      where ${allOf(conditions)}
      order by ${order} limit ${count}`
  }

  const text = search ? [walkCondition(search, districtId)] : []
  const branches = readerBranches(reader, districtId, segment.open).map(branch => {
    const conditions = allOf([branch, ...common, ...text])
    return sql`(select ${keys}, c.id from case_file c where c.district_id = ${districtId} and ${conditions}
      order by ${order} limit ${count})`
  })
  if (branches.length === 0) return nothing
  return sql`select * from (${sql.join(branches, sql` union `)}) united order by ${order} limit ${count}`
}

export function keyName(index: number): Condition {
  return sql.raw(`key${index}`)
}

interface Found extends Omit<CaseListRow, 'light'>, Position {}

async function foundIn(slice: Slice & { db: Db }): Promise<Found[]> {
  const { db, districtId, segment } = slice
  const direction = sql.raw(segment.descending ? 'desc' : 'asc')
  const keys = segment.keys.map((_, i) => keyName(i))
  const found = await rows(db, sql<Omit<Found, 'keys' | 'segment'> & Record<`key${number}`, number>>`
    select ${caseListColumns}, ${sql.join(keys)}
    from (${sliceIds(slice)}) page
    join case_file c on c.district_id = ${districtId} and c.id = page.id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by ${sql.join([...keys, sql`c.id`].map(key => sql`${key} ${direction}`))}`)
  return found.map(row => {
    const values = segment.keys.map((_, i) => row[`key${i}`] ?? 0)
    const rest = Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('key')))
    return { ...(rest as Omit<Found, 'keys' | 'segment'>), keys: values, segment: segment.index }
  })
}

function openCondition(open: boolean): Condition {
  return open ? sql`c.is_open` : sql`not c.is_open`
}
