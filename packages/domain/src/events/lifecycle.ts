/**
 * The lifecycle of an event: state × action → next state. Everything that may happen to an event stands here; who may,
 * in access.ts; what it does, in effects/. Rules: decisions 19–22, 27–29; docs/domain.md 生命周期.
 */
import type { Transition } from '../cases/kind.ts'
import type { EventAction } from './forms.ts'
import type { EventState } from './states.ts'

type Row = Readonly<Partial<Record<EventAction, Transition<EventState>>>>

const same = { to: 'same' } as const
const sameCase = { to: 'same', guards: 'case' } as const
const sameTask = { to: 'same', guards: 'task' } as const

/** Never in conflict with anything: notes, pictures, copies, the word to the reporter. Rule: decision 4. */
const beside = { comment: same, supplement: same, copy: same, linkRecurrence: same, contact: same } as const
const system = { remind: same, recompute: same } as const

/** A case that somebody is at work on. */
const open = {
  ...beside,
  ...system,
  urge: same,
  redraw: same,
  reassign: same,
  absorb: same,
  disjoin: same,
  bear: same,
  guard: same,
  callOfficer: same,
  stagedReport: same,
} as const
/** It may still turn out to be nothing. A suspended case is resumed first: pauses do not nest. */
const running = { ...open, void: { to: 'countersigning', guards: 'case' } } as const
/** What was begun together ends together, even after the handling. */
const together = { split: same, resolve: same, reportIn: same, rateWhistle: same } as const
const placed = {
  ...together,
  merge: { to: 'merged', guards: 'case' },
  coordinate: same,
  whistle: same,
} as const
const classified = { reclassify: sameCase, relocate: sameCase } as const

/** Assistants work on while the lead's task lies at the desk. */
const assisting = {
  sign: sameTask,
  assignPerson: sameTask,
  return: sameTask,
  finish: sameTask,
  release: sameTask,
  requestExtension: sameTask,
  extend: sameTask,
  denyExtension: sameTask,
} as const

const atWork = {
  ...running,
  ...placed,
  ...assisting,
  sign: { to: ['handling', 'same'], guards: 'task' },
  return: { to: ['accepted', 'same'], guards: 'task' },
  dispatch: { to: 'dispatched', guards: 'case' },
  addAssist: same,
  release: { to: ['same', 'handled', 'await_confirm'], guards: 'task' },
  // Finished unsigned, it is signed in the same act.
  finish: { to: ['same', 'handling', 'handled', 'await_confirm'], guards: 'task' },
  requestRuling: { to: 'ruling', guards: 'case' },
  expedite: same,
  reclassify: { to: ['same', 'accepted'], guards: 'case' },
  relocate: { to: ['same', 'accepted'], guards: 'case' },
  suspend: { to: 'suspended', guards: 'case' },
  escalate: { to: 'submitted', guards: 'case' },
} as const

/** At the desk, waiting for a unit. */
const atDesk = {
  ...running,
  ...placed,
  ...assisting,
  ...classified,
  dispatch: { to: 'dispatched', guards: 'case' },
  escalate: { to: 'submitted', guards: 'case' },
  requestRuling: { to: 'ruling', guards: 'case' },
  suspend: { to: 'suspended', guards: 'case' },
  forceClose: { to: 'countersigning', guards: 'case' },
} as const

export const eventBegins = {
  report: { to: 'submitted' },
  backfill: { to: 'submitted' },
  splitOff: { to: 'accepted' },
  selfHandle: { to: 'filed' },
} as const satisfies Row

/** Where a pause may have begun, and so where it leads back to. */
const paused = [
  'submitted', 'verifying', 'accepted', 'dispatched', 'handling', 'ruling', 'handled', 'await_confirm', 'reopened',
] as const

export const eventLifecycle = {
  submitted: {
    accept: { to: 'accepted', guards: 'case' },
    reject: { to: 'rejected', guards: 'case' },
    requestVerify: { to: 'verifying', guards: 'case' },
    escalate: sameCase,
    withdraw: { to: 'withdrawn' },
    ...classified,
    ...running,
    merge: { to: 'merged', guards: 'case' },
  },
  verifying: {
    verify: { to: ['accepted', 'submitted'], guards: 'task' },
    accept: { to: 'accepted', guards: 'case' },
    reject: { to: 'rejected', guards: 'case' },
    withdraw: { to: 'withdrawn' },
    ...running,
    merge: { to: 'merged', guards: 'case' },
  },
  accepted: { ...atDesk, withdraw: { to: 'withdrawn' } },
  dispatched: atWork,
  handling: { ...atWork, forceClose: { to: 'countersigning', guards: 'case' } },
  ruling: { rule: { to: 'dispatched', guards: 'case' }, ...running, ...placed, ...assisting, reclassify: sameCase },
  handled: { check: { to: ['await_confirm', 'handling', 'closed'], guards: 'task' }, ...running, ...together },
  await_confirm: {
    confirm: { to: 'closed', guards: 'task' },
    rejectConfirmation: { to: 'reopened', guards: 'task' },
    rate: same,
    ...running,
    ...together,
  },
  reopened: atDesk,
  suspended: { resume: { to: paused, guards: 'case' }, ...open },
  countersigning: {
    countersign: { to: ['voided', 'closed'], guards: 'task' },
    refuseCountersign: { to: paused, guards: 'task' },
    ...beside,
    ...system,
    redraw: same,
  },
  closed: {
    reopen: { to: ['dispatched', 'reopened'] },
    rate: same,
    split: same,
    bear: same,
    rateWhistle: same,
    ...beside,
    ...system,
  },
  filed: {
    check: { to: ['same', 'reopened'], guards: 'task' },
    reopen: { to: 'reopened' },
    rate: same,
    reassign: same,
    ...beside,
    ...system,
  },
  merged: { unmerge: { to: paused, guards: 'case' }, ...beside, ...system, redraw: same },
  rejected: { reopen: { to: 'submitted' }, ...beside, ...system },
  withdrawn: beside,
  voided: { ...beside, ...system },
} as const satisfies Record<EventState, Row>
