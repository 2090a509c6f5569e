/** What the log of the last days holds, and how far it is sealed. */
import type { getAuditSummary, ResponseBody } from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import { sql } from 'kysely'
import { at, type Db, rows } from '../database/index.ts'

const DAY_MS = 86_400_000

export async function summarise(
  db: Db, districtId: number, days: number, now: number,
): Promise<ResponseBody<typeof getAuditSummary>> {
  const from = now - days * DAY_MS
  const [counts, [head], [oldest]] = await Promise.all([
    rows(db, sql<{ action: string; outcome: 'success' | 'refused'; lines: number }>`
      select action, outcome, count(*)::int as lines from audit_line
      where district_id = ${districtId} and at >= ${at(from)}
      group by action, outcome order by lines desc, action`),
    rows(db, sql<{ unsealed: number; position: number; hash: Buffer; sealed_at: number }>`
      select position - sealed_position + (
        select count(*) from audit_outbox where district_id = ${districtId}
      ) as unsealed, sealed_position as position, sealed_hash as hash, sealed_at
      from audit_head where district_id = ${districtId}`),
    rows(db, sql<{ at: number }>`
      select at from audit_line where district_id = ${districtId} order by at, id limit 1`),
  ])
  return {
    from: toMoment(from),
    to: toMoment(now),
    counts,
    oldest: oldest ? toMoment(oldest.at) : null,
    unsealed: head?.unsealed ?? 0,
    lastSeal: head && head.position > 0
      ? { position: head.position, hash: head.hash.toString('hex'), at: toMoment(head.sealed_at) }
      : null,
  }
}
