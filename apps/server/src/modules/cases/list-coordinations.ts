/** Coordination that waits for its resolution: one row for each open step, with its case, by clock. */
import type { Id, Light } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import { decodePlace } from '../../platform/http/index.ts'
import type { Reading } from './list.ts'
import { allOf, anyOf, filterConditions, taskLight } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { readerCondition } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { caseListColumns, withLight } from './list-rows.ts'
import { afterTask, taskColumns, taskCursor, taskDue } from './list-worklist.ts'
import type { WorkRow } from './list-worklist.ts'

export interface CoordinationRow extends WorkRow {
  /** 1 to 4. Rule: docs/domain.md S4-28. */
  step: number
}

export interface CoordinationQuery {
  /** Of the case; lights are the step's. */
  filter?: Omit<CaseFilter, 'text' | 'lights'>
  lights?: readonly Light[]
  step?: number
  /** The desk that owes the resolution. */
  deskId?: Id
  cursor?: string
  limit?: number
}

export interface CoordinationPage {
  items: CoordinationRow[]
  next?: string
}

/** Few are open at a time in a whole district: they are walked by their own index and each asked who reads it. */
export async function coordinations(
  { db, districtId, now }: Reading, reader: Reader, query: CoordinationQuery = {},
): Promise<CoordinationPage> {
  const { filter = {}, lights, step, deskId, limit = 50 } = query
  const after = decodePlace(query.cursor)
  const conditions = [
    sql`t.district_id = ${districtId} and t.is_open and t.kind = 'coordinate'`,
    ...(lights ? [anyOf(lights.map(light => taskLight(light, now)))] : []),
    ...(step === undefined ? [] : [sql`${stepOf} = ${step}`]),
    ...(deskId === undefined ? [] : [sql`t.desk_id = ${deskId}::uuid`]),
    ...(after ? [afterTask(after)] : []),
    ...filterConditions(filter, now, districtId),
    readerCondition(reader, districtId),
  ]
  const found = await rows(db, sql<CoordinationRow>`
    select ${caseListColumns}, ${taskColumns}, ${stepOf} as step
    from (
      select t.* from task t join case_file c on c.district_id = ${districtId} and c.id = t.case_id
      where ${allOf(conditions)} order by ${taskDue}, t.id limit ${limit + 1}
    ) t
    join case_file c on c.district_id = ${districtId} and c.id = t.case_id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by ${taskDue}, t.id`)
  const items = found.slice(0, limit).map(row => ({ ...withLight(row, now), task: withLight(row.task, now) }))
  const last = items.at(-1)?.task
  return found.length <= limit || !last ? { items } : { items, next: taskCursor(last) }
}

const stepOf = sql`(t.body -> 'result' ->> 'step')::int`
