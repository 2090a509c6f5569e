/**
 * Helps somebody back in from the machine itself. Administrators cannot do it for one another: whoever may reset an
 * administrator's password may become that administrator. Rule: docs/domain.md R6.
 */
import { sql } from 'kysely'
import type { Audit, AuditActor } from '../audit/index.ts'
import { type Db, transaction } from '../database/index.ts'
import { storePassword } from './new-password.ts'
import { randomPassword } from './random-password.ts'
import { dropSecondFactor } from './second-factor.ts'

export type Recovery = 'password' | 'second-factor' | 'unlock'

export interface Recovered {
  name: string
  /** To be changed at the next sign-in. */
  password?: string
}

/** @returns undefined when nobody has this user name */
export async function recoverAccount(
  db: Db,
  audit: Audit,
  districtId: number,
  username: string,
  recovery: Recovery,
): Promise<Recovered | undefined> {
  const actor: AuditActor = { districtId, system: 'command-line' }
  return transaction(db, async tx => {
    const { rows } = await sql<{ id: string; display_name: string }>`
      select id, display_name from account
      where district_id = ${districtId} and username = ${username} and kind not in ('system', 'link')
      for update`.execute(tx)
    const account = rows[0]
    if (!account) return undefined
    const recovered: Recovered = { name: account.display_name }
    if (recovery === 'password') {
      recovered.password = randomPassword()
      const { password } = recovered
      await storePassword(tx, { districtId, accountId: account.id, password, temporary: true, now: Date.now() })
    }
    if (recovery === 'second-factor') await dropSecondFactor(tx, districtId, account.id)
    await sql`
      update account set failed_logins = 0, locked_until = null
      where district_id = ${districtId} and id = ${account.id}`.execute(tx)
    if (recovery !== 'unlock') {
      await sql`
        delete from session where district_id = ${districtId} and account_id = ${account.id}`.execute(tx)
    }
    const entry = { action: `account.recover-${recovery}`, objectType: 'account', objectId: account.id }
    await audit(actor, { ...entry, outcome: 'success' }, tx)
    return recovered
  })
}
