/**
 * What waits to leave by SMS. Until a gateway is set up it is logged as it would go out, once each; the number is
 * opened for the sending only and shown to nobody. Rules: decision 7 (at least once), docs/boundaries.md.
 */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows, transaction } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'

export interface Sms {
  id: Id
  accountId: Id | null
  subjectId: Id | null
  body: string
}

/** Sends one message. Throwing means: try again later. */
export type Gateway = (districtId: number, sms: Sms) => Promise<void>

/** Few, so that a slow gateway does not hold rows for long. */
const BATCH = 50
/** After one minute, four, sixteen, an hour: a gateway that is away for lunch loses nothing. */
const ATTEMPTS = 5

/** @returns how many left */
export async function sendDue(db: Db, districtId: number, now: number, gateway: Gateway): Promise<number> {
  return transaction(db, async (tx) => {
    const waiting = await rows(tx, sql<Sms>`
      select id, account_id as "accountId", subject_id as "subjectId", body from delivery
      where district_id = ${districtId} and state = 'waiting' and not_before <= ${at(now)}
      order by not_before limit ${BATCH} for update skip locked`)
    const tried: { id: Id; isSent: boolean }[] = []
    for (const sms of waiting) tried.push({ id: sms.id, isSent: await attempt(gateway, districtId, sms) })
    if (tried.length > 0) await keep(tx, districtId, now, tried)
    return tried.filter(({ isSent }) => isSent).length
  })
}

/** One statement for all: a town's morning has hundreds. */
async function keep(tx: Tx, districtId: number, now: number, tried: readonly { id: Id; isSent: boolean }[]) {
  await sql`
    update delivery d set attempts = d.attempts + 1, sent_at = case when t.sent then ${at(now)}::timestamptz end,
      state = case when t.sent then 'sent' when d.attempts + 1 >= ${ATTEMPTS} then 'failed' else 'waiting' end,
      not_before = case when t.sent then d.not_before
        else ${at(now)}::timestamptz + interval '1 minute' * 4 ^ d.attempts end
    from unnest(${tried.map(({ id }) => id)}::uuid[], ${tried.map(({ isSent }) => isSent)}::boolean[]) as t (id, sent)
    where d.district_id = ${districtId} and d.id = t.id`.execute(tx)
}

async function attempt(gateway: Gateway, districtId: number, sms: Sms): Promise<boolean> {
  try {
    await gateway(districtId, sms)
    return true
  } catch {
    return false
  }
}
