/** What an administrator does about followers: take up a parked case again, or let one read everything anew. */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows, transaction } from '../../platform/database/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { readFeedOfCase } from './feed.ts'
import { BATCH, moveCursor, takeCursor } from './follower.ts'
import type { Follower } from './follower.ts'

/**
 * Gives a parked case's waiting lines to its follower, in order; the case then follows along again.
 *
 * @returns how many lines it digested; undefined where the case was not parked, or its follower, sent back to the
 *   beginning, has not come to it again
 * @throws what the follower fails by; the case stays parked, with the new error
 */
export async function retryParked(db: Db, follower: Follower, districtId: number, caseId: Id) {
  try {
    return await transaction(db, tx => digestParked(tx, follower, districtId, caseId))
  } catch (error) {
    await sql`
      update follower_parked set error = ${String(error)}
      where district_id = ${districtId} and follower = ${follower.name} and case_id = ${caseId}`.execute(db)
    throw error
  }
}

/**
 * Empties the follower's tables and sends it back to the first line; it ends where it was. Parked cases stay parked:
 * what a follower has not done for them yet, it does when they are taken up again. Rule: decision 8.
 *
 * @returns whether it keeps tables; one that only acts has nothing to build anew
 */
export async function rebuild(db: Db, follower: Follower, districtId: number): Promise<boolean> {
  const { name, reset } = follower
  if (!reset) return false
  await transaction(db, async tx => {
    await takeCursor(tx, name, districtId, true)
    await reset(tx, districtId)
    await moveCursor(tx, name, districtId, 0)
  })
  return true
}

async function digestParked(tx: Tx, follower: Follower, districtId: number, caseId: Id): Promise<number | undefined> {
  const cursor = await takeCursor(tx, follower.name, districtId, true)
  const [parked] = await rows(tx, sql<{ pos: number }>`
    delete from follower_parked
    where district_id = ${districtId} and follower = ${follower.name} and case_id = ${caseId}
      and pos <= ${cursor ?? 0} returning pos`)
  if (!parked || cursor === undefined) return undefined
  const lines = await readFeedOfCase(tx, districtId, caseId, parked.pos, cursor)
  for (let from = 0; from < lines.length; from += BATCH) {
    await follower.onLines(tx, lines.slice(from, from + BATCH), false)
  }
  return lines.length
}
