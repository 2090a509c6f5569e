/** The lifecycle of a supervision order: state × action → next state. */
import type { Transition } from '../cases/kind.ts'
import type { OrderAction } from './forms.ts'

export const orderStates = {
  issued: { open: true },
  replied: { open: true },
  closed: { open: false },
  cancelled: { open: false },
} as const
export type OrderState = keyof typeof orderStates

type Row = Readonly<Partial<Record<OrderAction, Transition<OrderState>>>>
const same = { to: 'same' } as const
const supervised = {
  cancel: { to: 'cancelled', guards: 'case' },
  proposeCard: same,
  proposeListing: same,
  issueCard: same,
  revokeCard: same,
  list: same,
  unlist: same,
  comment: same,
  remind: same,
  recompute: same,
} as const

export const orderBegins = { issue: { to: 'issued' } } as const satisfies Row

export const orderLifecycle = {
  issued: { reply: { to: 'replied', guards: 'task' }, ...supervised },
  replied: {
    acceptReply: { to: 'closed', guards: 'task' },
    returnReply: { to: 'issued', guards: 'task' },
    ...supervised,
  },
  closed: { comment: same, revokeCard: same, unlist: same, remind: same },
  cancelled: { comment: same, revokeCard: same, remind: same },
} as const satisfies Record<OrderState, Row>
