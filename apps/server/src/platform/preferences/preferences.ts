/** What an account has set up for itself, key by key. The screens know what it means; nothing is decided by it here. */
import { PREFERENCE_BYTES } from '@onegrid/contract'
import { sql } from 'kysely'
import { rows, transaction } from '../database/index.ts'
import type { Db } from '../database/index.ts'
import { Problem } from '../http/index.ts'

export interface Owner {
  districtId: number
  accountId: string
}

/** A screen has a handful; sixty leave room for saved filters under keys of their own. */
const PREFERENCES_MOST = 60

export async function preferencesOf(db: Db, { districtId, accountId }: Owner): Promise<Record<string, unknown>> {
  const found = await rows(db, sql<{ key: string; value: unknown }>`
    select key, value from preference where district_id = ${districtId} and account_id = ${accountId} order by key`)
  return Object.fromEntries(found.map(({ key, value }) => [key, value]))
}

/** @throws Problem payload-too-large, preferences-full */
export async function putPreference(
  db: Db,
  { districtId, accountId }: Owner,
  key: string,
  value: unknown,
): Promise<void> {
  const json = JSON.stringify(value)
  if (Buffer.byteLength(json) > PREFERENCE_BYTES) {
    throw new Problem('payload-too-large', { limit: `${PREFERENCE_BYTES / 1024} kB` })
  }
  const own = sql`district_id = ${districtId} and account_id = ${accountId}`
  const kept = await transaction(db, async tx => {
    // One writer of an account at a time, or two new keys could each be the last.
    await sql`select from account where district_id = ${districtId} and id = ${accountId} for no key update`.execute(tx)
    const { numAffectedRows } = await sql`
      insert into preference (district_id, account_id, key, value)
      select ${districtId}, ${accountId}, ${key}, ${json}::jsonb
      where exists (select from preference where ${own} and key = ${key})
        or (select count(*) from preference where ${own}) < ${PREFERENCES_MOST}
      on conflict on constraint preference_pkey do update set value = excluded.value`.execute(tx)
    return numAffectedRows === 1n
  })
  if (!kept) throw new Problem('preferences-full', { max: PREFERENCES_MOST })
}

export async function deletePreference(db: Db, { districtId, accountId }: Owner, key: string): Promise<void> {
  await sql`
    delete from preference
    where district_id = ${districtId} and account_id = ${accountId} and key = ${key}`.execute(db)
}

/** Belongs into the transaction that puts an account out of use: nobody is left to whom they matter. */
export async function erasePreferences(tx: Db, { districtId, accountId }: Owner): Promise<void> {
  await sql`delete from preference where district_id = ${districtId} and account_id = ${accountId}`.execute(tx)
}
