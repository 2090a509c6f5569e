/** The SQL of messages. */
import type { Id, Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'

export interface NewMessage {
  id: Id
  accountId: Id
  key: string
  caseId: Id
  kind: string
  title: string
  body: string
  isGrave: boolean
  cause: string
  createdAt: Instant
}

export interface NewDelivery {
  id: Id
  channel: 'sms' | 'push'
  accountId: Id | null
  /** A reporter without an account. */
  subjectId: Id | null
  body: string
  cause: string
  notBefore: Instant
  createdAt: Instant
}

/** A cause that has been told is not told again. */
export async function insertMessages(tx: Tx, districtId: number, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  await sql`
    insert into message (district_id, id, account_id, key, case_id, kind, title, body, is_grave, cause, created_at)
    select ${districtId}, m.id, m."accountId", m.key, m."caseId", m.kind, m.title, m.body, m."isGrave", m.cause,
      to_timestamp(m."createdAt" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as m (
      id uuid, "accountId" uuid, key text, "caseId" uuid, kind text, title text, body text, "isGrave" boolean,
      cause text, "createdAt" bigint
    )
    on conflict on constraint message_cause_key do nothing`.execute(tx)
}

export async function insertDeliveries(tx: Tx, districtId: number, deliveries: readonly NewDelivery[]): Promise<void> {
  if (deliveries.length === 0) return
  await sql`
    insert into delivery (district_id, id, channel, account_id, subject_id, body, cause, not_before, created_at)
    select ${districtId}, d.id, d.channel, d."accountId", d."subjectId", d.body, d.cause,
      to_timestamp(d."notBefore" / 1000.0), to_timestamp(d."createdAt" / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as d (id uuid, channel text, "accountId" uuid,
      "subjectId" uuid, body text, cause text, "notBefore" bigint, "createdAt" bigint)
    on conflict on constraint delivery_cause_key do nothing`.execute(tx)
}

/**
 * Takes the words out of what was told of cases, here and in what has left: a title is what people wrote. That somebody
 * was told, and when, stays.
 *
 * @returns how many messages
 */
export async function eraseWords(tx: Tx, districtId: number, cases: readonly Id[], words: string): Promise<number> {
  if (cases.length === 0) return 0
  const told = await sql`
    update message set title = ${words}, body = ${words}
    where district_id = ${districtId} and case_id = any (${[...cases]}::uuid[])`.execute(tx)
  const sent = await sql`
    update delivery set body = ${words}
    where district_id = ${districtId} and split_part(cause, ':', 1) = any (${[...cases]}::text[])`.execute(tx)
  return Number(told.numAffectedRows ?? 0n) + Number(sent.numAffectedRows ?? 0n)
}

export interface InboxRow {
  id: Id
  key: string
  caseId: Id | null
  kind: string | null
  title: string
  body: string
  isGrave: boolean
  createdAt: Instant
  readAt: Instant | null
}

/** Newest first. */
export async function readInbox(
  db: Db, districtId: number, accountId: Id, { unread, before, limit }: { unread: boolean; before?: Id; limit: number },
): Promise<InboxRow[]> {
  return rows(db, sql<InboxRow>`
    select id, key, case_id as "caseId", kind, title, body, is_grave as "isGrave", created_at as "createdAt",
      read_at as "readAt"
    from message
    where district_id = ${districtId} and account_id = ${accountId} ${unread ? sql`and read_at is null` : sql``}
      ${before === undefined ? sql`` : sql`and id < ${before}::uuid`}
    order by id desc limit ${limit}`)
}

/** Exact up to `most`. */
export async function countUnread(db: Db, districtId: number, accountId: Id, most: number): Promise<number> {
  const [row] = await rows(
    db,
    sql<{ unread: number }>`
    select count(*)::int as unread from (
      select from message
      where district_id = ${districtId} and account_id = ${accountId} and read_at is null
      limit ${most + 1}
    ) unread_ones`,
  )
  return row?.unread ?? 0
}

/** @param ids the messages; all of them where it is undefined */
export async function markRead(
  db: Db, districtId: number, accountId: Id, ids: readonly Id[] | undefined, now: Instant,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update message set read_at = ${at(now)}
    where district_id = ${districtId} and account_id = ${accountId} and read_at is null
      ${ids === undefined ? sql`` : sql`and id = any(${[...ids]}::uuid[])`}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export type DeliveryState = 'waiting' | 'sent' | 'failed'

export interface DeliveryRow {
  id: Id
  /** The case that it tells of. */
  caseId: Id
  channel: 'sms' | 'push' | 'email'
  accountId: Id | null
  subjectId: Id | null
  body: string
  state: DeliveryState
  notBefore: Instant
  createdAt: Instant
  sentAt: Instant | null
  attempts: number
}

export async function readDeliveries(
  db: Db, districtId: number, { state, before, limit }: { state?: DeliveryState; before?: Id; limit: number },
): Promise<DeliveryRow[]> {
  return rows(
    db,
    sql<DeliveryRow>`
    select id, split_part(cause, ':', 1)::uuid as "caseId", channel, account_id as "accountId",
      subject_id as "subjectId", body, state, not_before as "notBefore", created_at as "createdAt",
      sent_at as "sentAt", attempts
    from delivery
    where district_id = ${districtId} ${before === undefined ? sql`` : sql`and id < ${before}::uuid`}
      ${state === undefined ? sql`` : sql`and state = ${state}`}
    order by id desc limit ${limit}`,
  )
}
