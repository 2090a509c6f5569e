/**
 * Who may do what to an event: role × relation to the case. One table for server, screen and phone. Relations:
 * desk (posted at the case's desk), desk_above (at a desk above it in the area tree), ruling (at the desk that rules),
 * lead / assist (member of the unit that has the task), assigned (the person named), reporter, grid (officer of its
 * grid), area (its place lies in the post's area), called (whistled unit or called officer), copied, self (no case
 * yet), system. Rules: decisions 19, 28, 29, 39; docs/domain.md 生命周期.
 */
import type { Access } from '../cases/kind.ts'
import type { EventAction } from './forms.ts'

const desk = [['dispatcher', 'desk'], ['dispatcher', 'desk_above']] as const
const deskOnly = [['dispatcher', 'desk']] as const
const above = [['dispatcher', 'desk_above'], ['leader', 'area']] as const
const units = [['handler', 'assigned'], ['handler', 'lead'], ['handler', 'assist'], ['link', 'assigned']] as const
const staffOnIt = [
  ...desk, ['handler', 'lead'], ['handler', 'assist'], ['handler', 'assigned'], ['handler', 'called'],
  ['officer', 'grid'], ['grid_leader', 'grid'], ['officer', 'reporter'], ['officer', 'called'], ['checker', 'desk'],
  ['leader', 'area'], ['system', 'system'],
] as const
const reporter = [['resident', 'reporter'], ['hotline', 'reporter']] as const
const confirmers = [
  ['officer', 'assigned'], ['grid_leader', 'assigned'], ['grid_leader', 'grid'], ['officer', 'reporter'],
  ['resident', 'reporter'], ['dispatcher', 'desk'], ['checker', 'desk'],
] as const
const anyone = [['*', '*']] as const
const system = [['system', 'system']] as const

export const eventAccess = {
  report: anyone,
  selfHandle: [['officer', 'self'], ['grid_leader', 'self']],
  backfill: [
    ['officer', 'self'], ['grid_leader', 'self'], ['dispatcher', 'self'], ['handler', 'self'], ['leader', 'self'],
  ],
  splitOff: [...desk, ...system],

  accept: [...desk, ...system],
  reject: desk,
  requestVerify: desk,
  verify: [['officer', 'assigned'], ['grid_leader', 'assigned'], ['officer', 'grid'], ['grid_leader', 'grid']],
  withdraw: [['officer', 'reporter'], ['grid_leader', 'reporter'], ['dispatcher', 'reporter'], ...reporter],
  escalate: [...deskOnly, ...system],
  reclassify: desk,
  relocate: [...desk, ['officer', 'grid']],
  dispatch: [...desk, ...system],
  addAssist: desk,
  release: desk,
  expedite: [...desk, ['leader', 'area']],
  suspend: desk,
  resume: desk,
  extend: desk,
  denyExtension: desk,
  reassign: [...desk, ['grid_leader', 'grid'], ...system],

  sign: units,
  assignPerson: [['handler', 'lead'], ['handler', 'assist']],
  return: units,
  guard: [...units, ['officer', 'called'], ['officer', 'grid'], ['grid_leader', 'grid'], ['officer', 'reporter']],
  stagedReport: [...units, ...desk, ['officer', 'grid']],
  requestExtension: units,
  finish: units,

  requestRuling: [...desk, ['handler', 'lead'], ['handler', 'assigned']],
  rule: [['dispatcher', 'ruling'], ['leader', 'ruling']],
  coordinate: desk,
  resolve: [...desk, ['leader', 'area']],
  whistle: desk,
  reportIn: [['handler', 'called'], ['officer', 'called'], ['handler', 'lead'], ['handler', 'assist']],
  rateWhistle: desk,
  callOfficer: desk,

  check: [['checker', 'desk'], ['checker', 'desk_above'], ...desk, ['officer', 'grid'], ['grid_leader', 'grid']],
  confirm: confirmers,
  rejectConfirmation: confirmers,
  rate: [['resident', 'reporter'], ['officer', 'reporter'], ['hotline', 'reporter'], ['dispatcher', 'desk']],
  reopen: [
    ...desk, ['leader', 'area'], ['officer', 'reporter'], ['officer', 'grid'], ['grid_leader', 'grid'], ...reporter,
  ],
  void: desk,
  forceClose: desk,
  countersign: [...desk, ['leader', 'area']],
  refuseCountersign: [...desk, ['leader', 'area']],

  merge: desk,
  absorb: [...desk, ...system],
  unmerge: desk,
  disjoin: [...desk, ...system],
  split: desk,
  bear: [...desk, ...system],
  linkRecurrence: staffOnIt,

  urge: [...above, ...desk, ['officer', 'reporter'], ...reporter],
  copy: [...desk, ['leader', 'area']],
  comment: staffOnIt,
  supplement: [...staffOnIt, ...reporter],
  contact: [...desk, ['handler', 'lead'], ['handler', 'assigned'], ['system', 'system']],

  remind: system,
  recompute: system,
  redraw: system,
} as const satisfies Record<EventAction, Access>
