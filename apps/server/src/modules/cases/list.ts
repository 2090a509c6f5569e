/** Lists of cases: what a reader may see, narrowed, in an order, a page at a time. Rules: decisions 14, 15, 34. */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { opennessOf } from './list-filter.ts'
import type { CaseFilter, IsOpen } from './list-filter.ts'
import { sliceIds, weeklyPlaces } from './list-matches.ts'
import { combinedSegment, decodePosition, encodePosition, segmentsOf } from './list-order.ts'
import type { CaseOrder } from './list-order.ts'
import { readsWidely } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { caseListColumns, readCaseRows, withLight } from './list-rows.ts'
import type { CaseListRow } from './list-rows.ts'
import { isLong, ordering } from './list-slice.ts'
import type { Slice } from './list-slice.ts'
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
  isOpen: IsOpen
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
  const search = await searchOf(reading, reader, filter, limit + 1)
  const openness = opennessOf(filter, reading.isOpen)
  const slice = { ...reading, reader, filter, search, position, count: limit + 1 }
  // Who reads by town or district has too much to sort, and asking how much costs as long as the list itself.
  const combined = search || readsWidely(reader) ? undefined : combinedSegment(order, openness)
  const atOnce = combined && !(await isLong(reading.db, { ...slice, segment: combined }, MOST_SORTED))
  const found: Found[] = []
  for (const segment of atOnce ? [combined] : segmentsOf(order, openness)) {
    if (position && segment.index < position.segment && !atOnce) continue
    if (found.length > limit) break
    found.push(...(await foundIn({ ...slice, segment, count: limit + 1 - found.length })))
  }
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const items = page.map(({ row }) => withLight(row, reading.now))
  if (found.length <= limit || !last) return { items }
  return { items, next: encodePosition(order, { segment: last.segment, key: last.key, id: last.row.id }) }
}

/** To read and sort them takes as long as to walk five times, once for each level and once for those without. */
const MOST_SORTED = 10_000

/** Undefined without a text filter. */
export async function searchOf(
  { districtId, statistics }: Reading,
  reader: Reader,
  { text }: CaseFilter,
  count: number,
): Promise<SearchPlan | undefined> {
  return text === undefined ? undefined : planSearch(text, count, readsWidely(reader), await statistics.of(districtId))
}

interface Found {
  row: CaseListRow
  key: Instant
  segment: number
}

/** Places and rows in one statement, where one finds the places. */
async function foundIn(slice: Slice & { db: Db }): Promise<Found[]> {
  const { db, districtId, now, segment } = slice
  if (slice.search?.way === 'weekly') {
    const keyOf = new Map((await weeklyPlaces(db, slice)).map(({ id, key }) => [id, key]))
    const found = await readCaseRows(db, districtId, [...keyOf.keys()], now)
    return found.map(row => ({ row, key: keyOf.get(row.id) ?? row.openedAt, segment: segment.index }))
  }
  const found = await rows(db, sql<CaseListRow & Omit<Found, 'row'>>`
    select ${caseListColumns}, page.key, page.segment
    from (${sliceIds(slice)}) page
    join case_file c on c.district_id = ${districtId} and c.id = page.id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by ${ordering(segment)}`)
  return found.map(({ key, segment: of, ...row }) => ({ row, key, segment: of }))
}
