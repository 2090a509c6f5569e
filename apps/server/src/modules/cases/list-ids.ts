/** A list as ids alone: for what takes a list along as a whole, as an export does. */
import type { Id } from '@onegrid/domain'
import { searchOf } from './list.ts'
import type { Reading } from './list.ts'
import { opennessOf } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { placesIn } from './list-matches.ts'
import { segmentsOf } from './list-order.ts'
import type { CaseOrder } from './list-order.ts'
import type { Reader } from './list-reader.ts'

export interface IdsQuery {
  filter?: CaseFilter
  order?: CaseOrder
  /** Whoever wants to know whether there are more asks for one more. */
  most: number
}

/** The first cases of a list in its order, each once, whatever moves afterwards. */
export async function listIds(reading: Reading, reader: Reader, query: IdsQuery): Promise<Id[]> {
  const { filter = {}, order = 'due', most } = query
  const search = await searchOf(reading, reader, filter, most)
  // A case that closes between two segments' statements would stand in both.
  const found = new Set<Id>()
  for (const segment of segmentsOf(order, opennessOf(filter, reading.isOpen))) {
    if (found.size >= most) break
    const slice = { ...reading, reader, filter, search, segment, position: undefined, count: most - found.size }
    for (const { id } of await placesIn(reading.db, slice)) found.add(id)
  }
  return [...found]
}
