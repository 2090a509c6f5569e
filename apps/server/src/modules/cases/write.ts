/** From a decision to the one write that carries it out: only what differs from what the database holds. */
import { canonicalText } from '@onegrid/domain'
import type { Decision, Id, KindDefinition } from '@onegrid/domain'
import { caseRow, taskRow, timerRow } from './mappers.ts'
import type { TimerRow } from './mappers.ts'
import type { Aggregate, Append } from './store.ts'
import type { Texts } from './texts.ts'

/** Which timer of a case: what makes its acting exactly once. Rule: decision 7. */
export type TimerKey = Omit<TimerRow, 'fire_at'>

export interface WriteParts {
  districtId: number
  actionId: Id
  actor: string
  requestHash: string
  def: Pick<KindDefinition, 'states'>
  texts: Texts
  /** The timer that this action answers; it goes with the write. */
  consume?: TimerKey
}

export function appendOf(parts: WriteParts, before: Aggregate | undefined, decision: Decision): Append {
  const { next, lines } = decision
  const seq = before?.state.version ?? 0
  if (next.version !== seq + lines.length) {
    throw new Error(`case ${next.id}: version ${next.version} after ${lines.length} lines upon ${seq}`)
  }
  return {
    actionId: parts.actionId,
    actor: parts.actor,
    requestHash: parts.requestHash,
    caseId: next.id,
    expected: before && { version: seq, head: before.head },
    file: caseRow(parts.def, next, decision.chip),
    lines: lines.map((line, index) => ({
      action: line.action,
      at: new Date(line.at).toISOString(),
      text: canonicalText(parts.districtId, next.id, seq + index + 1, parts.actionId, line),
    })),
    tasks: changedTasks(before, decision),
    timers: changedTimers(before?.timers ?? [], decision, parts.consume),
    remarks: parts.texts.remarks,
    text: parts.texts.text,
  }
}

export function sameTimer(a: TimerKey, b: TimerKey): boolean {
  return timerId(a) === timerId(b)
}

/** Rules never change a task in place: one that is the same object stands as it stood. */
function changedTasks(before: Aggregate | undefined, { next }: Decision) {
  return next.tasks.map((task, place) => ({ task, place }))
    .filter(({ task, place }) => before?.state.tasks[place] !== task)
    .map(({ task, place }) => taskRow(task, place))
}

function changedTimers(pending: readonly TimerRow[], decision: Decision, consume?: TimerKey): Append['timers'] {
  const wanted = new Map(decision.timers.map(timerRow).map(row => [timerId(row), row]))
  if (consume) wanted.delete(timerId(consume))
  const stays = (row: TimerRow) => {
    const twin = wanted.get(timerId(row))
    return twin !== undefined && Date.parse(twin.fire_at) === Date.parse(row.fire_at)
  }
  const kept = new Set(pending.filter(stays).map(timerId))
  return {
    delete: pending.filter(row => !kept.has(timerId(row))).map(timerKey),
    insert: [...wanted.values()].filter(row => !kept.has(timerId(row))),
  }
}

function timerKey({ task_id, phase, rule, deadline_version }: TimerKey): TimerKey {
  return { task_id, phase, rule, deadline_version }
}

function timerId({ task_id, phase, rule, deadline_version }: TimerKey): string {
  return `${task_id} ${phase} ${rule} ${deadline_version}`
}
