/** Whistles: the units that one act called to the spot, and how they arrived. Rule: docs/domain.md S2-6. */
import type { Clock, Id, Instant, TaskState } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import { decodePlace, encodeCursor } from '../../platform/http/index.ts'
import type { Reading } from './list.ts'
import { allOf, filterConditions } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { readerCondition } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { caseListColumns, withLight } from './list-rows.ts'
import type { CaseListRow } from './list-rows.ts'

/** What was called in one moment is one whistle. */
export interface WhistleRow extends CaseListRow {
  calledAt: Instant
  units: readonly CalledUnit[]
}

export interface CalledUnit {
  taskId: Id
  unitId: Id | null
  state: TaskState
  clocks: readonly Clock[]
  result: { purpose?: string; arrivedAt?: Instant; late?: boolean; metres?: number; stars?: number } | null
}

export interface WhistleQuery {
  filter?: Omit<CaseFilter, 'text'>
  /** Only where somebody has yet to arrive. */
  waiting?: boolean
  /** That was called. */
  unitId?: Id
  cursor?: string
  limit?: number
}

export interface WhistlePage {
  items: WhistleRow[]
  next?: string
}

/** Newest first. */
export async function whistles(
  { db, districtId, now }: Reading, reader: Reader, query: WhistleQuery = {},
): Promise<WhistlePage> {
  const { filter = {}, waiting = false, unitId, limit = 50 } = query
  const after = decodePlace(query.cursor)
  const conditions = [
    sql`t.district_id = ${districtId} and t.kind = 'whistle'`,
    ...(waiting ? [sql`t.is_open`] : []),
    ...(unitId === undefined ? [] : [sql`t.unit_id = ${unitId}::uuid`]),
    ...(after ? [sql`(t.opened_at, t.case_id) < (${at(after.at)}, ${after.id}::uuid)`] : []),
    ...filterConditions(filter, now, districtId),
    readerCondition(reader, districtId),
  ]
  const found = await rows(db, sql<WhistleRow>`
    select ${caseListColumns}, call.opened_at as "calledAt", (
      select jsonb_agg(jsonb_build_object('taskId', u.id, 'unitId', u.unit_id, 'state', u.state,
        'clocks', u.body -> 'clocks', 'result', u.body -> 'result') order by (u.body ->> 'place')::int)
      from task u
      where u.district_id = ${districtId} and u.case_id = call.case_id and u.kind = 'whistle'
        and u.opened_at = call.opened_at) as units
    from (
      select distinct t.opened_at, t.case_id
      from task t join case_file c on c.district_id = ${districtId} and c.id = t.case_id
      where ${allOf(conditions)} order by t.opened_at desc, t.case_id desc limit ${limit + 1}
    ) call
    join case_file c on c.district_id = ${districtId} and c.id = call.case_id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by call.opened_at desc, call.case_id desc`)
  const items = found.slice(0, limit).map(row => withLight(row, now))
  const last = items.at(-1)
  return found.length <= limit || !last ? { items } : { items, next: encodeCursor([last.calledAt, last.id]) }
}
