/** Lists of cases: what a reader may see, narrowed, in an order, a page at a time. Rules: decisions 14, 15, 34. */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { opennessOf } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { decodePosition, encodePosition, segmentsOf } from './list-order.ts'
import type { CaseOrder } from './list-order.ts'
import type { Reader } from './list-reader.ts'
import { caseListColumns, readCaseRows, withLight } from './list-rows.ts'
import type { CaseListRow } from './list-rows.ts'
import { direction, keyNames, sliceIds, middlingPlaces } from './list-slice.ts'
import type { Place, Slice } from './list-slice.ts'
import { planSearch } from './search-plan.ts'
import type { SearchPlan } from './search-plan.ts'
import type { SearchStatistics } from './search-statistics.ts'

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
  const found: (Found & { segment: number })[] = []
  for (const segment of segmentsOf(order, opennessOf(filter))) {
    if (position && segment.index < position.segment) continue
    if (found.length > limit) break
    const slice = { ...reading, reader, filter, search, segment, position, count: limit + 1 - found.length }
    found.push(...(await foundIn(slice)).map(one => ({ ...one, segment: segment.index })))
  }
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const items = page.map(({ row }) => withLight(row, reading.now))
  if (found.length <= limit || !last) return { items }
  return { items, next: encodePosition(order, { segment: last.segment, keys: last.keys, id: last.row.id }) }
}

/** Undefined without a text filter. */
export async function searchOf(
  { districtId, statistics }: Reading,
  { text }: CaseFilter,
  count: number,
): Promise<SearchPlan | undefined> {
  return text === undefined ? undefined : planSearch(text, count, await statistics.of(districtId))
}

interface Found {
  row: CaseListRow
  keys: Place['keys']
}

/** Places and rows in one statement, where one finds the places. */
async function foundIn(slice: Slice & { db: Db }): Promise<Found[]> {
  const { db, districtId, now, segment } = slice
  if (slice.search?.way === 'middling') {
    const keysOf = new Map((await middlingPlaces(db, slice)).map(({ id, keys }) => [id, keys]))
    const found = await readCaseRows(db, districtId, [...keysOf.keys()], now)
    return found.map(row => ({ row, keys: keysOf.get(row.id) ?? [] }))
  }
  const names = keyNames(segment)
  const found = await rows(db, sql<CaseListRow & Record<`key${number}`, number>>`
    select ${caseListColumns}, ${sql.join(names)}
    from (${sliceIds(slice)}) page
    join case_file c on c.district_id = ${districtId} and c.id = page.id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by ${sql.join([...names, sql`c.id`].map(key => sql`${key} ${direction(segment)}`))}`)
  return found.map(row => ({ row: withoutKeys(row), keys: segment.keys.map((_, i) => row[`key${i}`] ?? 0) }))
}

function withoutKeys(row: CaseListRow & Record<`key${number}`, number>): CaseListRow {
  const { key0: _0, key1: _1, ...shown } = row
  return shown
}
