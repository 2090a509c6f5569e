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
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`)
    return `{${entries.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}
