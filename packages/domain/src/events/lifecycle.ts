/**
 * The lifecycle of an event: state × action → next state. Everything that may happen to an event stands here; who may,
 * in access.ts; what it does, in effects/. Sources: domain.md §3 as corrected by practice.md, decisions 19–22, 27–29.
 */
import type { Transition } from '../cases/kind.ts'
import type { EventAction } from './forms.ts'
import type { EventState } from './states.ts'

type Row = Readonly<Partial<Record<EventAction, Transition<EventState>>>>

const same = { to: 'same' } as const

/** Never in conflict with anything: notes, pictures, urging, copies. Rule: decision 4. */
const beside = { comment: same, supplement: same, urge: same, copy: same, linkRecurrence: same, contact: same } as const
const system = { remind: same, recompute: same, redraw: same, reassign: same } as const
/** A case that a desk or a unit is at work on. */
const openCase = {
  ...beside,
  ...system,
  absorb: same,
  disjoin: same,
  bear: same,
  guard: same,
  callOfficer: same,
  void: { to: 'countersigning', guards: 'case' },
} as const
const placed = { merge: { to: 'merged', guards: 'case' }, split: same, coordinate: same, resolve: same, whistle: same, reportIn: same, rateWhistle: same, stagedReport: same } as const

const atWork = {
  ...openCase,
  ...placed,
  sign: { to: ['handling', 'same'], guards: 'task' },
  assignPerson: { to: 'same', guards: 'task' },
  return: { to: ['accepted', 'same'], guards: 'task' },
  dispatch: { to: 'dispatched', guards: 'case' },
  addAssist: same,
  release: { to: ['same', 'handled', 'await_confirm'], guards: 'task' },
  finish: { to: ['same', 'handled', 'await_confirm'], guards: 'task' },
  requestRuling: { to: 'ruling', guards: 'case' },
  expedite: same,
  reclassify: { to: ['same', 'accepted'], guards: 'case' },
  relocate: { to: ['same', 'accepted'], guards: 'case' },
  requestExtension: { to: 'same', guards: 'task' },
  extend: { to: 'same', guards: 'task' },
  denyExtension: { to: 'same', guards: 'task' },
  suspend: { to: 'suspended', guards: 'case' },
  escalate: { to: 'submitted', guards: 'case' },
} as const

export const eventBegins = {
  report: { to: 'submitted' },
  backfill: { to: 'submitted' },
  splitOff: { to: 'accepted' },
  selfHandle: { to: 'filed' },
} as const satisfies Row

const undone = ['submitted', 'verifying', 'accepted', 'dispatched', 'handling', 'ruling', 'handled', 'await_confirm', 'reopened', 'suspended'] as const

export const eventLifecycle = {
  submitted: {
    accept: { to: 'accepted', guards: 'case' },
    reject: { to: 'rejected', guards: 'case' },
    requestVerify: { to: 'verifying', guards: 'case' },
    reclassify: { to: 'same', guards: 'case' },
    relocate: { to: 'same', guards: 'case' },
    escalate: { to: 'same', guards: 'case' },
    withdraw: { to: 'withdrawn' },
    ...openCase,
    merge: { to: 'merged', guards: 'case' },
    stagedReport: same,
  },
  verifying: {
    verify: { to: ['accepted', 'submitted'], guards: 'task' },
    accept: { to: 'accepted', guards: 'case' },
    reject: { to: 'rejected', guards: 'case' },
    withdraw: { to: 'withdrawn' },
    ...openCase,
    merge: { to: 'merged', guards: 'case' },
    stagedReport: same,
  },
  accepted: {
    dispatch: { to: 'dispatched', guards: 'case' },
    reclassify: { to: 'same', guards: 'case' },
    relocate: { to: 'same', guards: 'case' },
    escalate: { to: 'submitted', guards: 'case' },
    requestRuling: { to: 'ruling', guards: 'case' },
    suspend: { to: 'suspended', guards: 'case' },
    withdraw: { to: 'withdrawn' },
    ...openCase,
    ...placed,
    forceClose: { to: 'countersigning', guards: 'case' },
  },
  dispatched: { ...atWork },
  handling: { ...atWork, forceClose: { to: 'countersigning', guards: 'case' } },
  ruling: { rule: { to: 'dispatched', guards: 'case' }, reclassify: { to: 'same', guards: 'case' }, ...openCase, ...placed },
  handled: { check: { to: ['await_confirm', 'handling', 'closed'], guards: 'task' }, ...openCase, split: same, stagedReport: same },
  await_confirm: {
    confirm: { to: 'closed', guards: 'task' },
    rejectConfirmation: { to: 'reopened', guards: 'task' },
    ...openCase,
    split: same,
    stagedReport: same,
  },
  reopened: {
    dispatch: { to: 'dispatched', guards: 'case' },
    reclassify: { to: 'same', guards: 'case' },
    escalate: { to: 'submitted', guards: 'case' },
    requestRuling: { to: 'ruling', guards: 'case' },
    suspend: { to: 'suspended', guards: 'case' },
    ...openCase,
    ...placed,
    forceClose: { to: 'countersigning', guards: 'case' },
  },
  suspended: { resume: { to: undone, guards: 'case' }, stagedReport: same, ...openCase },
  countersigning: {
    countersign: { to: ['voided', 'closed'], guards: 'task' },
    refuseCountersign: { to: undone, guards: 'task' },
    ...beside,
    ...system,
  },
  closed: { rate: same, reopen: { to: ['dispatched', 'reopened'] }, split: same, bear: same, rateWhistle: same, ...beside, remind: same, reassign: same },
  filed: { check: { to: ['same', 'reopened'], guards: 'task' }, reopen: { to: 'reopened' }, rate: same, ...beside, remind: same, reassign: same },
  merged: { unmerge: { to: undone, guards: 'case' }, ...beside, remind: same },
  rejected: { reopen: { to: 'submitted' }, ...beside },
  withdrawn: { ...beside },
  voided: { ...beside },
} as const satisfies Record<EventState, Row>
