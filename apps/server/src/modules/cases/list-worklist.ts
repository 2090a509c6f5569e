/**
 * What waits for somebody: open tasks owed by his desks, his units or himself, one row for each, with its case. Tabs
 * are what he owes. Rules: decisions 15, 32; docs/domain.md 呈现 9.
 */
import type { Id, Instant, TaskKind } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import { mostCounted } from './counts.ts'
import type { Count } from './counts.ts'
import { searchOf } from './list.ts'
import type { Reading } from './list.ts'
import { allOf, filterConditions } from './list-filter.ts'
import type { CaseFilter, Condition } from './list-filter.ts'
import { stepPage, tabOfTask } from './list-steps.ts'
import type { StepPage, StepQuery, Tab } from './list-steps.ts'
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

export interface WorklistQuery extends StepQuery {
  tab?: string
  /** Of the case; lights and due moments are the task's. */
  filter?: CaseFilter
}

export async function worklist(reading: Reading, debtor: Debtor, query: WorklistQuery = {}): Promise<StepPage> {
  const { districtId, now } = reading
  const { tab, filter = {}, limit = 50 } = query
  const search = await searchOf(reading, debtor, filter, limit + 1)
  const { lights, dueFrom, dueTo, text: _text, ...caseFilter } = filter
  const ofTask = [
    ...clockConditions({ lights, dueFrom, dueTo }, now, districtId),
    ...(tab === undefined ? [] : [sql`${tabOfTask} = ${tab}`]),
  ]
  // A debtor's open tasks are few: their cases and texts are simply looked at, where they are asked about.
  const ofCase = [
    ...filterConditions(caseFilter, now, districtId),
    ...(search ? [search.way === 'nothing' ? sql`false` : walkCondition(search, districtId)] : []),
  ]
  const narrowed = ofCase.length === 0 ? sql`` : sql`
    join case_file c on c.district_id = ${districtId} and c.id = t.case_id and ${allOf(ofCase)}`
  return stepPage(reading, query, sql`from (${owedTasks(districtId, debtor)}) t ${narrowed} where ${allOf(ofTask)}`)
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
