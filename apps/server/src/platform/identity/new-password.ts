/** Setting a password: by the person, with the rules; by an administrator, to be changed at the first sign-in. */
import type { Language } from '@onegrid/contract'
import { sql } from 'kysely'
import { at, type Db } from '../database/index.ts'
import { Problem } from '../http/index.ts'
import { brokenRule, HISTORY, hashPassword, type PasswordRule, ruleInWords, verifyPassword } from './password.ts'

export interface NewPassword {
  districtId: number
  accountId: string
  password: string
  /** Given by somebody else, so it must be changed. */
  temporary: boolean
  now: number
}

/** Stores a password that has been checked, and remembers it. */
export async function storePassword(tx: Db, { districtId, accountId, password, temporary, now }: NewPassword) {
  const hash = await hashPassword(password)
  await sql`
    update account set password_hash = ${hash}, password_changed_at = ${at(now)}, must_change_password = ${temporary},
      failed_logins = 0, locked_until = null
    where district_id = ${districtId} and id = ${accountId}`.execute(tx)
  await sql`
    insert into password_history (district_id, account_id, hash, set_at)
    values (${districtId}, ${accountId}, ${hash}, ${at(now)})
    on conflict on constraint password_history_pkey do nothing`.execute(tx)
  await sql`
    delete from password_history
    where district_id = ${districtId} and account_id = ${accountId} and set_at < (
      select min(set_at) from (
        select set_at from password_history
        where district_id = ${districtId} and account_id = ${accountId} order by set_at desc limit ${HISTORY}
      ) kept
    )`.execute(tx)
}

/** @throws Problem weak-password naming the rule that is broken */
export async function checkNewPassword(
  db: Db,
  districtId: number,
  account: { id: string; username: string },
  password: string,
  language: Language,
): Promise<void> {
  const broken = brokenRule(password, account.username)
  if (broken) throw weak(broken, language)
  const { rows } = await sql<{ hash: string }>`
    select hash from password_history where district_id = ${districtId} and account_id = ${account.id}
    union select password_hash from account
    where district_id = ${districtId} and id = ${account.id} and password_hash is not null`.execute(db)
  for (const { hash } of rows) if (await verifyPassword(hash, password)) throw weak('history', language)
}

function weak(rule: PasswordRule, language: Language): Problem {
  const words = ruleInWords(rule, language)
  return new Problem('weak-password', { rule: words }, { fields: [{ path: '/next', code: rule, message: words }] })
}
