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
import { readerBranches } from './list-reader.ts'
import type { Branch, Reader } from './list-reader.ts'
import { walkCondition } from './search.ts'
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

/** `select id, key, segment`, found along the indexes of the reader's relations, with a look at each text. */
export function walkedIds(slice: Slice): RawBuilder<unknown> {
  const { districtId, search, segment } = slice
  const conditions = [...narrowing(slice), ...(search ? [walkCondition(search, districtId)] : [])]
  return unionOf(slice, ({ relation, also, isShort, ofOpen }) => {
    const own = sql`c.district_id = ${districtId} and ${allOf([relation, also])}`
    // By opening, closed cases have an index of each relation; else the planner would walk the whole district's.
    return isShort && !(segment.byOpening && !ofOpen)
      ? sql`(select * from case_file c where ${own} offset 0) c where ${allOf(conditions)}`
      : sql`case_file c where ${allOf([own, ...conditions])}`
  })
}

/** The first of what the branches have, each case once. `from` gives what stands after `from`, with a `c`. */
export function unionOf(slice: Slice, from: (branch: Branch) => RawBuilder<unknown>): RawBuilder<unknown> {
  const { districtId, reader, segment, count } = slice
  const branches = readerBranches(reader, districtId, segment.open).map(branch => sql`
    (select ${columns(segment)} from ${from(branch)} order by ${ordering(segment)} limit ${count})`)
  if (branches.length === 0) return nothing(slice)
  return sql`select * from (${sql.join(branches, sql` union `)}) united order by ${ordering(segment)} limit ${count}`
}

export function nothing({ segment }: Slice): RawBuilder<unknown> {
  return sql`select ${columns(segment)} from case_file c where false`
}

/** Segment, key and id in the order, of whatever has these columns. */
export function ordering({ descending, rank }: Segment): Condition {
  const within = descending ? sql`key desc, id desc` : sql`key, id`
  return rank ? sql`segment, ${within}` : within
}

export function columns({ key, rank, index }: Segment): Condition {
  return sql`c.id, ${key} as key, ${rank ?? sql`${index}::int`} as segment`
}

/** All that the slice asks of a case, but for reader and text. */
export function narrowing({ districtId, filter, now, segment, position }: Slice): Condition[] {
  const conditions = [...filterConditions(filter, now, districtId), segment.within, afterPosition(segment, position)]
  return conditions.filter(condition => condition !== undefined)
}

/** Whether the list, without its text and from its beginning, has more cases than that. */
export async function isLong(db: Db, slice: Slice, most: number): Promise<boolean> {
  const { districtId, reader, segment } = slice
  const conditions = narrowing({ ...slice, position: undefined })
  const branches = readerBranches(reader, districtId, segment.open).map(({ relation, also }) => sql`
    (select from case_file c where c.district_id = ${districtId} and ${allOf([relation, also, ...conditions])}
     limit ${Math.floor(most) + 1})`)
  if (branches.length === 0) return false
  const [counted] = await rows(db, sql<{ found: number }>`
    select count(*) as found from (
      select from (${sql.join(branches, sql` union all `)}) every limit ${Math.floor(most) + 1}
    ) list`)
  return (counted?.found ?? 0) > most
}
