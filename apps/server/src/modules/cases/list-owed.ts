/** What one desk, unit or person owes, as somebody else sees it: one row for each case, by the clock of the step. */
import type { Light } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import { decodePlace } from '../../platform/http/index.ts'
import type { Reading } from './list.ts'
import { allOf, anyOf, filterConditions, ownerCondition, taskLight } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { readerCondition } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { caseListColumns, withLight } from './list-rows.ts'
import { afterTask, taskColumns, taskCursor, taskDue } from './list-worklist.ts'
import type { WorkPage, WorkRow } from './list-worklist.ts'
import type { StepOwner } from './owed.ts'

export interface OwedQuery {
  owner: StepOwner
  /** Of the case; lights are the step's. */
  filter?: Omit<CaseFilter, 'text' | 'lights'>
  lights?: readonly Light[]
  cursor?: string
  limit?: number
}

/**
 * The cases that a list filtered by this owner and light has, each with the earliest of the steps that made it fit: so the
 * rows are as many as latenessByOwner counts. Whoever owes, owes a few hundred steps; they are looked at one by one.
 */
export async function owedBy({ db, districtId, now }: Reading, reader: Reader, query: OwedQuery): Promise<WorkPage> {
  const { owner, filter = {}, lights, limit = 50 } = query
  const after = decodePlace(query.cursor)
  const conditions = [
    sql`t.district_id = ${districtId} and t.is_open`,
    ownerCondition(owner),
    ...(lights ? [anyOf(lights.map(light => taskLight(light, now)))] : []),
    ...filterConditions(filter, now, districtId),
    readerCondition(reader, districtId),
  ]
  const found = await rows(db, sql<WorkRow>`
    select ${caseListColumns}, ${taskColumns}
    from (
      select t.* from (
        select distinct on (t.case_id) t.* from task t
        join case_file c on c.district_id = ${districtId} and c.id = t.case_id
        where ${allOf(conditions)} order by t.case_id, ${taskDue}, t.id
      ) t
      where ${after ? afterTask(after) : sql`true`} order by ${taskDue}, t.id limit ${limit + 1}
    ) t
    join case_file c on c.district_id = ${districtId} and c.id = t.case_id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by ${taskDue}, t.id`)
  const items = found.slice(0, limit).map(row => ({ ...withLight(row, now), task: withLight(row.task, now) }))
  const last = items.at(-1)?.task
  return found.length <= limit || !last ? { items } : { items, next: taskCursor(last) }
}
