/** How an event ends: checked by somebody else, confirmed by whoever raised it, rated, reopened, voided by two. */
import type { EffectOf } from '../../cases/forms.ts'
import type { Refused } from '../../cases/refusals.ts'
import type { RuleContext } from '../../cases/kind.ts'
import { endTask, endTasks, findTask, isOpenTask, openTask, openTasks, pauseCase, resumeCase, startClock, stopClock, updateTask } from '../../cases/tasks.ts'
import type { CaseState, Id, Task } from '../../cases/types.ts'
import type { Confirmation, Source } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, unitClocks } from '../limits.ts'
import { close } from './desk.ts'
import { oweAccept, oweDispatch } from './opening.ts'

type Forms = typeof eventForms

/** Never by whoever handled it. Where checker and confirmer are the same person it is one act. Rule: decision 29. */
export const check: EffectOf<Forms['check']> = (state, input, ctx) => {
  const task = openTasks(state, 'check')[0]
  if (!task) return { refusal: 'no_such_task' }
  if (handledBy(state, ctx)) return { refusal: 'checked_by_handler' }
  const checked = endTask(state, ctx, task.id, 'done', { outcome: input.outcome })
  if (state.state === 'filed') return input.outcome === 'pass' ? checked : reopenAtDesk(checked, ctx)
  if (input.outcome === 'not_pass') return rework(checked, input.rework, ctx)
  if (confirmerOf(state, ctx) === ctx.actor.accountId && ctx.actor.accountId !== undefined) return closeConfirmed(checked, ctx)
  return oweConfirm(checked, ctx)
}

/** Who confirms is policy by source; where that person is away it is the desk. It never closes by itself. */
export function oweConfirm(state: CaseState, ctx: RuleContext): CaseState {
  const person = confirmerOf(state, ctx)
  return openTask({ ...state, state: 'await_confirm' }, ctx, {
    kind: 'confirm',
    owner: person ? { personId: person } : { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'confirm', ctx.policy.limits.confirm)],
    result: { way: confirmationOf(state, ctx) },
  })
}

export const confirm: EffectOf<Forms['confirm']> = (state, input, ctx) => {
  const task = openTasks(state, 'confirm')[0]
  if (!task) return { refusal: 'no_such_task' }
  if (task.result?.way === 'sensor' && input.readingNormal === false) return { refusal: 'reading_not_normal' }
  if (!mayConfirm(task, ctx)) return { refusal: 'not_the_confirmer' }
  return closeConfirmed(state, ctx)
}

/** "Not solved" goes to the desk, not to a bureau that outranks the officer. Rule: decision 29. */
export const rejectConfirmation: EffectOf<Forms['rejectConfirmation']> = (state, _input, ctx) => {
  const task = openTasks(state, 'confirm')[0]
  if (!task) return { refusal: 'no_such_task' }
  if (!mayConfirm(task, ctx)) return { refusal: 'not_the_confirmer' }
  return reopenAtDesk(endTask(state, ctx, task.id, 'done', { outcome: 'not_solved' }), ctx)
}

export const rate: EffectOf<Forms['rate']> = (state, input, ctx) => {
  const ratings = (state.extra.ratings as { by: string; stars: number; at: number }[] | undefined) ?? []
  const by = ctx.capacity?.role ?? 'resident'
  if (ratings.some((rating) => rating.by === by)) return { refusal: 'rated_already' }
  return { ...state, extra: { ...state.extra, ratings: [...ratings, { by, stars: input.stars, at: ctx.now }] } }
}

/**
 * A new round; the old result stays. It reaches the unit that handled it, and the desk sees it. Rules: decision 19,
 * peers' wish that a reopened case reaches its handler.
 */
export const reopen: EffectOf<Forms['reopen']> = (state, _input, ctx) => {
  const window = ctx.policy.reopenDays * 86_400_000
  if (state.closedAt !== undefined && ctx.now - state.closedAt > window) return { refusal: 'reopen_too_late', params: { days: ctx.policy.reopenDays } }
  if (state.state === 'rejected') return oweAccept(newRound(state, 'submitted'), ctx)
  const last = state.tasks.findLast((task) => task.kind === 'lead' && task.state === 'done')
  if (!last?.unitId) return reopenAtDesk(state, ctx)
  const opened = newRound(state, 'dispatched', ctx)
  return openTask({ ...opened, leadUnitId: last.unitId }, ctx, {
    kind: 'lead',
    owner: { unitId: last.unitId, personId: last.personId },
    clocks: unitClocks(opened, ctx),
  })
}

/** Two persons end a case against its course; at night the second acts next morning. Rules: practice.md 5, decision 29. */
export const voidCase: EffectOf<Forms['void']> = (state, _input, ctx) => oweCountersign(state, 'voided', ctx)
export const forceClose: EffectOf<Forms['forceClose']> = (state, _input, ctx) => oweCountersign(state, 'closed', ctx)

export const countersign: EffectOf<Forms['countersign']> = (state, _input, ctx) => {
  const asked = state.extra.countersign as { target: string; by: Id | null }
  if (asked.by !== null && asked.by === ctx.actor.accountId) return { refusal: 'same_person' }
  return close({ ...state, extra: { ...state.extra, countersign: undefined, ended: asked.target } }, ctx, asked.target)
}

export const refuseCountersign: EffectOf<Forms['refuseCountersign']> = (state, _input, ctx) => {
  const asked = state.extra.countersign as { from: string; by: Id | null }
  if (asked.by !== null && asked.by === ctx.actor.accountId) return { refusal: 'same_person' }
  const ended = endTasks(state, ctx, 'done', 'countersign')
  return resumeCase({ ...ended, state: asked.from, extra: { ...ended.extra, countersign: undefined } }, ctx)
}

function oweCountersign(state: CaseState, target: 'voided' | 'closed', ctx: RuleContext): CaseState {
  const by = ctx.actor.accountId ?? null
  const paused = pauseCase({ ...state, state: 'countersigning', extra: { ...state.extra, countersign: { target, from: state.state, by } } }, ctx)
  return openTask(paused, ctx, {
    kind: 'countersign',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'countersign', ctx.policy.limits.countersign)],
  })
}

/** 返工: handling starts anew for the task named (the lead's if none), total stays. Rule: decision 19. */
function rework(state: CaseState, taskId: Id | undefined, ctx: RuleContext): CaseState | Refused {
  const named = taskId === undefined ? undefined : findTask(state, taskId)
  const task = named ?? state.tasks.findLast((t) => t.kind === 'lead' && t.state === 'done' && t.round === state.round)
  if (!task || task.state !== 'done' || !['lead', 'assist'].includes(task.kind)) return { refusal: 'no_such_task' }
  const clock = unitClocks(state, ctx, state.extra.urgent === true).find((c) => c.phase === 'handle')
  const again = updateTask(state, task.id, (t) => ({
    state: 'working',
    closedAt: undefined,
    reworks: (t.reworks ?? 0) + 1,
    clocks: [...t.clocks.map((c) => stopClock(c, ctx.now)), ...(clock ? [{ ...clock, version: nextVersion(t) }] : [])],
  }))
  return { ...again, state: 'handling', counts: { ...again.counts, reworks: again.counts.reworks + 1 } }
}

function nextVersion(task: Task): number {
  return Math.max(0, ...task.clocks.filter((clock) => clock.phase === 'handle').map((clock) => clock.version)) + 1
}

function reopenAtDesk(state: CaseState, ctx: RuleContext): CaseState {
  return oweDispatch(newRound(state, 'reopened', ctx), ctx)
}

function newRound(state: CaseState, to: string, ctx?: RuleContext): CaseState {
  const ended = ctx ? endTasks(state, ctx, 'cancelled', 'confirm', 'check') : state
  return {
    ...ended,
    state: to,
    round: ended.round + 1,
    closedAt: undefined,
    leadUnitId: undefined,
    counts: { ...ended.counts, reopenings: ended.counts.reopenings + 1 },
    extra: { ...ended.extra, guardedAt: undefined, carried: undefined, returnedBy: undefined },
    clocks: ctx ? restartTotal(ended, ctx) : ended.clocks,
  }
}

/** Reopening is one of the three things that move the total: a new one begins, the old one stays as it ended. */
function restartTotal(state: CaseState, ctx: RuleContext) {
  const old = state.clocks.findLast((clock) => clock.phase === 'total')
  const ended = state.clocks.map((clock) => stopClock(clock, ctx.now))
  if (!old) return ended
  return [...ended, { ...startClock(ctx, 'total', old.limit, ctx.now, old.extended), version: old.version + 1 }]
}

function closeConfirmed(state: CaseState, ctx: RuleContext): CaseState {
  return close(state, ctx, 'closed')
}

function confirmationOf(state: CaseState, ctx: RuleContext): Confirmation {
  return ctx.policy.confirmBySource[state.source as Source] ?? 'grid_officer'
}

/** The officer who raised it, or the grid's officer on duty; a call-back and a sensor's reading are the desk's. */
function confirmerOf(state: CaseState, ctx: RuleContext): Id | undefined {
  const way = confirmationOf(state, ctx)
  return way === 'reporter' || way === 'grid_officer' ? ctx.facts.officerId : undefined
}

/** The person named, the reporter, who stands in by access; a desk's step is the desk's. */
function mayConfirm(task: Task, ctx: RuleContext): boolean {
  if (!task.personId || task.personId === ctx.actor.accountId) return true
  return ['resident', 'dispatcher', 'grid_leader'].includes(ctx.capacity?.role ?? '') || ctx.capacity?.relation === 'reporter'
}

function handledBy(state: CaseState, ctx: RuleContext): boolean {
  const { accountId, capacities } = ctx.actor
  return state.tasks.some(
    (task) =>
      ['lead', 'assist'].includes(task.kind) && task.round === state.round && task.state === 'done' &&
      ((accountId !== undefined && task.result?.by === accountId) ||
        (!isOpenTask(task) && capacities.some((held) => held.role === 'handler' && held.unitId === task.unitId))),
  )
}
