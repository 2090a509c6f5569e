/** One case from its beginning to its end, written in two ways. */
import { createHash } from 'node:crypto'
import { decide, isRefusal } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Aggregate, Append } from '../../apps/server/src/modules/cases/store.ts'
import { desk, plan, toyKind } from '../../apps/server/src/modules/cases/toy.ts'
import { appendOf } from '../../apps/server/src/modules/cases/write.ts'

export type Writer = (client: pg.PoolClient, districtId: number, append: Append) => Promise<unknown>

/** Ask, take, finish of one case, decided beforehand: what is measured is the writing. */
export function caseLoop(districtId: number): Append[] {
  const id = uuidv7()
  let held: Aggregate | undefined
  return (['ask', 'take', 'finish'] as const).map(action => {
    const { append, after } = next(districtId, id, action, held)
    held = after
    return append
  })
}

function next(districtId: number, id: Id, action: 'ask' | 'take' | 'finish', held: Aggregate | undefined) {
  const input = action === 'ask' ? { deskId: desk } : { taskId: held?.state.tasks[0]?.id }
  const { steps, ctx } = plan(action, input, { id, number: id })
  const decision = decide(toyKind, held?.state ?? null, steps, { ...ctx, now: Date.now() })
  if (isRefusal(decision)) throw new Error(decision.refusal)
  const texts = { refs: {}, remarks: [] }
  const parts = { districtId, actionId: uuidv7(), actor: 'bench', requestHash: '00', def: toyKind, texts }
  const append = appendOf(parts, held, decision)
  let head: Buffer = Buffer.from(held?.head ?? '', 'hex')
  for (const { text } of append.lines) head = hashOf(head, text)
  const kept = (held?.timers ?? []).filter(timer => !append.timers.delete.some(gone => gone.rule === timer.rule))
  const timers = [...kept, ...append.timers.insert]
  const after = { state: decision.next, head: head.toString('hex'), updatedAt: Date.now(), timers, text: {} }
  return { append, after }
}

export const byFunction: Writer = async (client, districtId, append) => {
  const text = 'select append_case($1, $2::jsonb) as answer'
  const values = [districtId, JSON.stringify(append)]
  const { rows } = await client.query<{ answer: { outcome: string } }>({ name: 'append', text, values })
  if (rows[0]?.answer.outcome !== 'done') throw new Error(JSON.stringify(rows[0]))
}

/** The same checks and rows, a prepared statement each. */
export const byHand: Writer = async (client, districtId, append) => {
  const { caseId, actionId, expected, file, lines, timers } = append
  const run = (text: string, values: unknown[]) =>
    client.query<Record<string, unknown>>({ name: nameOf(text), text, values })
  const insert = (table: string, values: unknown[]) =>
    run(`insert into ${table} values (${values.map((_, place) => `$${place + 1}`).join(', ')})`, values)

  await client.query('begin')
  if (expected) {
    const { rows } = await run(LOCK, [districtId, caseId])
    if (rows[0]?.version !== expected.version) throw new Error('stale')
  }
  await run('select * from action where district_id = $1 and action_id = $2', [districtId, actionId])
  await insert('action', [districtId, actionId, append.actor, Buffer.alloc(1), caseId, lines.length])
  let seq = expected?.version ?? 0
  let head: Buffer = Buffer.from(expected?.head ?? '', 'hex')
  for (const { action, at, text } of lines) {
    seq++
    head = hashOf(head, text)
    await insert('trail', [districtId, caseId, seq, actionId, action, at, text, head])
    await insert('outbox', [districtId, at, caseId, seq, file.kind, head])
  }
  const key = { district_id: districtId, case_id: caseId }
  const made = { id: caseId, version: seq, head_hash: `\\x${head.toString('hex')}`, updated_at: lines.at(-1)?.at }
  const row = JSON.stringify({ ...file, ...key, ...made })
  if (expected) await run(UPDATE_CASE, [districtId, caseId, row])
  else await run('insert into case_file select * from jsonb_populate_record(null::case_file, $1)', [row])
  for (const task of append.tasks) await run(UPSERT_TASK, [JSON.stringify({ ...task, ...key })])
  for (const { task_id, phase, rule, deadline_version } of timers.delete) {
    await run(DELETE_TIMER, [districtId, caseId, task_id, phase, rule, deadline_version])
  }
  for (const { task_id, phase, rule, deadline_version, fire_at } of timers.insert) {
    await insert('timers', [districtId, caseId, task_id, phase, rule, deadline_version, fire_at])
  }
  await client.query('commit')
}

const names = new Map<string, string>()

/** PostgreSQL tells prepared statements apart by 63 characters. */
function nameOf(text: string): string {
  const name = names.get(text) ?? `s${names.size}`
  names.set(text, name)
  return name
}

const LOCK = 'select version, head_hash from case_file where district_id = $1 and id = $2 for update'

const caseColumns = [
  'state', 'is_open', 'version', 'head_hash', 'round', 'policy_no', 'matter', 'level', 'lon', 'lat', 'tile_key',
  'grid_id', 'village_id', 'town_id', 'desk_id', 'lead_unit_id', 'owner_kind', 'owner_id', 'phase', 'due_at',
  'yellow_at', 'is_paused', 'survivor_id', 'parent_id', 'closed_at', 'updated_at', 'body',
]
const UPDATE_CASE = `update case_file c set ${caseColumns.map(name => `${name} = r.${name}`).join(', ')}
  from jsonb_populate_record(null::case_file, $3) r where c.district_id = $1 and c.id = $2`

const taskColumns = ['state', 'is_open', 'version', 'phase', 'due_at', 'yellow_at', 'is_paused', 'closed_at', 'body']
const UPSERT_TASK = `insert into task select * from jsonb_populate_record(null::task, $1)
  on conflict (district_id, id) do update set ${taskColumns.map(name => `${name} = excluded.${name}`).join(', ')}`

const DELETE_TIMER = `delete from timers where district_id = $1 and case_id = $2 and task_id = $3 and phase = $4
  and rule = $5 and deadline_version = $6`

function hashOf(head: Buffer, text: string): Buffer {
  return createHash('sha256').update(head).update(text).digest()
}
