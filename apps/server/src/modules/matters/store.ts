/** Policies and calendars in the database. Published ones are only ever added. */
import type { CalendarData, Id, Instant, PolicyBody } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

/** Where a published set came from, when not from the draft. */
export type Origin = { restores: number } | { ruling: string } | { matter: string } | { initial: true }

export interface PublishedPolicy {
  no: number
  effectiveFrom: Instant
  publishedAt: Instant
  publishedBy: Id | null
  note: string | null
  origin: Origin | null
}

export async function readPublished(db: Db, districtId: number): Promise<PublishedPolicy[]> {
  return rows(db, sql<PublishedPolicy>`
    select no, effective_from as "effectiveFrom", published_at as "publishedAt", published_by as "publishedBy", note,
      origin
    from policy where district_id = ${districtId} order by no`)
}

/** Numbers are given one by one and never taken back, so the highest tells whether anything is new. */
export async function readLatestNumber(db: Db, districtId: number): Promise<number> {
  const [found] = await rows(db, sql<{ no: number }>`
    select coalesce(max(no), 0) as no from policy where district_id = ${districtId}`)
  return found!.no
}

export async function readBody(db: Db, districtId: number, no: number): Promise<PolicyBody | undefined> {
  const [found] = await rows(db, sql<{ body: PolicyBody }>`
    select body from policy where district_id = ${districtId} and no = ${no}`)
  return found?.body
}

/** One piece of every published set, by number: null where the set did not have it. */
export async function readPieces(db: Db, districtId: number, piece: string): Promise<{ no: number; value: unknown }[]> {
  const [room = '', name] = piece.split('/')
  const key = room === 'matters' ? 'code' : 'id'
  const value =
    name === undefined
      ? sql`body -> ${room}::text`
      : sql`(select item from jsonb_array_elements(body -> ${room}::text) item
          where item ->> ${key}::text = ${name} limit 1)`
  return rows(db, sql<{ no: number; value: unknown }>`
    select no, ${value} as value from policy where district_id = ${districtId} order by no`)
}

export async function insertPolicy(
  tx: Db, districtId: number, policy: PublishedPolicy & { body: PolicyBody },
): Promise<void> {
  const { no, effectiveFrom, publishedAt, publishedBy, note, origin, body } = policy
  await sql`
    insert into policy (district_id, no, effective_from, published_at, published_by, note, origin, body)
    values (${districtId}, ${no}, ${at(effectiveFrom)}, ${at(publishedAt)}, ${publishedBy}, ${note},
      ${origin === null ? null : JSON.stringify(origin)}::jsonb, ${JSON.stringify(body)}::jsonb)`.execute(tx)
}

/** Who last changed a piece of the draft, and when. */
export interface DraftEdit {
  by: Id | null
  at: Instant
}

export interface Draft {
  /** The highest number when it was begun; 0 is the built-in set. */
  baseNo: number
  version: number
  changedBy: Id | null
  changedAt: Instant
  /** By `pieceOf` a change's path. */
  edits: Readonly<Record<string, DraftEdit>>
  body: PolicyBody
}

/** @param lock holds the draft for the rest of the transaction */
export async function readDraft(db: Db, districtId: number, lock = false): Promise<Draft | undefined> {
  const [found] = await rows(db, sql<Draft>`
    select base_no as "baseNo", version, changed_by as "changedBy", changed_at as "changedAt", edits, body
    from policy_draft where district_id = ${districtId} ${lock ? sql`for update` : sql``}`)
  return found
}

/** Null where there is no draft. */
export async function readDraftVersion(db: Db, districtId: number): Promise<number | null> {
  const [found] = await rows(db, sql<{ version: number }>`
    select version from policy_draft where district_id = ${districtId}`)
  return found?.version ?? null
}

/** Does nothing where there is one already. */
export async function beginDraft(tx: Db, districtId: number, draft: Draft): Promise<void> {
  const { baseNo, version, changedBy, changedAt, edits, body } = draft
  await sql`
    insert into policy_draft (district_id, base_no, version, changed_by, changed_at, edits, body)
    values (${districtId}, ${baseNo}, ${version}, ${changedBy}, ${at(changedAt)}, ${JSON.stringify(edits)}::jsonb,
      ${JSON.stringify(body)}::jsonb)
    on conflict on constraint policy_draft_pkey do nothing`.execute(tx)
}

/** The caller holds it. */
export async function writeDraft(tx: Db, districtId: number, draft: Draft): Promise<void> {
  const { baseNo, version, changedBy, changedAt, edits, body } = draft
  await sql`
    update policy_draft set base_no = ${baseNo}, version = ${version}, changed_by = ${changedBy},
      changed_at = ${at(changedAt)}, edits = ${JSON.stringify(edits)}::jsonb, body = ${JSON.stringify(body)}::jsonb
    where district_id = ${districtId}`.execute(tx)
}

export async function deleteDraft(tx: Db, districtId: number): Promise<boolean> {
  const result = await sql`delete from policy_draft where district_id = ${districtId}`.execute(tx)
  return Boolean(result.numAffectedRows)
}

export interface StoredCalendar {
  version: number
  data: CalendarData
}

export async function readCalendarVersion(db: Db, districtId: number): Promise<number> {
  const [found] = await rows(db, sql<{ version: number }>`
    select coalesce(max(version), 0) as version from calendar where district_id = ${districtId}`)
  return found!.version
}

export async function readCalendar(db: Db, districtId: number): Promise<StoredCalendar | undefined> {
  const [found] = await rows(db, sql<StoredCalendar>`
    select version, data from calendar where district_id = ${districtId} order by version desc limit 1`)
  return found
}

/** Who made the latest calendar, and when; undefined for the built-in one. */
export async function readCalendarChange(
  db: Db, districtId: number,
): Promise<{ changedBy: Id | null; changedAt: Instant } | undefined> {
  const [found] = await rows(db, sql<{ changedBy: Id | null; changedAt: Instant }>`
    select changed_by as "changedBy", changed_at as "changedAt"
    from calendar where district_id = ${districtId} order by version desc limit 1`)
  return found
}

export async function insertCalendar(
  tx: Db, districtId: number, calendar: StoredCalendar & { changedBy: Id | null; changedAt: Instant },
): Promise<void> {
  const { version, data, changedBy, changedAt } = calendar
  await sql`
    insert into calendar (district_id, version, data, changed_by, changed_at)
    values (${districtId}, ${version}, ${JSON.stringify(data)}::jsonb, ${changedBy}, ${at(changedAt)})`.execute(tx)
}

/** The version by which open deadlines stand; 0 before any calendar was kept. */
export async function readApplied(db: Db, districtId: number): Promise<number> {
  const [found] = await rows(db, sql<{ version: number }>`
    select version from calendar_applied where district_id = ${districtId}`)
  return found?.version ?? 0
}

export async function writeApplied(db: Db, districtId: number, version: number): Promise<void> {
  await sql`
    insert into calendar_applied (district_id, version) values (${districtId}, ${version})
    on conflict on constraint calendar_applied_pkey do update
      set version = greatest(calendar_applied.version, excluded.version)`.execute(db)
}
