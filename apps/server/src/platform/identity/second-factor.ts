/** The second factor of an account. The secret is encrypted like a personal value. */
import { sql } from 'kysely'
import type { Secrets } from '../config/index.ts'
import { seal, unseal } from '../crypto/index.ts'
import { at, type Db } from '../database/index.ts'
import { Problem } from '../http/index.ts'
import type { AccountRow } from './attempts.ts'
import { base32, enrolmentUri, matchingStep, newSecret } from './totp.ts'

type FactorRow = Pick<AccountRow, 'id' | 'totp_secret' | 'totp_key_id' | 'totp_enabled_at' | 'totp_step'>

const NONCE_BYTES = 12

export class SecondFactor {
  readonly #keys: Secrets['fields']
  readonly #wallClock: () => number

  constructor(keys: Secrets['fields'], wallClock: () => number) {
    this.#keys = keys
    this.#wallClock = wallClock
  }

  /** Offers a new secret; it counts once a code of it has been confirmed. @throws Problem conflict when one counts */
  async offer(
    db: Db,
    districtId: number,
    accountId: string,
    username: string,
  ): Promise<{ secret: string; uri: string }> {
    const secret = newSecret()
    const sealed = seal(this.#keys, placeOf(districtId, accountId), secret.toString('base64'))
    const stored = Buffer.concat([sealed.nonce, sealed.cipher])
    const result = await sql`
      update account set totp_secret = ${stored}, totp_key_id = ${sealed.keyId}, totp_step = null
      where district_id = ${districtId} and id = ${accountId} and totp_enabled_at is null`.execute(db)
    if (!result.numAffectedRows) throw new Problem('conflict')
    return { secret: base32(secret), uri: enrolmentUri(secret, username) }
  }

  /** @throws Problem second-factor-wrong; conflict when nothing was offered or it counts already */
  async confirm(db: Db, districtId: number, accountId: string, code: string): Promise<void> {
    const { rows } = await sql<FactorRow>`
      select id, totp_secret, totp_key_id, totp_enabled_at, totp_step from account
      where district_id = ${districtId} and id = ${accountId}`.execute(db)
    const account = rows[0]
    if (!account?.totp_secret || account.totp_enabled_at !== null) throw new Problem('conflict')
    if (!(await this.accepts(db, districtId, account, code))) throw new Problem('second-factor-wrong')
    await sql`
      update account set totp_enabled_at = ${at(this.#wallClock())}
      where district_id = ${districtId} and id = ${accountId}`.execute(db)
  }

  /** Whether a code is right and was not used before; two who send the same code at once do not both get in. */
  async accepts(db: Db, districtId: number, account: FactorRow, code: string): Promise<boolean> {
    if (!account.totp_secret || !account.totp_key_id) return false
    const text = unseal(this.#keys, placeOf(districtId, account.id), {
      keyId: account.totp_key_id,
      nonce: account.totp_secret.subarray(0, NONCE_BYTES),
      cipher: account.totp_secret.subarray(NONCE_BYTES),
    })
    const step = matchingStep(Buffer.from(text, 'base64'), code, this.#wallClock(), account.totp_step ?? 0)
    if (step === undefined) return false
    const result = await sql`
      update account set totp_step = ${step}
      where district_id = ${districtId} and id = ${account.id} and coalesce(totp_step, 0) < ${step}`.execute(db)
    return Boolean(result.numAffectedRows)
  }
}

/** Takes a lost factor away; administrators then enrol anew before anything else. */
export async function dropSecondFactor(db: Db, districtId: number, accountId: string): Promise<void> {
  await sql`
    update account set totp_secret = null, totp_key_id = null, totp_enabled_at = null, totp_step = null
    where district_id = ${districtId} and id = ${accountId}`.execute(db)
}

function placeOf(districtId: number, accountId: string): string {
  return `${districtId}/${accountId}/totp`
}
