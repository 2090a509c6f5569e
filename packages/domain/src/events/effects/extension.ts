/** More time for a unit: asked for before the deadline, granted or denied by the desk that dispatched. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import { endTask, extendClocks, openTask, openTasks, startClock, updateTask } from '../../cases/tasks.ts'
import type { CaseState, Id, Task } from '../../cases/types.ts'
import type { Limit } from '../../clock/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, levelLimit } from '../limits.ts'
import { unitTask } from './unit-task.ts'

type Forms = typeof eventForms

/** Before the deadline, once for a limit, by no more than the limit itself. Rule: docs/domain.md 时限. */
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
