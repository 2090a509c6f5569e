/** Reading the audit log: newest first, keyset paging. */
import type { searchAudit } from '@onegrid/contract'
import { fromMoment, type ResponseBody, type RouteInput, toMoment } from '@onegrid/contract'
import { sql } from 'kysely'
import { at, type Db } from '../database/index.ts'
import { decodeCursor, encodeCursor } from '../http/index.ts'
import { parseAuditText } from './line.ts'

interface Row {
  id: string
  at: number
  position: number | null
  actor_id: string | null
  username: string | null
  display_name: string | null
  text: string
}

export type AuditPage = ResponseBody<typeof searchAudit>

export async function findAuditLines(
  db: Db,
  districtId: number,
  query: RouteInput<typeof searchAudit>['query'],
): Promise<AuditPage> {
  const limit = query.limit ?? 50
  const after = decodeCursor(query.cursor, [0, ''])
  const filters = [
    sql`line.district_id = ${districtId}`,
    ...(query.from ? [sql`line.at >= ${at(fromMoment(query.from))}`] : []),
    ...(query.to ? [sql`line.at < ${at(fromMoment(query.to))}`] : []),
    ...(query.actorId ? [sql`line.actor_id = ${query.actorId}`] : []),
    ...(query.action ? [sql`line.action = ${query.action}`] : []),
    ...(query.objectType ? [sql`line.object_type = ${query.objectType}`] : []),
    ...(query.objectId ? [sql`line.object_id = ${query.objectId}`] : []),
    ...(query.outcome ? [sql`line.outcome = ${query.outcome}`] : []),
    ...(after ? [sql`(line.at, line.id) < (${at(after[0])}, ${after[1]}::uuid)`] : []),
  ]
  const { rows } = await sql<Row>`
    select line.id, line.at, line.text, line.actor_id, feed.position, account.username, account.display_name
    from audit_line line
    left join audit_feed feed on feed.district_id = line.district_id and feed.line_id = line.id
    left join account on account.district_id = line.district_id and account.id = line.actor_id
    where ${sql.join(filters, sql` and `)}
    order by line.at desc, line.id desc
    limit ${limit + 1}`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(toBody),
    ...(rows.length > limit && last ? { next: encodeCursor([last.at, last.id]) } : {}),
  }
}

function toBody(row: Row): AuditPage['items'][number] {
  const line = parseAuditText(row.text)
  return {
    id: row.id,
    at: toMoment(row.at),
    position: row.position,
    actor: row.actor_id
      ? { id: row.actor_id, username: row.username ?? '', name: row.display_name ?? '' }
      : null,
    system: line.system ?? null,
    ip: line.ip ?? null,
    requestId: line.requestId ?? null,
    action: line.action,
    objectType: line.objectType,
    objectId: line.objectId ?? null,
    outcome: line.outcome,
    detail: { ...line.detail },
  }
}
