/**
 * The text that a trail line is hashed over. It is stored as text: jsonb would reorder keys and rewrite numbers, and
 * the hash would no longer prove anything. Rule: decision 11.
 */
import type { Id, LineDraft } from './types.ts'

export const canonicalVersion = 1

/** `v`, district, case and sequence stand first, so that a line cannot be moved to another case. */
export function canonicalText(districtId: number, caseId: Id, seq: number, actionId: Id, line: LineDraft): string {
  return canonicalJson({ v: canonicalVersion, district: districtId, case: caseId, seq, actionId, ...line })
}

export interface CanonicalLine extends LineDraft {
  v: number
  district: number
  case: Id
  seq: number
  actionId: Id
}

export function parseCanonical(text: string): CanonicalLine {
  return JSON.parse(text) as CanonicalLine
}

/** JSON with keys sorted at every depth and absent values left out: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  // Every line of every trail goes through here: one string grown in place is twice as fast as entries sorted and
  // joined.
  let text = ''
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key]
    if (item !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(item)}`
  }
  return `{${text}}`
}

const plain = /^[\w.-]+$/

/** Names of fields need no escaping. */
function quoted(key: string): string {
  return plain.test(key) ? `"${key}"` : JSON.stringify(key)
}
