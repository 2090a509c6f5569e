/**
 * Lists of steps: a row for each open task that fits, with its case, by the task's clock, earliest first; what has no
 * clock comes last. What fits is each list's own; how a page of them is read and where it ended is said here.
 */
import type { Id, Instant, Light, TaskKind, TaskState } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import { decodePlace, encodeCursor, LAST_MOMENT } from '../../platform/http/index.ts'
import type { Reading } from './list.ts'
import type { Condition } from './list-filter.ts'
import { caseListColumns, runningClockOf, withLight } from './list-rows.ts'
import type { CaseListRow, RowClock } from './list-rows.ts'

/** What is owed: the task's kind, but for lead and assist, who first sign and then handle. */
export type Tab = Exclude<TaskKind, 'lead' | 'assist' | 'whistle'> | 'sign' | 'handle' | 'report_in'

/** The case, and beside it the one of its tasks that is owed. */
export interface WorkRow extends CaseListRow {
  task: {
    id: Id
    kind: TaskKind
    state: TaskState
    tab: Tab
    version: number
    round: number
    deskId: Id | null
    unitId: Id | null
    personId: Id | null
    phase: string | null
    dueAt: Instant | null
    yellowAt: Instant | null
    isPaused: boolean
    light: Light | null
    clock: RowClock | null
    openedAt: Instant
  }
}

/** Which page is asked for. */
export interface StepQuery {
  cursor?: string
  limit?: number
}

export interface StepPage<R extends WorkRow = WorkRow> {
  items: R[]
  next?: string
}

/**
 * @param from the steps as `t`, from the first `from` to the last condition but that of the page
 * @param more columns of `t` or its case `c`, beside those of every list
 * @throws Problem invalid-request for a cursor that is none of a list of steps
 */
export async function stepPage<R extends WorkRow = WorkRow>(
  { db, districtId, now }: Reading, { cursor, limit = 50 }: StepQuery, from: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql``,
): Promise<StepPage<R>> {
  const after = decodePlace(cursor)
  const found = await rows(db, sql<R>`
    select ${caseListColumns}, ${taskColumns} ${more}
    from (select t.* ${from} and ${after ? afterStep(after) : sql`true`} order by ${due}, t.id limit ${limit + 1}) t
    join case_file c on c.district_id = ${districtId} and c.id = t.case_id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by ${due}, t.id`)
  const items = found.slice(0, limit).map(row => ({ ...withLight(row, now), task: withLight(row.task, now) }))
  const last = items.at(-1)?.task
  if (found.length <= limit || !last) return { items }
  return { items, next: encodeCursor([last.dueAt ?? LAST_MOMENT, last.id]) }
}

/** The tab of a task, as `tabOfTask` has it in SQL. */
export function tabOf({ kind, state }: { kind: TaskKind; state: TaskState }): Tab {
  if (kind === 'lead' || kind === 'assist') return state === 'waiting' ? 'sign' : 'handle'
  return kind === 'whistle' ? 'report_in' : kind
}

export const tabOfTask = sql`(case
  when t.kind in ('lead', 'assist') then case t.state when 'waiting' then 'sign' else 'handle' end
  when t.kind = 'whistle' then 'report_in'
  else t.kind end)`

/** The key of a list of steps. */
export const due = sql`coalesce(t.due_at, 'infinity')`

function afterStep({ at: key, id }: { at: Instant; id: Id }): Condition {
  const moment = key === LAST_MOMENT ? sql`'infinity'::timestamptz` : sql`${at(key)}::timestamptz`
  return sql`(${due}, t.id) > (${moment}, ${id}::uuid)`
}

/** The step itself, of `task t` and its `case_file c`, under the names of WorkRow. */
const taskColumns = sql`jsonb_build_object(
  'id', t.id, 'kind', t.kind, 'state', t.state, 'tab', ${tabOfTask}, 'version', t.version, 'round', t.round,
  'deskId', t.desk_id, 'unitId', t.unit_id, 'personId', t.person_id, 'phase', t.phase,
  'dueAt', ${milliseconds('due_at')}, 'yellowAt', ${milliseconds('yellow_at')}, 'isPaused', t.is_paused,
  'clock', (select ${runningClockOf('w')} from task w where w.district_id = c.district_id and w.id = t.id),
  'openedAt', ${milliseconds('opened_at')}) as task`

function milliseconds(column: string) {
  return sql`(extract(epoch from t.${sql.raw(column)}) * 1000)::bigint`
}
