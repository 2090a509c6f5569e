/**
 * The supervision order (督办单): the second kind of case on the same spine, with an owner, a reply clock and a
 * lifecycle of its own. Cards are never given by a timer: it proposes, a named person issues or lets it be.
 * Sources: S4-20, domain.md §3 (督办), decisions 1, 19, 30, practice.md 11.
 */
import { bindEffects } from '../cases/forms.ts'
import type { Access, Form, KindDefinition, RuleContext, Transition } from '../cases/kind.ts'
import { endTask, endTasks, openTask, openTasks, recomputeClocks, startClock } from '../cases/tasks.ts'
import { fireTimer } from '../cases/timers.ts'
import type { CaseState, Id, Phase } from '../cases/types.ts'
import { isOfDays } from '../routing/index.ts'
import type { Limit } from '../clock/index.ts'

export const orderStates = {
  issued: { open: true },
  replied: { open: true },
  closed: { open: false },
  cancelled: { open: false },
} as const
export type OrderState = keyof typeof orderStates

const reason = { type: 'text', required: true } as const
const note = { type: 'text' } as const

export const orderForms = {
  issue: {
    type: { type: 'choice', of: ['timeout', 'leader', 'important'], required: true },
    event: { type: 'case', required: true },
    unit: { type: 'unit' },
    desk: { type: 'desk' },
    phase: { type: 'key' },
    task: { type: 'task' },
    limit: { type: 'limit' },
    text: note,
  },
  reply: { text: reason, files: { type: 'files', max: 9 } },
  acceptReply: { note },
  returnReply: { reason },
  cancel: { reason },
  proposeCard: { colour: { type: 'choice', of: ['yellow', 'red'], required: true } },
  issueCard: { colour: { type: 'choice', of: ['yellow', 'red'], required: true }, reason },
  revokeCard: { reason },
  list: { reason, until: { type: 'instant' } },
  unlist: { note },
  comment: { text: reason },
  remind: { phase: { type: 'key', required: true }, rule: { type: 'key', required: true }, version: { type: 'number', required: true } },
  recompute: {},
} as const satisfies Readonly<Record<string, Form>>
export type OrderAction = keyof typeof orderForms

type Row = Readonly<Partial<Record<OrderAction, Transition<OrderState>>>>
const same = { to: 'same' } as const
const supervised = {
  cancel: { to: 'cancelled', guards: 'case' },
  proposeCard: same,
  issueCard: same,
  revokeCard: same,
  list: same,
  unlist: same,
  comment: same,
  remind: same,
  recompute: same,
} as const

export const orderLifecycle = {
  issued: { reply: { to: 'replied', guards: 'task' }, ...supervised },
  replied: { acceptReply: { to: 'closed', guards: 'task' }, returnReply: { to: 'issued', guards: 'task' }, ...supervised },
  closed: { comment: same, revokeCard: same, unlist: same, remind: same },
  cancelled: { comment: same, revokeCard: same, remind: same },
} as const satisfies Record<OrderState, Row>

const supervisors = [['dispatcher', 'desk'], ['dispatcher', 'desk_above'], ['leader', 'area']] as const

/** Relations are to the order: lead is the unit (or desk) it is addressed to, desk the one that issued it. */
export const orderAccess = {
  issue: [['dispatcher', 'desk'], ['dispatcher', 'desk_above'], ['leader', 'area'], ['system', 'system']],
  reply: [['handler', 'lead'], ['dispatcher', 'lead'], ['handler', 'assigned']],
  acceptReply: supervisors,
  returnReply: supervisors,
  cancel: supervisors,
  proposeCard: [['system', 'system']],
  issueCard: supervisors,
  revokeCard: supervisors,
  list: supervisors,
  unlist: supervisors,
  comment: [...supervisors, ['handler', 'lead'], ['dispatcher', 'lead']],
  remind: [['system', 'system']],
  recompute: [['system', 'system']],
} as const satisfies Record<OrderAction, Access>

/** What an order keeps beside: which obligation of which event it is about. */
export interface OrderExtra {
  type: string
  eventId: Id
  taskId?: Id
  phase?: string
  listed?: { since: number; until?: number }
  proposedCard?: string
  card?: { colour: string; at: number; by: string }
  replies?: number
}

const effects = bindEffects<typeof orderForms>({
  issue: (state, input, ctx) => {
    const deskId = ctx.facts.route?.deskId ?? state.deskId
    if (!deskId) return { refusal: 'no_desk' }
    if (!input.unit && !input.desk) return { refusal: 'owner_required' }
    const extra = { type: input.type, eventId: input.event, taskId: input.task, phase: input.phase, limit: input.limit }
    const begun: CaseState = {
      ...state,
      kind: 'order',
      state: 'issued',
      policyNo: ctx.policy.no,
      deskId,
      leadUnitId: input.unit,
      parentId: input.event,
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
  issueCard: (state, input, ctx) =>
    state.extra.card
      ? { refusal: 'card_given' }
      : { ...state, extra: { ...state.extra, proposedCard: undefined, card: { colour: input.colour, at: ctx.now, by: ctx.actor.accountId } } },
  revokeCard: (state) => (state.extra.card ? { ...state, extra: { ...state.extra, card: undefined } } : { refusal: 'no_card' }),

  list: (state, input, ctx) =>
    state.extra.listed ? { refusal: 'listed_already' } : { ...state, extra: { ...state.extra, listed: { since: ctx.now, until: input.until } } },
  unlist: (state) => (state.extra.listed ? { ...state, extra: { ...state.extra, listed: undefined } } : { refusal: 'not_listed' }),

  comment: (state) => state,
  remind: (state, input) => fireTimer(state, input),
  recompute: (state, _input, ctx) => recomputeClocks(state, ctx),
})

export const orderKind: KindDefinition<OrderState, OrderAction> = {
  kind: 'order',
  states: orderStates,
  begins: { issue: { to: 'issued' } },
  lifecycle: orderLifecycle,
  forms: orderForms,
  access: orderAccess,
  effects,
}

/** Which obligations bring an order of their own accord: the late lead's, not a silent assistant's (the desk may let that go). */
export function bringsOrder(phase: Phase, phases: readonly Phase[], taskKind: string): boolean {
  return phases.includes(phase) && taskKind !== 'assist'
}

function oweReply(state: CaseState, ctx: RuleContext): CaseState {
  const owner = state.leadUnitId ? { unitId: state.leadUnitId } : { deskId: state.deskId }
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
