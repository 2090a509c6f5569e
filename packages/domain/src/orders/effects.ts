/**
 * What each action does to a supervision order: it owes a reply, the reply is judged. Cards are never given by a timer:
 * it proposes, a named person issues or lets it be. Rule: decision 30.
 */
import { bindEffects } from '../cases/forms.ts'
import type { RuleContext } from '../cases/kind.ts'
import {
  endTask, endTasks, findTask, isOpenTask, openTask, openTasks, recomputeClocks, runningClock, startClock,
} from '../cases/tasks.ts'
import { fireTimer } from '../cases/timers.ts'
import type { CaseState, Id, Phase } from '../cases/types.ts'
import type { Instant, Limit } from '../clock/index.ts'
import { isOfDays } from '../routing/index.ts'
import type { orderForms } from './forms.ts'
import type { OrderState } from './lifecycle.ts'

/** What an order keeps beside: which obligation of which event it is about. */
export interface OrderExtra {
  type: string
  eventId: Id
  taskId?: Id
  phase?: string
  /** The limit that was overrun; hours are answered in hours. */
  limit?: Limit
  /** Addressed to a desk that is late itself, not to a unit. */
  toDeskId?: Id
  listed?: { since: number; until?: number }
  proposedCard?: string
  /** So many orders for one event that the district wishes it listed; a named person decides. */
  proposedListing?: boolean
  card?: { colour: string; at: number; by: string }
  replies?: number
}

export const orderEffects = bindEffects<typeof orderForms>({
  issue: (state, input, ctx) => {
    const { event, issuingDeskId: deskId } = ctx.facts
    if (!event) return { refusal: 'no_such_case' }
    if (!deskId) return { refusal: 'no_desk' }
    if (!input.unit && !input.desk) return { refusal: 'owner_required' }
    const { type, task, phase, limit, desk } = input
    if (type === 'timeout' && !isOverdue(event, task, phase, ctx.now)) return { refusal: 'timer_void' }
    const extra = { type, eventId: event.id, taskId: task, phase, limit, toDeskId: desk }
    // No place of its own: a map, which marks the event, would mark the same matter twice.
    const { matter, level, source, areas, dayAreas } = event
    const begun: CaseState = {
      ...state,
      matter, level, source, areas, dayAreas,
      kind: 'order',
      state: 'issued',
      policyNo: ctx.policy.no,
      deskId,
      leadUnitId: input.unit,
      parentId: event.id,
      openedAt: ctx.now,
      extra,
    }
    return oweReply(begun, ctx)
  },

  reply: (state, _input, ctx) => {
    const task = openTasks(state, 'reply')[0]
    if (!task) return { refusal: 'no_such_task' }
    const replied = endTask({ ...state, state: 'replied' }, ctx, task.id, 'done')
    const judged = openTask(replied, ctx, {
      kind: 'check',
      owner: { deskId: state.deskId },
      clocks: [startClock(ctx, 'check', replyLimitOf(state, ctx))],
    })
    return { ...judged, extra: { ...judged.extra, replies: ((state.extra.replies as number | undefined) ?? 0) + 1 } }
  },

  acceptReply: (state, _input, ctx) => ended(state, ctx, 'closed'),
  returnReply: (state, _input, ctx) => oweReply({ ...endTasks(state, ctx, 'done', 'check'), state: 'issued' }, ctx),
  cancel: (state, _input, ctx) => ended(state, ctx, 'cancelled'),

  proposeCard: (state, input) =>
    state.extra.card ? { refusal: 'card_given' } : { ...state, extra: { ...state.extra, proposedCard: input.colour } },
  proposeListing: (state) =>
    state.extra.listed ? { refusal: 'listed_already' } : { ...state, extra: { ...state.extra, proposedListing: true } },
  issueCard: (state, input, ctx) => {
    if (state.extra.card) return { refusal: 'card_given' }
    const card = { colour: input.colour, at: ctx.now, by: ctx.actor.accountId }
    return { ...state, extra: { ...state.extra, proposedCard: undefined, card } }
  },
  revokeCard: (state) =>
    state.extra.card ? { ...state, extra: { ...state.extra, card: undefined } } : { refusal: 'no_card' },

  list: (state, input, ctx) => {
    if (state.extra.listed) return { refusal: 'listed_already' }
    return {
      ...state,
      extra: { ...state.extra, proposedListing: undefined, listed: { since: ctx.now, until: input.until } },
    }
  },
  unlist: (state) =>
    state.extra.listed ? { ...state, extra: { ...state.extra, listed: undefined } } : { refusal: 'not_listed' },

  comment: (state) => state,
  remind: (state, input) => fireTimer(state, input),
  recompute: (state, _input, ctx) => recomputeClocks(state, ctx),
})

/** Met, moved or paused meanwhile: then there is nothing to supervise. */
function isOverdue(event: CaseState, taskId: Id | undefined, phase: string | undefined, now: Instant): boolean {
  const task = findTask(event, taskId)
  if (!task || !isOpenTask(task)) return false
  const clock = phase === undefined ? undefined : runningClock(task, phase as Phase)
  return clock !== undefined && clock.pausedAt === undefined && clock.dueAt <= now
}

function oweReply(state: CaseState, ctx: RuleContext): CaseState {
  const owner = state.leadUnitId ? { unitId: state.leadUnitId } : { deskId: state.extra.toDeskId as Id }
  return openTask(state, ctx, { kind: 'reply', owner, clocks: [startClock(ctx, 'reply', replyLimitOf(state, ctx))] })
}

/** Hours answer hours: an order about a limit of hours is not answered tomorrow. */
function replyLimitOf(state: CaseState, ctx: RuleContext): Limit {
  const limit = state.extra.limit as Limit | undefined
  const { reply } = ctx.policy.limits
  return limit && !isOfDays(limit) ? reply.hours : reply.days
}

function ended(state: CaseState, ctx: RuleContext, as: OrderState): CaseState {
  return { ...endTasks(state, ctx, as === 'closed' ? 'done' : 'cancelled'), state: as, closedAt: ctx.now }
}
