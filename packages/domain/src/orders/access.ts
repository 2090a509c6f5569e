/** Who may do what to a supervision order: role × relation. */
import type { Access } from '../cases/kind.ts'
import type { OrderAction } from './forms.ts'

const supervisors = [['dispatcher', 'desk'], ['dispatcher', 'desk_above'], ['leader', 'area']] as const

/** Relations are to the order: lead is the unit (or desk) it is addressed to, desk the one that issued it. */
export const orderAccess = {
  issue: [['dispatcher', 'desk'], ['dispatcher', 'desk_above'], ['leader', 'area'], ['system', 'system']],
  reply: [['handler', 'lead'], ['dispatcher', 'lead'], ['handler', 'assigned']],
  acceptReply: supervisors,
  returnReply: supervisors,
  cancel: supervisors,
  proposeCard: [['system', 'system']],
  proposeListing: [['system', 'system']],
  issueCard: supervisors,
  revokeCard: supervisors,
  list: supervisors,
  unlist: supervisors,
  comment: [...supervisors, ['handler', 'lead'], ['dispatcher', 'lead']],
  remind: [['system', 'system']],
  recompute: [['system', 'system']],
} as const satisfies Record<OrderAction, Access>
