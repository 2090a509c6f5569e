/** What moves a deadline, and only this: urgency, suspension, extension. Rules: decisions 18, 19. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import {
  endTask, endTasks, extendClocks, openTask, openTasks, pauseCase, resumeCase, startClock, updateTask,
} from '../../cases/tasks.ts'
import type { CaseState, Id, Task } from '../../cases/types.ts'
import type { Limit } from '../../clock/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, hurried } from '../limits.ts'
import { levelLimit } from './desk.ts'
import { unitTask } from './units.ts'

type Forms = typeof eventForms

/** Working time becomes elapsed time, for the lead and whoever assists. */
export const expedite: EffectOf<Forms['expedite']> = (state, _input, ctx) => {
  const working = openTasks(state, 'lead', 'assist')
  const slow = working.filter((task) => task.clocks.some((clock) => hurried(clock, ctx) !== clock))
  if (slow.length === 0) return { refusal: 'nothing_to_do' }
  return slow.reduce<CaseState>(
    (next, task) => updateTask(next, task.id, ({ clocks }) => ({ clocks: clocks.map((clock) => hurried(clock, ctx)) })),
    { ...state, extra: { ...state.extra, urgent: true } },
  )
}

/** How long a suspended case may lie before the desk must look again, where no day is named. */
const reviewWithin: Limit = { value: 30, unit: 'natural_day', statutory: true }

/** 挂账: the clocks stand still for a named condition, and the desk must look again on a day. Rule: decision 18. */
export const suspend: EffectOf<Forms['suspend']> = (state, input, ctx) => {
  const { condition, reviewAt } = input
  if (reviewAt !== undefined && reviewAt <= ctx.now) return { refusal: 'moment_past' }
  const limit: Limit = reviewAt === undefined
    ? reviewWithin
    : { value: (reviewAt - ctx.now) / 3_600_000, unit: 'urgent_hour' }
  const suspended = { from: state.state, condition }
  const paused = pauseCase({ ...state, state: 'suspended', extra: { ...state.extra, suspended } }, ctx, 'contact')
  const clocks = [startClock(ctx, 'review', limit)]
  return openTask(paused, ctx, { kind: 'review', owner: { deskId: deskOf(state) }, clocks })
}

export const resume: EffectOf<Forms['resume']> = (state, _input, ctx) => {
  const { from } = state.extra.suspended as { from: string }
  const ended = endTasks(state, ctx, 'done', 'review')
  return resumeCase({ ...ended, state: from, extra: { ...ended.extra, suspended: undefined } }, ctx)
}

/** Before the deadline, once for a limit, by no more than the limit itself. Rule: domain.md §3 (extend). */
export const requestExtension: EffectOf<Forms['requestExtension']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  const clock = task?.clocks.find((c) => c.phase === 'handle' && c.stoppedAt === undefined)
  if (!task || !clock) return { refusal: 'no_such_task' }
  if (ctx.now >= clock.dueAt) return { refusal: 'already_overdue' }
  const granted = clock.extended?.length ?? 0
  if (granted + requestsFor(state, task.id).length >= ctx.policy.extensions.most) return { refusal: 'extended_already' }
  if (input.limit.unit !== clock.limit.unit || input.limit.value > clock.limit.value * ctx.policy.extensions.share) {
    return { refusal: 'extension_too_long' }
  }
  return openTask(state, ctx, {
    kind: 'extension',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'extension', levelLimit(state, ctx, 'dispatch'))],
    result: { for: task.id, limit: input.limit },
  })
}

/** Grants the request that stands; the total is longer by as much. */
export const extend: EffectOf<Forms['extend']> = (state, input, ctx) => {
  const request = pendingRequest(state, input.taskId)
  if (!request) return { refusal: 'no_request' }
  const { for: taskId, limit } = request.result as unknown as { for: Id; limit: Limit }
  const ended = endTask(state, ctx, request.id, 'done', { granted: true })
  const extended = extendClocks(ended, ctx, limit, taskId, ['handle', 'total'])
  return { ...extended, counts: { ...extended.counts, extensions: extended.counts.extensions + 1 } }
}

export const denyExtension: EffectOf<Forms['denyExtension']> = (state, input, ctx) => {
  const request = pendingRequest(state, input.taskId)
  if (!request) return { refusal: 'no_request' }
  const denied = endTask(state, ctx, request.id, 'done', { granted: false })
  // The unit's own form shows the request: it counts as changed, and the line names whom to tell.
  return updateTask(denied, request.result?.for as Id, () => ({}))
}

/** What a unit asked for falls with its task. */
export function dropRequests(state: CaseState, ctx: RuleContext, taskId: Id): CaseState {
  return requestsFor(state, taskId).reduce((next, request) => endTask(next, ctx, request.id, 'cancelled'), state)
}

function requestsFor(state: CaseState, taskId: Id): Task[] {
  return openTasks(state, 'extension').filter((request) => request.result?.for === taskId)
}

function pendingRequest(state: CaseState, taskId: Id | undefined): Task | undefined {
  return openTasks(state, 'extension').find(
    (request) => taskId === undefined || request.id === taskId || request.result?.for === taskId,
  )
}
