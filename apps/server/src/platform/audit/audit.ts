/** Writing the audit log. It cannot be switched off; the application can append and read, nothing else. */
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../database/index.ts'
import { type AuditEntry, type AuditLine, auditText } from './line.ts'

/** Who acted: a request's context fits, and so does a follower, job or command by name. */
export type AuditActor =
  | { districtId: number; principal: { accountId: string } | undefined; ip: string; requestId: string }
  | { districtId: number; system: string }

export interface Audit {
  /**
   * Appends a line. With `db` it belongs to that transaction and vanishes with it; a refusal is written without, so
   * that the rollback of what was refused does not take it along.
   *
   * @returns the line's id
   */
  (actor: AuditActor, entry: AuditEntry, db?: Db): Promise<string>
}

/** @param wallClock milliseconds; the audit never follows the business clock */
export function createAudit(db: Db, wallClock: () => number = Date.now): Audit {
  return async (actor, entry, on = db) => {
    const id = uuidv7()
    const line: AuditLine = { ...entry, ...whoOf(actor), id, at: new Date(wallClock()).toISOString() }
    await sql`select audit_append(${actor.districtId}, ${auditText(line)})`.execute(on)
    return id
  }
}

function whoOf(actor: AuditActor): Pick<AuditLine, 'actorId' | 'system' | 'ip' | 'requestId'> {
  if ('system' in actor) return { system: actor.system }
  return {
    ...(actor.principal ? { actorId: actor.principal.accountId } : {}),
    ip: actor.ip,
    requestId: actor.requestId,
  }
}
