/**
 * How many: exact to a thousand, then "1000+"; larger numbers come from tallies, with their time. Rule: decision 15.
 */
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import { searchOf } from './list.ts'
import type { Reading } from './list.ts'
import { opennessOf } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { sliceIds, weeklyPlaces } from './list-matches.ts'
import { segmentsOf } from './list-order.ts'
import type { Reader } from './list-reader.ts'


export interface Count {
  value: number
  /** False where there are more than `value`. */
  exact: boolean
}

export const mostCounted = 1000

/** How many cases a list has. */
export async function countCases(reading: Reading, reader: Reader, filter: CaseFilter = {}): Promise<Count> {
  const { db, districtId, now } = reading
  const count = mostCounted + 1
  const search = await searchOf(reading, reader, filter, count)
  const [segment] = segmentsOf('newest', opennessOf(filter, reading.isOpen))
  if (!segment) return { value: 0, exact: true }
  const slice = { districtId, now, reader, filter, search, segment, position: undefined, count }
  const found = search?.way === 'weekly'
    ? (await weeklyPlaces(db, slice)).length
    : (await rows(db, sql<{ found: number }>`select count(*) as found from (${sliceIds(slice)}) slice`))[0]?.found ?? 0
  return found > mostCounted ? { value: mostCounted, exact: false } : { value: found, exact: true }
}
