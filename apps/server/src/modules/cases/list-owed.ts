/** What one desk, unit or person owes, as somebody else sees it: one row for each case, by the clock of the step. */
import type { Light } from '@onegrid/domain'
import { sql } from 'kysely'
import type { Reading } from './list.ts'
import { allOf, anyOf, filterConditions, ownerCondition, taskLight } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { readerCondition } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { due, stepPage } from './list-steps.ts'
import type { StepPage, StepQuery } from './list-steps.ts'
import type { StepOwner } from './owed.ts'

export interface OwedQuery extends StepQuery {
  owner: StepOwner
  /** Of the case; lights are the step's. */
  filter?: Omit<CaseFilter, 'text' | 'lights'>
  lights?: readonly Light[]
}

/**
 * The cases that a list filtered by this owner and light has, each with the earliest of the steps that made it fit: so
 * the rows are as many as latenessByOwner counts. Whoever owes, owes a few hundred steps; they are looked at one by
 * one.
 */
export async function owedBy(reading: Reading, reader: Reader, query: OwedQuery): Promise<StepPage> {
  const { districtId, now } = reading
  const { owner, filter = {}, lights } = query
  const conditions = [
    sql`t.district_id = ${districtId} and t.is_open`,
    ownerCondition(owner),
    ...(lights ? [anyOf(lights.map(light => taskLight(light, now)))] : []),
    ...filterConditions(filter, now, districtId),
    readerCondition(reader, districtId),
  ]
  return stepPage(reading, query, sql`
    from (
      select distinct on (t.case_id) t.* from task t
      join case_file c on c.district_id = ${districtId} and c.id = t.case_id
      where ${allOf(conditions)} order by t.case_id, ${due}, t.id
    ) t
    where true`)
}
