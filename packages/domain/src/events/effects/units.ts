/** How a desk puts units to work and takes them off: one lead, any number of assistants, each with its own clocks. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import type { Refused } from '../../cases/refusals.ts'
import {
  endTask, endTasks, findTask, isOpenTask, openTask, openTasks, startClock, stopPhase, updateTask,
} from '../../cases/tasks.ts'
import type { CaseState, Id, Task } from '../../cases/types.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, handlingClocks, hurried, isHandling, levelLimit, needsCheck, unitClocks } from '../limits.ts'
import { oweConfirm } from './confirmation.ts'
import { dropRequests } from './extension.ts'
import { oweDispatch } from './opening.ts'
import { unitTask } from './unit-task.ts'

type Forms = typeof eventForms

interface Sending {
  lead: Id
  assists?: Id[]
  urgent?: boolean
}

export const dispatch: EffectOf<Forms['dispatch']> = (state, input, ctx) => sendTo(state, input, ctx)

/**
 * Puts a lead and assistants to work. Handling runs from here. A unit that follows on a return or a take-back inherits
 * the clocks of handling as they run: whoever passes a case on gains no time by it. Rule: decision 19.
 */
export function sendTo(state: CaseState, input: Sending, ctx: RuleContext): CaseState | Refused {
  const assists = (input.assists ?? []).filter((unit) => unit !== input.lead)
  if (![input.lead, ...assists].every((unit) => ctx.facts.units?.[unit])) return { refusal: 'unknown_unit' }
  const old = openTasks(state, 'lead')[0]
  if (old?.unitId === input.lead) return { refusal: 'nothing_to_do' }
  const urgent = input.urgent ?? state.extra.urgent === true
  const rested = takeBack(state, input.lead, ctx)
  const wrong = state.extra.returnedBy !== undefined || old !== undefined
  const wrongDispatches = ((state.extra.wrongDispatches as number | undefined) ?? 0) + (wrong ? 1 : 0)
  const extra = { ...rested.extra, returnedBy: undefined, urgent: urgent || undefined, wrongDispatches }
  const sent = openTask({ ...rested, state: 'dispatched', leadUnitId: input.lead, extra }, ctx, {
    kind: 'lead', owner: { unitId: input.lead }, clocks: leadClocks(state, ctx, urgent),
  })
  return assists.reduce((next, unitId) => openAssist(next, unitId, ctx), sent)
}

export const addAssist: EffectOf<Forms['addAssist']> = (state, input, ctx) => {
  if (!ctx.facts.units?.[input.unit]) return { refusal: 'unknown_unit' }
  if (openTasks(state, 'lead', 'assist').some((task) => task.unitId === input.unit)) return { refusal: 'already_on_it' }
  return openAssist(endTasks(settleReturned(state), ctx, 'done', 'dispatch'), input.unit, ctx)
}

/** The desk may let go of a silent or returned assistant, with a reason, so that it cannot block. Rule: decision 21. */
export const release: EffectOf<Forms['release']> = (state, input, ctx) => {
  const task = findTask(state, input.taskId)
  if (task?.kind !== 'assist' || task.round !== state.round) return { refusal: 'no_such_task' }
  if (!isOpenTask(task) && task.state !== 'returned') return { refusal: 'no_such_task' }
  const released = endTask(dropRequests(state, ctx, task.id), ctx, task.id, 'released')
  const owed = leadUnder(released) !== undefined && returnedAssists(released).length === 0
  return joinUp(owed ? endTasks(released, ctx, 'done', 'dispatch') : released, ctx)
}

export const sign: EffectOf<Forms['sign']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  if (!task || task.state !== 'waiting') return { refusal: 'no_such_task' }
  return signTask(state, task, ctx)
}

export const assignPerson: EffectOf<Forms['assignPerson']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  if (!task) return { refusal: 'no_such_task' }
  if (!ctx.facts.members?.includes(input.person)) return { refusal: 'not_a_member' }
  if (task.personId === input.person) return { refusal: 'nothing_to_do' }
  return updateTask(state, task.id, () => ({ personId: input.person }))
}

/**
 * Back to the desk with a reason. No deadline of handling or total moves; dispatch and sign start anew. The lead's
 * third is refused: the centre rules. Rules: decision 19; docs/domain.md 实务 6.
 */
export const giveBack: EffectOf<Forms['return']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  if (!task) return { refusal: 'no_such_task' }
  if (state.extra.ruledUnitId === task.unitId) return { refusal: 'ruled' }
  if (task.kind === 'assist') {
    const returned = endTask(dropRequests(state, ctx, task.id), ctx, task.id, 'returned')
    return openTasks(returned, 'dispatch', 'ruling').length > 0 ? returned : oweDispatch(returned, ctx)
  }
  if (state.counts.returns >= ctx.policy.returnsBeforeRuling) return { refusal: 'third_return' }
  const handling = handlingClocks(state)
  const ended = endTask(dropRequests(endTasks(state, ctx, 'done', 'dispatch'), ctx, task.id), ctx, task.id, 'returned')
  const counts = { ...ended.counts, returns: ended.counts.returns + 1 }
  const extra = { ...ended.extra, returnedBy: task.unitId }
  return oweDispatch({ ...ended, state: 'accepted', leadUnitId: undefined, counts, extra }, ctx, handling)
}

/** Handled when the lead is done and every assistant done or released; then the check, or at once the confirmation. */
export function joinUp(state: CaseState, ctx: RuleContext): CaseState {
  const waits = openTasks(state, 'lead', 'assist').length + returnedAssists(state).length
  if (leadUnder(state)?.state !== 'done' || waits > 0) return state
  const rested = endTasks(state, ctx, 'cancelled', 'extension', 'dispatch')
  if (!needsCheck(state, ctx)) return oweConfirm(rested, ctx)
  return openTask({ ...rested, state: 'handled' }, ctx, {
    kind: 'check',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'check', levelLimit(state, ctx, 'check'))],
  })
}

export function signTask(state: CaseState, task: Task, ctx: RuleContext): CaseState {
  const signed = updateTask(state, task.id, (t) => ({ state: 'working', clocks: stopPhase(t, 'sign', ctx.now) }))
  return task.kind === 'lead' ? { ...signed, state: 'handling' } : signed
}

/** What the desk owed is done, the old lead is off, and the new one does not assist itself. */
function takeBack(state: CaseState, lead: Id, ctx: RuleContext): CaseState {
  const settled = endTasks(settleReturned(state), ctx, 'done', 'dispatch', 'ruling')
  const off = openTasks(settled, 'lead', 'assist').filter((task) => task.kind === 'lead' || task.unitId === lead)
  return off.reduce((next, task) => endTask(dropRequests(next, ctx, task.id), ctx, task.id, 'replaced'), settled)
}

/** A fresh signing; handling as it runs already, or from now on. What is safe already needs no such clock. */
function leadClocks(state: CaseState, ctx: RuleContext, urgent: boolean) {
  const running = handlingClocks(state)
  const fresh = unitClocks(state, ctx, urgent)
  const handling = running.length === 0
    ? fresh.filter((clock) => clock.phase === 'handle' || (isHandling(clock) && state.extra.guardedAt === undefined))
    : running.map((clock) => (urgent ? hurried(clock, ctx) : clock))
  return [...fresh.filter((clock) => clock.phase === 'sign'), ...handling]
}

function openAssist(state: CaseState, unitId: Id, ctx: RuleContext): CaseState {
  if (openTasks(state, 'assist').some((task) => task.unitId === unitId)) return state
  const clocks = unitClocks(state, ctx, state.extra.urgent === true).filter((clock) => clock.phase !== 'safe')
  return openTask(state, ctx, { kind: 'assist', owner: { unitId }, clocks })
}

/** The lead of this round that counts: the last one, unless it gave the case back. */
export function leadUnder(state: CaseState): Task | undefined {
  const last = state.tasks.findLast((task) => task.kind === 'lead' && task.round === state.round)
  return last && (isOpenTask(last) || last.state === 'done') ? last : undefined
}

/** An assistant that gave it back blocks until the desk has found another or let it go. */
function returnedAssists(state: CaseState): Task[] {
  return state.tasks.filter((task) => task.kind === 'assist' && task.round === state.round && task.state === 'returned')
}

function settleReturned(state: CaseState): CaseState {
  return returnedAssists(state).reduce((next, task) => updateTask(next, task.id, () => ({ state: 'replaced' })), state)
}
