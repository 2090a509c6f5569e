/** What each action of a supervision order asks. */
import type { Form } from '../cases/kind.ts'

const reason = { type: 'text', required: true } as const
const note = { type: 'text' } as const
const key = { type: 'key', required: true } as const

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
  proposeListing: {},
  issueCard: { colour: { type: 'choice', of: ['yellow', 'red'], required: true }, reason },
  revokeCard: { reason },
  list: { reason, until: { type: 'instant' } },
  unlist: { note },
  comment: { text: reason },
  remind: { phase: key, rule: key, version: { type: 'number', required: true } },
  recompute: {},
} as const satisfies Readonly<Record<string, Form>>
export type OrderAction = keyof typeof orderForms
