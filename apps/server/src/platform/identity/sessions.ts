/** Sessions: opened by signing in or by a link, found with every request, ended by leaving, idling or lapse. */
import { createSecretKey, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { at, type Db, prepared } from '../database/index.ts'
import { csrfOf, newToken, type Token, tokenHash } from './tokens.ts'
import type { AccountKind, LinkScope } from './principal.ts'

export type SessionKind = 'browser' | 'bearer' | 'link'

/** Idle sign-out. Rule: docs/domain.md R4. */
export const IDLE_MS = 30 * 60_000
/** A shift and its overtime; then one signs in again however busy one was. */
export const LIFETIME_MS = 12 * 3_600_000
/** Activity is written down at most so often: a screen asks several times a second. */
const TOUCH_MS = 60_000

export interface OpenedSession {
  id: string
  token: Token
  csrf: string
  expiresAt: number
}

export interface FoundSession {
  id: string
  kind: SessionKind
  scope: LinkScope | null
  seen_at: number
  expires_at: number
  account_id: string
  account_kind: AccountKind
  username: string
  display_name: string
  language: 'zh-CN' | 'en' | null
  must_change_password: boolean
  password_changed_at: number | null
  totp_enabled_at: number | null
  rights_version: number
}

/** A session as administrators see it. */
export interface LivingSession {
  id: string
  kind: SessionKind
  ip: string | null
  createdAt: number
  seenAt: number
  expiresAt: number
}

export interface NewSession {
  districtId: number
  accountId: string
  kind: SessionKind
  ip: string
  scope?: LinkScope
  /** Ends it before the usual lifetime. */
  expiresAt?: number
}

export class Sessions {
  readonly #key: KeyObject
  readonly #wallClock: () => number

  constructor(key: Buffer, wallClock: () => number) {
    this.#key = createSecretKey(key)
    this.#wallClock = wallClock
  }

  /** Always a new token: one that was planted before signing in is worth nothing. */
  async open(db: Db, session: NewSession): Promise<OpenedSession> {
    const now = this.#wallClock()
    const token = newToken(session.districtId)
    const id = uuidv7()
    const expiresAt = Math.min(now + LIFETIME_MS, session.expiresAt ?? Infinity)
    await sql`
      insert into session (district_id, id, account_id, token_hash, kind, scope, created_at, seen_at, expires_at, ip)
      values (${session.districtId}, ${id}, ${session.accountId}, ${tokenHash(this.#key, token)}, ${session.kind},
        ${session.scope ? JSON.stringify(session.scope) : null}::jsonb, ${at(now)}, ${at(now)}, ${at(expiresAt)},
        ${session.ip})`.execute(db)
    return { id, token, csrf: csrfOf(this.#key, token), expiresAt }
  }

  /** The live session of a token. `activity` puts off the idle end. */
  async find(db: Db, token: Token, activity: boolean): Promise<FoundSession | undefined> {
    const now = this.#wallClock()
    const [session] = await prepared(db, sql<FoundSession>`
      select s.id, s.kind, s.scope, s.seen_at, s.expires_at, s.account_id, a.kind as account_kind, a.username,
        a.display_name, a.language, a.must_change_password, a.password_changed_at, a.totp_enabled_at, a.rights_version
      from session s join account a on a.district_id = s.district_id and a.id = s.account_id
      where s.district_id = ${token.districtId} and s.token_hash = ${tokenHash(this.#key, token)}
        and s.expires_at > ${at(now)} and a.active`)
    if (!session || this.#isIdle(session, now)) return undefined
    if (activity && now - session.seen_at > TOUCH_MS) {
      await sql`
        update session set seen_at = ${at(now)}
        where district_id = ${token.districtId} and id = ${session.id}`.execute(db)
    }
    return session
  }

  csrf(token: Token): string {
    return csrfOf(this.#key, token)
  }

  hash(token: Token): Buffer {
    return tokenHash(this.#key, token)
  }

  async end(db: Db, districtId: number, sessionId: string): Promise<void> {
    await sql`delete from session where district_id = ${districtId} and id = ${sessionId}`.execute(db)
  }

  async endToken(db: Db, token: Token): Promise<void> {
    await sql`
      delete from session
      where district_id = ${token.districtId} and token_hash = ${tokenHash(this.#key, token)}`.execute(db)
  }

  /** @returns how many were ended */
  async endAll(db: Db, districtId: number, accountId: string): Promise<number> {
    const result = await sql`
      delete from session where district_id = ${districtId} and account_id = ${accountId}`.execute(db)
    return Number(result.numAffectedRows ?? 0)
  }

  /** Sessions of an account that live, the last used first. */
  async living(db: Db, districtId: number, accountId: string): Promise<LivingSession[]> {
    const now = this.#wallClock()
    const { rows } = await sql<LivingSession & { account_kind: AccountKind }>`
      select s.id, s.kind, s.ip, s.created_at as "createdAt", s.seen_at as "seenAt", s.expires_at as "expiresAt",
        a.kind as account_kind
      from session s join account a on a.district_id = s.district_id and a.id = s.account_id
      where s.district_id = ${districtId} and s.account_id = ${accountId} and s.expires_at > ${at(now)} and a.active
      order by s.seen_at desc`.execute(db)
    return rows
      .filter(({ seenAt, account_kind }) => !this.#isIdle({ seen_at: seenAt, account_kind }, now))
      .map(({ account_kind: _kind, ...session }) => session)
  }

  /** Deletes what has lapsed; a job calls it. */
  async sweep(db: Db, districtId: number): Promise<void> {
    const now = this.#wallClock()
    await sql`
      delete from session using account
      where session.district_id = ${districtId} and account.district_id = ${districtId}
        and account.id = session.account_id
        and (session.expires_at <= ${at(now)}
          or (session.seen_at <= ${at(now - IDLE_MS)} and account.kind <> 'program'))`.execute(db)
  }

  /** Of these sessions those that no longer live, or whose account's rights have changed. For open streams. */
  async lapsed(db: Db, districtId: number, held: ReadonlyMap<string, number>): Promise<string[]> {
    const now = this.#wallClock()
    const { rows } = await sql<Pick<FoundSession, 'id' | 'seen_at' | 'account_kind' | 'rights_version'>>`
      select s.id, s.seen_at, a.kind as account_kind, a.rights_version
      from session s join account a on a.district_id = s.district_id and a.id = s.account_id
      where s.district_id = ${districtId} and s.id = any(${[...held.keys()]}::uuid[])
        and s.expires_at > ${at(now)} and a.active`.execute(db)
    const alive = rows.filter(row => !this.#isIdle(row, now) && held.get(row.id) === row.rights_version)
    const ids = new Set(alive.map(row => row.id))
    return [...held.keys()].filter(id => !ids.has(id))
  }

  /** A program has nobody to leave the room; it signs in again when its lifetime ends. */
  #isIdle(session: Pick<FoundSession, 'seen_at' | 'account_kind'>, now: number): boolean {
    return session.account_kind !== 'program' && now - session.seen_at > IDLE_MS
  }
}
