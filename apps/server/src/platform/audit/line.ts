/** One line of the audit log as it is hashed and kept: a canonical text, never to be rebuilt from columns. */

export type AuditOutcome = 'success' | 'refused'

/** What may stand in a line: ids, codes, counts. No name, telephone, address or free text. Rule: decision 12. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>

export interface AuditEntry {
  /** `session.create`, `personal.open`: noun, then verb. */
  action: string
  objectType: string
  objectId?: string
  outcome: AuditOutcome
  detail?: AuditDetail
}

export interface AuditLine extends AuditEntry {
  id: string
  /** Wall clock, ISO with milliseconds. Rule: decision 26. */
  at: string
  actorId?: string
  /** Where nobody signed in acted: the name of the follower, job or command. */
  system?: string
  ip?: string
  requestId?: string
}

/** Version 1: JSON with the fields in this order, absent ones left out, the keys of `detail` sorted. */
export function auditText(line: AuditLine): string {
  return JSON.stringify({
    v: 1,
    id: line.id,
    at: line.at,
    actorId: line.actorId,
    system: line.system,
    ip: line.ip,
    requestId: line.requestId,
    action: line.action,
    objectType: line.objectType,
    objectId: line.objectId,
    outcome: line.outcome,
    detail: sortedKeys(line.detail ?? {}),
  })
}

/** @throws SyntaxError when the text is none that `auditText` wrote */
export function parseAuditText(text: string): AuditLine {
  const value = JSON.parse(text) as AuditLine & { v?: number }
  if (value.v !== 1) throw new SyntaxError(`audit line of version ${String(value.v)}`)
  return value
}

function sortedKeys(detail: AuditDetail): AuditDetail {
  return Object.fromEntries(Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1)))
}
