/** The trail as a story, with the hashes that prove it. Rules: docs/domain.md 呈现 4, B10. */
import { toMoment } from '@onegrid/contract'
import type { TrailLineBody } from '@onegrid/contract'
import { saidOutside, trailSentence, wordsOf } from '@onegrid/domain'
import type { CanonicalLine, Id } from '@onegrid/domain'
import { named } from './names.ts'
import type { Names } from './names.ts'
import type { Listener } from './reading-rights.ts'
import type { Viewing } from './view.ts'

export interface ProvenLine {
  line: CanonicalLine
  /** Hex. */
  hash: string
}

/**
 * @param remarks free texts by reference; a text that was erased is not there
 * @param listener where the reader does not work here. Rule: domain/access/cases.ts
 */
export function trailLineView(
  { line, hash }: ProvenLine, remarks: ReadonlyMap<Id, string>, view: Viewing, listener?: Listener,
): TrailLineBody {
  const names: Names = listener ? { ...view.names, person: () => undefined } : view.names
  const { lang } = view
  const { by, params } = line
  const roles: Readonly<Record<string, string>> = wordsOf(lang).role
  return {
    seq: line.seq,
    at: toMoment(line.at),
    occurredAt: line.occurredAt === undefined ? null : toMoment(line.occurredAt),
    action: line.action,
    by: {
      role: by.role,
      roleText: roles[by.role] ?? by.role,
      person: listener ? null : named(by.account, names.person),
      unit: named(by.unit, names.unit),
      desk: named(by.desk, names.desk),
    },
    sentence: trailSentence(line, names, lang),
    remarks: listener ? heard(line, remarksOf(params, remarks), listener) : remarksOf(params, remarks),
    params: listener ? {} : params,
    changes: listener ? { fields: {}, tasks: [] } : line.changes,
    files: filesOf(params),
    hash,
  }
}

/** What is said to the listener, and what he said himself. */
function heard(
  { action, by }: CanonicalLine, said: Record<string, string>, listener: Listener,
): Record<string, string> {
  if (own[listener].includes(by.role)) return said
  const fields = saidOutside[listener][action] ?? []
  return Object.fromEntries(Object.entries(said).filter(([field]) => fields.includes(field)))
}

const own: Readonly<Record<Listener, readonly string[]>> = { reporter: ['resident', 'hotline'], link: ['link'] }

/** Other cases that a line names: merged, split off, recurring, supervised. */
export function casesNamed(params: Readonly<Record<string, unknown>>): Id[] {
  const {
    survivor,
    duplicate,
    earlier,
    event,
    children = [],
  } = params as Partial<Record<'survivor' | 'duplicate' | 'earlier' | 'event', Id>> & { children?: Id[] }
  return [survivor, duplicate, earlier, event, ...children].filter((id) => id !== undefined)
}

/** References of free texts in the parameters of a line. */
export function textRefs(params: Readonly<Record<string, unknown>>): [field: string, ref: Id][] {
  return Object.entries(params).flatMap(([field, value]): [string, Id][] => {
    if (Array.isArray(value)) return value.flatMap((part: unknown, i) => refOf(part, `${field}.${i}`))
    return refOf(value, field)
  })
}

function refOf(value: unknown, field: string): [string, Id][] {
  if (typeof value !== 'object' || value === null) return []
  if ('ref' in value && typeof value.ref === 'string') return [[field, value.ref]]
  return 'text' in value ? refOf(value.text, field) : []
}

function remarksOf(
  params: Readonly<Record<string, unknown>>, remarks: ReadonlyMap<Id, string>,
): Record<string, string> {
  return Object.fromEntries(
    textRefs(params).flatMap(([field, ref]) => {
      const text = remarks.get(ref)
      return text === undefined ? [] : [[field, text]]
    }),
  )
}

function filesOf(params: Readonly<Record<string, unknown>>): Id[] {
  return ['before', 'after', 'files', 'guard'].flatMap((field) => (params[field] as Id[] | undefined) ?? [])
}
