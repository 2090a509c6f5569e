/** Coordination that waits for its resolution: one row for each open step, with its case, by clock. */
import type { Id, Light } from '@onegrid/domain'
import { sql } from 'kysely'
import type { Reading } from './list.ts'
import { allOf, anyOf, filterConditions, taskLight } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { readerCondition } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { stepPage } from './list-steps.ts'
import type { StepPage, StepQuery, WorkRow } from './list-steps.ts'

export interface CoordinationRow extends WorkRow {
  /** 1 to 4. Rule: docs/domain.md S4-28. */
  step: number
}

export interface CoordinationQuery extends StepQuery {
  /** Of the case; lights are the step's. */
  filter?: Omit<CaseFilter, 'text' | 'lights'>
  lights?: readonly Light[]
  step?: number
  /** The desk that owes the resolution. */
  deskId?: Id
}

export type CoordinationPage = StepPage<CoordinationRow>

/** Few are open at a time in a whole district: they are walked by their own index and each asked who reads it. */
export async function coordinations(
  reading: Reading, reader: Reader, query: CoordinationQuery = {},
): Promise<CoordinationPage> {
  const { districtId, now } = reading
  const { filter = {}, lights, step, deskId } = query
  const conditions = [
    sql`t.district_id = ${districtId} and t.is_open and t.kind = 'coordinate'`,
    ...(lights ? [anyOf(lights.map(light => taskLight(light, now)))] : []),
    ...(step === undefined ? [] : [sql`${stepOf} = ${step}`]),
    ...(deskId === undefined ? [] : [sql`t.desk_id = ${deskId}::uuid`]),
    ...filterConditions(filter, now, districtId),
    readerCondition(reader, districtId),
  ]
  const open = sql`
    from task t join case_file c on c.district_id = ${districtId} and c.id = t.case_id where ${allOf(conditions)}`
  return stepPage<CoordinationRow>(reading, query, open, sql`, ${stepOf} as step`)
}

const stepOf = sql`(t.body -> 'result' ->> 'step')::int`
