/** Reading the audit log: newest first, keyset paging. */
import type { AuditLine, searchAudit } from '@onegrid/contract'
import { allRoutes, fromMoment, type ResponseBody, type RouteInput, toMoment } from '@onegrid/contract'
import { auditGroups, auditSentence, type Language, maskName } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, type Db, rows } from '../database/index.ts'
import { decodePlace, encodeCursor } from '../http/index.ts'
import { parseAuditText } from './line.ts'

interface Row {
  id: string
  at: number
  position: number | null
  actor_id: string | null
  text: string
}

interface Account {
  id: string
  username: string
  kind: string
  name: string
}

export type AuditPage = ResponseBody<typeof searchAudit>
export type AuditFilter = Omit<RouteInput<typeof searchAudit>['query'], 'cursor' | 'limit'>

export interface AuditReader {
  districtId: number
  lang: Language
}

export async function findAuditLines(
  db: Db, reader: AuditReader, query: RouteInput<typeof searchAudit>['query'],
): Promise<AuditPage> {
  const limit = query.limit ?? 50
  const after = decodePlace(query.cursor)
  const beyond = after && sql`(line.at, line.id) < (${at(after.at)}, ${after.id}::uuid)`
  const found = await rows(db, sql<Row>`
    select line.id, line.at, line.text, line.actor_id, feed.position
    from audit_line line
    left join audit_feed feed on feed.district_id = line.district_id and feed.line_id = line.id
    where ${await conditionsOf(db, reader.districtId, query)} ${beyond ? sql`and ${beyond}` : sql``}
    order by line.at desc, line.id desc
    limit ${limit + 1}`)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await linesOf(db, reader, shown),
    ...(found.length > limit && last ? { next: encodeCursor([last.at, last.id]) } : {}),
  }
}

/** @returns undefined when there is no such line */
export async function readLine(db: Db, reader: AuditReader, id: string): Promise<AuditLine | undefined> {
  const found = await rows(db, sql<Row>`
    select line.id, line.at, line.text, line.actor_id, feed.position
    from audit_line line
    left join audit_feed feed on feed.district_id = line.district_id and feed.line_id = line.id
    where line.district_id = ${reader.districtId} and line.id = ${id}`)
  return (await linesOf(db, reader, found))[0]
}

/** How many lines fit, counted no further than `most`. */
export async function countAuditLines(db: Db, districtId: number, filter: AuditFilter, most: number): Promise<number> {
  const [row] = await rows(db, sql<{ lines: number }>`
    select count(*)::int as lines from (
      select from audit_line line where ${await conditionsOf(db, districtId, filter)} limit ${most}
    ) fitting`)
  return row?.lines ?? 0
}

async function conditionsOf(db: Db, districtId: number, filter: AuditFilter) {
  const { from, to, actorId, who, ip, action, group, objectType, objectId, outcome } = filter
  return sql.join([
    sql`line.district_id = ${districtId}`,
    ...(from ? [sql`line.at >= ${at(fromMoment(from))}`] : []),
    ...(to ? [sql`line.at < ${at(fromMoment(to))}`] : []),
    ...(actorId ? [sql`line.actor_id = ${actorId}`] : []),
    ...(who ? [await actorCondition(db, districtId, who)] : []),
    ...(ip ? [sql`line.ip = ${ip}`] : []),
    ...(action ? [sql`line.action = ${action}`] : []),
    ...(group ? [sql`line.action = any(${[...auditGroups[group]]})`] : []),
    ...(objectType ? [sql`line.object_type = ${objectType}`] : []),
    ...(objectId ? [sql`line.object_id = ${objectId}`] : []),
    ...(outcome ? [sql`line.outcome = ${outcome}`] : []),
  ], sql` and `)
}

/** More people than this have no name in common that would be worth a search. */
const ACTORS_MOST = 500

async function actorCondition(db: Db, districtId: number, who: string) {
  const pattern = `%${who.replace(/[\\%_]/g, '\\$&')}%`
  const found = await rows(db, sql<{ id: string }>`
    select id from account
    where district_id = ${districtId} and kind <> 'link' and (username like ${pattern} or display_name like ${pattern})
    limit ${ACTORS_MOST}`)
  return sql`(line.actor_id = any(${found.map(({ id }) => id)}::uuid[]) or line.system = ${who})`
}

async function linesOf(db: Db, { districtId, lang }: AuditReader, found: readonly Row[]): Promise<AuditLine[]> {
  const lines = found.map((row) => ({ row, line: parseAuditText(row.text) }))
  const mentioned = lines.flatMap(({ row, line }) => [row.actor_id, line.objectId, ...Object.values(line.detail ?? {})])
  const accounts = await accountsOf(db, districtId, mentioned.filter(isId))
  return lines.map(({ row, line }) => {
    const account = row.actor_id === null ? undefined : accounts.get(row.actor_id)
    const actor = row.actor_id && { id: row.actor_id, username: account?.username ?? '', name: account?.name ?? '' }
    const facts = {
      action: line.action, objectType: line.objectType, objectId: line.objectId ?? null, outcome: line.outcome,
      system: line.system ?? null, detail: { ...line.detail },
    }
    const named = [line.objectId, ...Object.values(facts.detail)].filter(isId).flatMap((id) => accounts.get(id) ?? [])
    const names = { account: (id: string) => accounts.get(id)?.name, route: (id: string) => routeName(id, lang) }
    return {
      ...facts,
      id: row.id,
      at: toMoment(row.at),
      position: row.position,
      actor: actor || null,
      ip: line.ip ?? null,
      requestId: line.requestId ?? null,
      sentence: auditSentence({ ...facts, actor: actor ? actor.name : null }, names, lang),
      names: Object.fromEntries(named.map(({ id, name }) => [id, name])),
    }
  })
}

/** Staff and programs by their names; a resident is a person, and the auditor has no need to know who. */
async function accountsOf(db: Db, districtId: number, ids: readonly string[]): Promise<Map<string, Account>> {
  const found = await rows(db, sql<Account>`
    select id, username, kind, display_name as name from account
    where district_id = ${districtId} and id = any(${[...new Set(ids)]}::uuid[])`)
  const shown = found.map((one) => {
    if (one.kind !== 'resident') return one
    return { ...one, username: '***', name: maskName(one.name) }
  })
  return new Map(shown.map((one) => [one.id, one]))
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(value)
}

function routeName(id: string, lang: Language): string | undefined {
  const summary = allRoutes.find((route) => route.id === id)?.summary
  return lang === 'en' ? summary?.en : summary?.zh
}
