/**
 * What waits for somebody: open tasks owed by his desks, his units or himself, one row for each, with its case. Tabs
 * are what he owes. Rules: decisions 15, 32; docs/domain.md 呈现 9.
 */
import type { Id, Instant, Light, TaskKind, TaskState } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import { decodePlace, encodeCursor, LAST_MOMENT } from '../../platform/http/index.ts'
import { mostCounted } from './counts.ts'
import type { Count } from './counts.ts'
import { searchOf } from './list.ts'
import type { Reading } from './list.ts'
import { allOf, filterConditions } from './list-filter.ts'
import type { CaseFilter, Condition } from './list-filter.ts'
import { caseListColumns, runningClockOf, withLight } from './list-rows.ts'
import type { CaseListRow, RowClock } from './list-rows.ts'
import { walkCondition } from './search.ts'

/** Who owes: of a unit's tasks those that name nobody, since a named one is owed by that person (decision 32). */
export interface Debtor {
  deskIds?: readonly Id[]
  unitIds?: readonly Id[]
  personId?: Id
  /** Desks for which a leader may decide himself what is to be decided there. */
  decidesAt?: readonly Id[]
  /** Beginnings of matters (four digits) that do not show there. */
  confidential?: readonly string[]
}

/** What a leader does in place of a desk of his area. Rule: domain/events/access.ts (resolve, countersign). */
const decided: readonly TaskKind[] = ['coordinate', 'countersign']

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

export interface WorklistQuery {
  tab?: string
  /** Of the case; lights and due moments are the task's. */
  filter?: CaseFilter
  cursor?: string
  limit?: number
}

export interface WorkPage {
  items: WorkRow[]
  next?: string
}

/** By the task's clock, earliest first; what has no clock comes last. */
export async function worklist(reading: Reading, debtor: Debtor, query: WorklistQuery = {}): Promise<WorkPage> {
  const { db, districtId, now } = reading
  const { tab, filter = {}, limit = 50 } = query
  const search = await searchOf(reading, debtor, filter, limit + 1)
  const after = decodePlace(query.cursor)
  const { lights, dueFrom, dueTo, text: _text, ...caseFilter } = filter
  const ofTask = [
    ...clockConditions({ lights, dueFrom, dueTo }, now, districtId),
    ...(tab === undefined ? [] : [sql`${tabOfTask} = ${tab}`]),
    ...(after ? [afterTask(after)] : []),
  ]
  // A debtor's open tasks are few: their cases and texts are simply looked at, where they are asked about.
  const ofCase = [
    ...filterConditions(caseFilter, now, districtId),
    ...(search ? [search.way === 'nothing' ? sql`false` : walkCondition(search, districtId)] : []),
  ]
  const narrowed = ofCase.length === 0 ? sql`` : sql`
    join case_file c on c.district_id = ${districtId} and c.id = t.case_id and ${allOf(ofCase)}`
  const found = await rows(db, sql<WorkRow>`
    select ${caseListColumns}, ${taskColumns}
    from (
      select t.* from (${owedTasks(districtId, debtor)}) t ${narrowed}
      where ${allOf(ofTask)} order by ${taskDue}, t.id limit ${limit + 1}
    ) t
    join case_file c on c.district_id = ${districtId} and c.id = t.case_id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by ${taskDue}, t.id`)
  const items = found.slice(0, limit).map(row => ({ ...withLight(row, now), task: withLight(row.task, now) }))
  const last = items.at(-1)?.task
  if (found.length <= limit || !last) return { items }
  return { items, next: taskCursor(last) }
}

export interface TabCount extends Count {
  red: number
  yellow: number
}

/** All tabs at once, empty ones left out. */
export async function tabCounts(reading: Reading, debtor: Debtor): Promise<Partial<Record<Tab, TabCount>>> {
  const { db, districtId, now } = reading
  const counted = await rows(db, sql<{ tab: Tab; total: number; red: number; yellow: number }>`
    select ${tabOfTask} as tab, count(*) as total,
      count(*) filter (where t.due_at < ${at(now)} and not t.is_paused) as red,
      count(*) filter (where t.due_at >= ${at(now)} and t.yellow_at <= ${at(now)} and not t.is_paused) as yellow
    from (${owedTasks(districtId, debtor)}) t
    group by tab`)
  return Object.fromEntries(counted.map(({ tab, total, ...lights }) => {
    const exact = total <= mostCounted
    return [tab, { value: exact ? total : mostCounted, exact, ...lights }]
  }))
}

/** The tab of a task, as `tabOfTask` has it in SQL. */
export function tabOf({ kind, state }: { kind: TaskKind; state: TaskState }): Tab {
  if (kind === 'lead' || kind === 'assist') return state === 'waiting' ? 'sign' : 'handle'
  return kind === 'whistle' ? 'report_in' : kind
}

const tabOfTask = sql`(case
  when t.kind in ('lead', 'assist') then case t.state when 'waiting' then 'sign' else 'handle' end
  when t.kind = 'whistle' then 'report_in'
  else t.kind end)`

/** The key of a list of steps: by clock, earliest first; what has no clock comes last. */
export const taskDue = sql`coalesce(t.due_at, 'infinity')`

export function taskCursor({ dueAt, id }: Pick<WorkRow['task'], 'dueAt' | 'id'>): string {
  return encodeCursor([dueAt ?? LAST_MOMENT, id])
}

export function afterTask({ at: key, id }: { at: Instant; id: Id }): Condition {
  const moment = key === LAST_MOMENT ? sql`'infinity'::timestamptz` : sql`${at(key)}::timestamptz`
  return sql`(${taskDue}, t.id) > (${moment}, ${id}::uuid)`
}

/** The step itself, of `task t` and its `case_file c`, under the names of WorkRow. */
export const taskColumns = sql`jsonb_build_object(
  'id', t.id, 'kind', t.kind, 'state', t.state, 'tab', ${tabOfTask}, 'version', t.version, 'round', t.round,
  'deskId', t.desk_id, 'unitId', t.unit_id, 'personId', t.person_id, 'phase', t.phase,
  'dueAt', ${milliseconds('due_at')}, 'yellowAt', ${milliseconds('yellow_at')}, 'isPaused', t.is_paused,
  'clock', (select ${runningClockOf('w')} from task w where w.district_id = c.district_id and w.id = t.id),
  'openedAt', ${milliseconds('opened_at')}) as task`

function milliseconds(column: string) {
  return sql`(extract(epoch from t.${sql.raw(column)}) * 1000)::bigint`
}

/**
 * One branch for each holder, each along its partial index; a task of a desk and a person stands there once. What
 * follows another case waits with that one: of a merged report only the word to its reporter is owed.
 */
function owedTasks(districtId: number, debtor: Debtor): RawBuilder<unknown> {
  const { deskIds = [], unitIds = [], personId, decidesAt = [], confidential = [] } = debtor
  const ofCase = (condition: Condition) => sql`
    exists (select from case_file c where c.district_id = ${districtId} and c.id = t.case_id and ${condition})`
  const shown = sql`(c.matter is null or left(c.matter, 4) <> all (${[...confidential]}::text[]))`
  const holders = [
    ...[...new Set(deskIds)].map(id => sql`t.desk_id = ${id}::uuid`),
    ...[...new Set(unitIds)].map(id => sql`t.unit_id = ${id}::uuid and t.person_id is null`),
    ...(personId === undefined ? [] : [sql`t.person_id = ${personId}::uuid`]),
    ...[...new Set(decidesAt)].map(id => sql`
      t.desk_id = ${id}::uuid and t.kind = any (${[...decided]}::text[]) and ${ofCase(shown)}`),
  ]
  const columns = sql`t.id, t.case_id, t.kind, t.state, t.version, t.round, t.desk_id, t.unit_id, t.person_id, t.phase,
    t.due_at, t.yellow_at, t.is_paused, t.opened_at`
  const branch = (holder: Condition) => sql`
    select ${columns} from task t
    where t.district_id = ${districtId} and t.is_open and ${holder}
      and not (t.is_paused and ${ofCase(sql`c.state = 'merged'`)})`
  return holders.length === 0 ? branch(sql`false`) : sql.join(holders.map(branch), sql` union `)
}

function clockConditions(
  filter: Pick<CaseFilter, 'lights' | 'dueFrom' | 'dueTo'>, now: Instant, districtId: number,
): Condition[] {
  const of = filterConditions(filter, now, districtId)
  if (of.length === 0) return []
  // The same conditions, asked of the task's columns instead of the case's.
  return [sql`exists (select from (select t.due_at, t.yellow_at, t.is_paused) c where ${allOf(of)})`]
}
