/**
 * Which fields of an action are asked now: only what it needs, given the case and what has been filled in so far. The
 * rule on the server has the last word; a field that is not asked stays within reach, one press away.
 */
import type { OfferedAction, TaskBody } from '@onegrid/contract'
import type { OfferedField, Values } from './values.ts'

export interface AskedField extends OfferedField {
  /** Shown only when somebody asks for more, or when the server refuses for the lack of it. */
  aside: boolean
  /** Tasks to choose from, where the field is one. */
  tasks?: readonly TaskBody[]
  /** A limit in this measure only, and no longer than this. */
  within?: { unit: string; value: number }
  /** Begins so, where nothing is proposed. */
  begins?: unknown
}

/** What is known of the case beside the form. */
export interface AskingFacts {
  round: number
  tasks: readonly TaskBody[]
  source?: string
  /** The matter's evidence and whether it must be verified, by its code; undefined while the catalogue is not there. */
  matterOf?: (code: string) => { evidence: readonly string[]; needsVerify: boolean } | undefined
  matter?: string
  verified?: string
  picturesBefore: number
  reports: readonly { stage: string }[]
}

export function askedFields(action: OfferedAction, values: Values, facts: AskingFacts): AskedField[] {
  const plain = action.fields.map((field): AskedField => ({ ...field, aside: false }))
  const refine = refinements[action.action]
  return refine ? refine(plain, { action, values, facts }) : plain
}

interface Asking { action: OfferedAction; values: Values; facts: AskingFacts }
type Refine = (fields: readonly AskedField[], asking: Asking) => AskedField[]

const refinements: Readonly<Record<string, Refine>> = {
  accept: (fields, { values, facts }) => {
    const chosen = values['matter']
    const matter = facts.matterOf?.(typeof chosen === 'string' ? chosen : (facts.matter ?? ''))
    const seen = facts.source === 'officer' || facts.verified === 'exist' || facts.verified === 'waived'
    return change(fields, {
      matter: { required: facts.matter === undefined },
      waiver: { required: matter?.needsVerify === true && !seen, aside: matter?.needsVerify !== true || seen },
    })
  },

  reclassify: (fields) => change(fields, { reason: { aside: false } }),

  check: (fields, { values, facts }) => {
    const failed = values['outcome'] === 'not_pass'
    const done = facts.tasks.filter(({ state, round }) => state === 'done' && round === facts.round)
    const redo = done.filter(({ kind }) => kind === 'lead' || kind === 'assist')
    const shown = (values['files'] as readonly unknown[] | undefined) ?? []
    return change(fields, {
      rework: { tasks: redo, aside: false, dropped: !failed || redo.length < 2 },
      note: { required: failed && shown.length === 0 },
    })
  },

  finish: (fields, { action, facts }) => {
    const task = facts.tasks.find(({ id }) => id === action.taskId)
    const evidence = task?.kind === 'assist' ? [] : (facts.matterOf?.(facts.matter ?? '')?.evidence ?? [])
    const needs = evidence.includes('before') && facts.picturesBefore === 0
    return change(fields, {
      before: { required: needs, aside: !needs },
      after: { required: evidence.includes('after') },
      files: { aside: true },
      farReason: { aside: true },
    })
  },

  confirm: (fields, { facts }) => change(fields, { readingNormal: { dropped: facts.source !== 'sensor' } }),

  requestExtension: (fields, { action, facts }) => {
    const task = facts.tasks.find(({ id }) => id === action.taskId)
    const limit = task?.clocks.find(({ phase, stoppedAt }) => phase === 'handle' && stoppedAt === null)?.limit
    return change(fields, { limit: limit ? { within: limit, begins: { unit: limit.unit } } : {} })
  },

  stagedReport: (fields, { facts }) =>
    change(fields, { stage: { begins: facts.reports.length === 0 ? 'first' : 'progress' } }),

  whistle: (fields) => change(fields, { minutes: { begins: 30 } }),

  verify: (fields, { values }) => change(fields, { note: { required: values['outcome'] === 'unable' } }),
}

type Change = Partial<AskedField> & { dropped?: boolean }

function change(fields: readonly AskedField[], changes: Readonly<Record<string, Change>>): AskedField[] {
  return fields.flatMap((field) => {
    const { dropped, ...more } = changes[field.name] ?? {}
    return dropped ? [] : [{ ...field, ...more }]
  })
}
