/** How an event ends: checked by somebody else, rated, voided or closed against its course by two. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import type { Refused } from '../../cases/refusals.ts'
import {
  endTask, endTasks, openTask, openTasks, pauseCase, restartClocks, resumeCase, startClock, updateTask,
} from '../../cases/tasks.ts'
import type { CaseState, Id } from '../../cases/types.ts'
import type { Instant } from '../../clock/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, unitClocks } from '../limits.ts'
import { close } from './close.ts'
import { confirmerOf, oweConfirm } from './confirmation.ts'
import { reopenAtDesk } from './round.ts'

type Forms = typeof eventForms

/** Never by whoever handled it. Where checker and confirmer are the same person it is one act. Rule: decision 29. */
export const check: EffectOf<Forms['check']> = (state, input, ctx) => {
  const task = openTasks(state, 'check')[0]
  if (!task) return { refusal: 'no_such_task' }
  if (handledBy(state, ctx)) return { refusal: 'checked_by_handler' }
  if (input.outcome === 'not_pass' && !input.note && !input.files?.length) return { refusal: 'say_what_to_redo' }
  const checked = endTask(state, ctx, task.id, 'done', { outcome: input.outcome })
  if (state.state === 'filed') return input.outcome === 'pass' ? checked : reopenAtDesk(checked, ctx)
  if (input.outcome === 'not_pass') return rework(checked, input.rework, ctx)
  const isConfirmer = ctx.actor.accountId !== undefined && confirmerOf(state, ctx) === ctx.actor.accountId
  return isConfirmer ? close(checked, ctx, 'closed') : oweConfirm(checked, ctx)
}

interface Rating {
  by: string
  stars: number
  at: Instant
  round: number
}

/** Once a round for each who may: what was done again may be rated again. */
export const rate: EffectOf<Forms['rate']> = (state, input, ctx) => {
  const ratings = (state.extra.ratings as Rating[] | undefined) ?? []
  const by = ctx.capacity?.role ?? 'resident'
  if (ratings.some((rating) => rating.by === by && rating.round === state.round)) return { refusal: 'rated_already' }
  const rating: Rating = { by, stars: input.stars, at: ctx.now, round: state.round }
  return { ...state, extra: { ...state.extra, ratings: [...ratings, rating] } }
}

/**
 * Two persons end a case against its course; at night the second acts next morning. Rules: decision 29;
 * docs/domain.md 实务 5.
 */
export const voidCase: EffectOf<Forms['void']> = (state, _input, ctx) => oweCountersign(state, 'voided', ctx)
export const forceClose: EffectOf<Forms['forceClose']> = (state, _input, ctx) => oweCountersign(state, 'closed', ctx)

interface Asked {
  target: 'voided' | 'closed'
  from: string
  by: Id | null
}

export const countersign: EffectOf<Forms['countersign']> = (state, _input, ctx) => {
  const asked = state.extra.countersign as Asked
  if (asked.by !== null && asked.by === ctx.actor.accountId) return { refusal: 'same_person' }
  const extra = { ...state.extra, countersign: undefined, ended: asked.target }
  return close({ ...state, extra }, ctx, asked.target, openTasks(state, 'countersign')[0]?.id)
}

export const refuseCountersign: EffectOf<Forms['refuseCountersign']> = (state, _input, ctx) => {
  const asked = state.extra.countersign as Asked
  if (asked.by !== null && asked.by === ctx.actor.accountId) return { refusal: 'same_person' }
  const ended = endTasks(state, ctx, 'done', 'countersign')
  return resumeCase({ ...ended, state: asked.from, extra: { ...ended.extra, countersign: undefined } }, ctx)
}

function oweCountersign(state: CaseState, target: Asked['target'], ctx: RuleContext): CaseState {
  const asked: Asked = { target, from: state.state, by: ctx.actor.accountId ?? null }
  const waiting = { ...state, state: 'countersigning', extra: { ...state.extra, countersign: asked } }
  return openTask(pauseCase(waiting, ctx, 'contact'), ctx, {
    kind: 'countersign',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'countersign', ctx.policy.limits.countersign)],
  })
}

/** 返工: handling starts anew for the task named (the lead's if none), total stays. Rule: decision 19. */
function rework(state: CaseState, taskId: Id | undefined, ctx: RuleContext): CaseState | Refused {
  const done = state.tasks.filter((task) => task.round === state.round && task.state === 'done')
  const task = done.findLast(({ id, kind }) => (taskId === undefined ? kind === 'lead' : id === taskId))
  if (!task || !['lead', 'assist'].includes(task.kind)) return { refusal: 'no_such_task' }
  const fresh = unitClocks(state, ctx, state.extra.urgent === true).filter((clock) => clock.phase === 'handle')
  const again = updateTask(state, task.id, (current) => ({
    state: 'working',
    closedAt: undefined,
    reworks: (current.reworks ?? 0) + 1,
    clocks: restartClocks(current, fresh, ctx.now, () => false),
  }))
  return { ...again, state: 'handling', counts: { ...again.counts, reworks: again.counts.reworks + 1 } }
}

/** The one who did it, and the members of the unit that did. */
function handledBy(state: CaseState, { actor: { accountId, capacities } }: RuleContext): boolean {
  const done = state.tasks.filter((task) => ['lead', 'assist'].includes(task.kind) && task.state === 'done')
  return done.some(
    (task) =>
      task.round === state.round &&
      ((accountId !== undefined && task.result?.by === accountId) ||
        capacities.some((held) => held.role === 'handler' && held.unitId === task.unitId)),
  )
}
