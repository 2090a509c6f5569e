/** The states of an event. Codes are ours and stable; their words stand in domain/words. Rule: docs/domain.md 生命周期. */
export const eventStates = {
  submitted: { open: true },
  verifying: { open: true },
  accepted: { open: true },
  dispatched: { open: true },
  handling: { open: true },
  ruling: { open: true },
  handled: { open: true },
  await_confirm: { open: true },
  reopened: { open: true },
  suspended: { open: true, paused: true },
  countersigning: { open: true, paused: true },
  closed: { open: false },
  filed: { open: false },
  merged: { open: false, paused: true },
  rejected: { open: false },
  withdrawn: { open: false },
  voided: { open: false },
} as const

export type EventState = keyof typeof eventStates
