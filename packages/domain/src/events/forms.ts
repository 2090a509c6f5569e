/** What each action of an event asks: only what it needs (docs/boundaries.md). */
import type { Form } from '../cases/kind.ts'

const reason = { type: 'text', required: true } as const
const note = { type: 'text' } as const
const key = { type: 'key', required: true } as const
const files = { type: 'files', max: 9 } as const
const moment = { type: 'instant', required: true } as const

const sources = ['officer', 'resident', 'hotline', 'sensor', 'video', 'leader', 'department'] as const
const opening = {
  source: { type: 'choice', of: sources, required: true },
  matter: { type: 'matter' },
  level: { type: 'level' },
  text: { type: 'text', required: true },
  point: { type: 'point' },
  before: files,
  files,
} as const

export const eventForms = {
  // Opening
  report: opening,
  selfHandle: {
    ...opening,
    matter: { type: 'matter', required: true },
    after: files,
    way: { type: 'choice', of: ['solved', 'persuaded'], required: true },
  },
  backfill: { ...opening, occurredAt: moment, knownAt: moment },
  splitOff: { ...opening, matter: { type: 'matter', required: true } },

  // Desk
  accept: { matter: { type: 'matter' }, level: { type: 'level' }, waiver: note },
  reject: { reason },
  requestVerify: { note },
  verify: { outcome: { type: 'choice', of: ['exist', 'not_exist', 'unable'], required: true }, note, files },
  withdraw: { reason: note },
  escalate: { reason },
  reclassify: { matter: { type: 'matter', required: true }, level: { type: 'level' }, reason: note },
  relocate: { point: { type: 'point', required: true }, reason: note },
  dispatch: { lead: { type: 'unit', required: true }, assists: { type: 'units' }, urgent: { type: 'boolean' }, note },
  addAssist: { unit: { type: 'unit', required: true }, note },
  release: { reason },
  expedite: { reason: note },
  suspend: {
    condition: { type: 'choice', of: ['court', 'material', 'season', 'funding', 'other'], required: true },
    reason,
    reviewAt: { type: 'instant' },
  },
  resume: { note },
  extend: { note },
  denyExtension: { reason },
  reassign: { person: { type: 'person' }, desk: { type: 'desk' } },

  // Unit
  sign: { note },
  assignPerson: { person: { type: 'person', required: true } },
  return: { reason },
  guard: { guard: { type: 'files', required: true, max: 9 }, point: { type: 'point' }, note },
  stagedReport: { stage: { type: 'choice', of: ['first', 'progress', 'final'], required: true }, text: reason, files },
  requestExtension: { limit: { type: 'limit', required: true }, reason },
  finish: { result: reason, before: files, after: files, files, farReason: note },

  // Ruling and coordination
  requestRuling: { reason },
  rule: { lead: { type: 'unit', required: true }, assists: { type: 'units' }, reason, saveRule: { type: 'boolean' } },
  coordinate: { step: { type: 'number', required: true, min: 1, max: 4 }, text: reason },
  resolve: { resolution: reason },
  whistle: {
    units: { type: 'units', required: true },
    minutes: { type: 'number', required: true, min: 10, max: 1440 },
    purpose: { type: 'choice', of: ['demand', 'enforcement', 'emergency'], required: true },
    text: reason,
  },
  reportIn: { point: { type: 'point' } },
  rateWhistle: { stars: { type: 'stars', required: true }, note },
  callOfficer: { person: { type: 'person', required: true }, note },

  // Result
  check: {
    outcome: { type: 'choice', of: ['pass', 'not_pass'], required: true },
    rework: { type: 'task' },
    note,
    files,
  },
  confirm: { note, readingNormal: { type: 'boolean' } },
  rejectConfirmation: { reason },
  rate: { stars: { type: 'stars', required: true }, note },
  reopen: { reason },
  void: { reason },
  forceClose: { reason },
  countersign: { note },
  refuseCountersign: { reason },

  // Links between cases
  merge: { survivor: { type: 'case', required: true } },
  absorb: { duplicate: { type: 'case', required: true } },
  unmerge: { reason: note },
  disjoin: { duplicate: { type: 'case', required: true } },
  split: { parts: { type: 'parts', required: true, min: 1, max: 10 } },
  bear: { children: { type: 'cases', required: true } },
  linkRecurrence: { earlier: { type: 'case', required: true } },

  // Beside the way
  urge: { note },
  copy: { units: { type: 'units' }, person: { type: 'person' }, note },
  comment: { text: reason },
  supplement: { text: note, files },
  contact: { outcome: { type: 'choice', of: ['reached', 'not_reached'], required: true }, note },

  // Time and the system
  remind: { phase: key, rule: key, version: { type: 'number', required: true } },
  recompute: {},
  redraw: {},
} as const satisfies Readonly<Record<string, Form>>

export type EventAction = keyof typeof eventForms
