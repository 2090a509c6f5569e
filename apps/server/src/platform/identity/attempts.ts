/** Checking a password, counted before it is checked: many attempts at once get no more tries than in a row. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { at, type Db } from '../database/index.ts'
import { Problem } from '../http/index.ts'
import { verifyPassword } from './password.ts'

/** Rule: docs/domain.md R3. */
export const MAX_FAILURES = 5
export const LOCK_MS = 10 * 60_000

export interface AccountRow {
  id: string
  username: string
  kind: string
  password_hash: string | null
  active: boolean
  failed_logins: number
  locked_until: number | null
  last_login_at: number | null
  created_at: number
  totp_secret: Buffer | null
  totp_key_id: string | null
  totp_enabled_at: number | null
  totp_step: number | null
}

/** Hashing takes a tenth of a second, or a second where the machine is busy. */
const WAIT_MS = 150
const WAITS = 40

/** Which account: by name when signing in, by id when somebody signed in repeats the password. */
export type AccountKey = { username: string } | { id: string }

export interface Attempt {
  account: AccountRow
  /** Whether the password was right. The caller then settles with `succeed` or `fail`. */
  right: boolean
}

/**
 * Counts an attempt and checks the password.
 *
 * @returns undefined when there is no such account
 * @throws Problem locked-out
 */
export async function attempt(
  db: Db,
  districtId: number,
  key: AccountKey,
  password: string,
  now: number,
  waits = WAITS,
): Promise<Attempt | undefined> {
  const which = 'id' in key ? sql`id = ${key.id}` : sql`username = ${key.username}`
  const { rows } = await sql<AccountRow>`
    update account set
      failed_logins = case when locked_until is null then failed_logins + 1 else 1 end, locked_until = null
    where district_id = ${districtId} and ${which} and (locked_until is null or locked_until <= ${at(now)})
    returning id, username, kind, password_hash, active, failed_logins, locked_until, last_login_at, created_at,
      totp_secret, totp_key_id, totp_enabled_at, totp_step`.execute(db)
  const account = rows[0]
  if (!account) {
    const lockedUntil = await lockOf(db, districtId, which)
    if (lockedUntil === undefined) return undefined
    throw lockedOut(lockedUntil - now)
  }
  if (account.failed_logins > MAX_FAILURES) {
    // More at once than may fail in a row: it waits, unchecked, until the others have failed or not. A program that
    // signs in ten times at once is no attack.
    await forgo(db, districtId, account.id)
    // Nobody settles the others: a process ended in the middle of them. They have failed, and the lock ends by itself.
    if (waits === 0) throw lockedOut(await lock(db, districtId, account.id, now))
    await sleep(WAIT_MS)
    return attempt(db, districtId, key, password, now, waits - 1)
  }
  const stored = account.active ? account.password_hash : null
  return { account, right: stored !== null && (await verifyPassword(stored, password)) }
}

/** Takes back the count of an attempt that was not made, or is not over yet. */
export async function forgo(db: Db, districtId: number, accountId: string): Promise<void> {
  await sql`
    update account set failed_logins = greatest(failed_logins - 1, 0)
    where district_id = ${districtId} and id = ${accountId}`.execute(db)
}

/** Forgets the failures, and a lock by others at the same time: this attempt was one of those that may be made. */
export async function succeed(db: Db, districtId: number, accountId: string): Promise<void> {
  await sql`
    update account set failed_logins = 0, locked_until = null
    where district_id = ${districtId} and id = ${accountId}`.execute(db)
}

/** @throws Problem locked-out when this was the last try */
export async function fail(db: Db, districtId: number, account: AccountRow, now: number): Promise<void> {
  if (account.failed_logins < MAX_FAILURES) return
  throw lockedOut(await lock(db, districtId, account.id, now))
}

export function lockedOut(ms: number): Problem {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return new Problem('locked-out', { minutes: Math.ceil(seconds / 60) }, { retryAfter: seconds })
}

async function lock(db: Db, districtId: number, accountId: string, now: number): Promise<number> {
  await sql`
    update account set failed_logins = 0, locked_until = ${at(now + LOCK_MS)}
    where district_id = ${districtId} and id = ${accountId}`.execute(db)
  return LOCK_MS
}

async function lockOf(db: Db, districtId: number, which: ReturnType<typeof sql>): Promise<number | undefined> {
  const { rows } = await sql<{ locked_until: number | null }>`
    select locked_until from account where district_id = ${districtId} and ${which}`.execute(db)
  // The lock has ended between the two statements: the next attempt counts.
  return rows[0] && (rows[0].locked_until ?? 0)
}
