/** The SQL of one case: read with everything a decision needs, write by append_case. */
import type { CaseState, Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { caseState } from './mappers.ts'
import type { CaseRow, TaskRow, TimerRow } from './mappers.ts'

/** A case as it stood at one moment, and what an append must find unchanged. */
export interface Aggregate {
  state: CaseState
  /** Hash of the last line, hex. */
  head: string
  /** Time of the last line: the next one's is not before it. */
  updatedAt: number
  timers: TimerRow[]
  text: Wording
}

/** What is shown of a case's text wherever the case is. */
export interface Wording {
  title?: string
  address?: string
}

/** What an action id was used for. */
export interface EarlierAction {
  actor: string
  requestHash: string
  caseId: Id
  lastSeq: number
}

/** The argument of append_case; see there. */
export interface Append {
  actionId: Id
  actor: string
  requestHash: string
  caseId: Id
  expected?: { version: number; head: string }
  file: CaseRow
  lines: { action: string; at: string; text: string }[]
  tasks: TaskRow[]
  timers: { delete: Omit<TimerRow, 'fire_at'>[]; insert: TimerRow[] }
  remarks: { id: Id; text: string; salt: string }[]
  text?: { ref: Id; salt: string; title?: string; body?: string; address?: string }
}

export type AppendAnswer =
  | { outcome: 'done' | 'same'; caseId: Id; seq: number }
  | { outcome: 'reused' }
  | { outcome: 'stale'; version: number | null }

export interface TrailRow {
  seq: number
  actionId: Id
  text: string
}

/** Case, tasks, timers and what the action id was used for, of one snapshot and in one round trip. */
export async function readForAction(db: Db, districtId: number, caseId: Id | null, actionId: Id | null) {
  const [row] = await prepared(db, sql<{ held: Held }>`
    select read_case(${districtId}, ${caseId}::uuid, ${actionId}::uuid) as held`)
  const held = row?.held
  return { earlier: held?.earlier ? earlierOf(held.earlier) : undefined, aggregate: held && aggregateOf(held) }
}

export async function readCase(db: Db, districtId: number, caseId: Id): Promise<Aggregate | undefined> {
  return (await readForAction(db, districtId, caseId, null)).aggregate
}

/** Cases as they are now, by id; of one that there is not there is no entry. */
export async function readCases(db: Db, districtId: number, ids: readonly Id[]): Promise<Map<Id, CaseState>> {
  if (ids.length === 0) return new Map()
  const found = await prepared(db, sql<{ id: Id; held: Held }>`
    select id, read_case(${districtId}, id, null) as held from unnest(${[...new Set(ids)]}::uuid[]) as id`)
  return new Map(found.flatMap(({ id, held }) => {
    const aggregate = aggregateOf(held)
    return aggregate ? [[id, aggregate.state] as const] : []
  }))
}

export async function appendCase(db: Db, districtId: number, append: Append): Promise<AppendAnswer> {
  const [row] = await prepared(db, sql<{ answer: AppendAnswer }>`
    select append_case(${districtId}, ${JSON.stringify(append)}::jsonb) as answer`)
  if (!row) throw new Error('append_case did not answer')
  return row.answer
}

/** Holds cases until the transaction ends. Ids are taken in order: two callers never wait for each other. */
export async function lockCases(tx: Db, districtId: number, ids: readonly Id[]): Promise<void> {
  await sql`select lock_cases(${districtId}, ${[...ids]}::uuid[])`.execute(tx)
}

/** Lines of a case, in order: from a sequence on, or of one action up to its last. */
export async function readTrail(
  db: Db,
  districtId: number,
  caseId: Id,
  which: { after?: number; upTo?: number; actionId?: Id } = {},
): Promise<TrailRow[]> {
  const { after = 0, upTo = null, actionId = null } = which
  const { rows } = await sql<TrailRow>`
    select seq, action_id as "actionId", text from trail
    where district_id = ${districtId} and case_id = ${caseId} and seq > ${after}
      and (${upTo}::integer is null or seq <= ${upTo}) and (${actionId}::uuid is null or action_id = ${actionId})
    order by seq`.execute(db)
  return rows
}

/** What read_case answers. json shows bytes as \x…. */
interface Held {
  earlier: { actor: string; request_hash: string; case_id: Id; last_seq: number } | null
  file: (CaseRow & { id: Id; version: number; head_hash: string; updated_at: string }) | null
  text: { title: string | null; address: string | null } | null
  tasks: TaskRow[] | null
  timers: TimerRow[] | null
}

function earlierOf({ actor, request_hash, case_id, last_seq }: NonNullable<Held['earlier']>): EarlierAction {
  return { actor, requestHash: request_hash.slice(2), caseId: case_id, lastSeq: last_seq }
}

function aggregateOf({ file, text, tasks, timers }: Held): Aggregate | undefined {
  if (!file) return undefined
  return {
    state: caseState(file, tasks ?? []),
    head: file.head_hash.slice(2),
    updatedAt: Date.parse(file.updated_at),
    timers: timers ?? [],
    text: { title: text?.title ?? undefined, address: text?.address ?? undefined },
  }
}
