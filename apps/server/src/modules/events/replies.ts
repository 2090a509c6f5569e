/**
 * The follower `replies`: when a case closes, everybody whose report was merged into it gets the word, and what is owed
 * to them is answered. It knows survivors and duplicates from the lines alone. Rules: decisions 8, 9, 22.
 */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import type { Tx } from '../../platform/database/index.ts'
import type { FeedLine, Follower } from '../cases/index.ts'
import { asSystemIfApplies } from './commands/as-system.ts'
import { causedBy } from './commands/request.ts'
import type { EventRooms } from './rooms.ts'

export function repliesFollower(rooms: EventRooms): Follower {
  return {
    name: 'replies',
    async reset(tx, districtId) {
      await sql`delete from event_duplicate where district_id = ${districtId}`.execute(tx)
    },
    async onLines(tx, lines) {
      for (const entry of lines) {
        if (entry.kind !== 'event') continue
        await keepLinks(tx, entry)
        if (entry.line.changes.fields.state?.[1] === 'closed') await answer(rooms, tx, entry)
      }
    },
  }
}

async function keepLinks(tx: Tx, { districtId, caseId, line }: FeedLine): Promise<void> {
  const changed = line.changes.fields['extra.duplicates']
  if (!changed) return
  const now = (changed[1] as Id[] | null) ?? []
  await sql`
    delete from event_duplicate
    where district_id = ${districtId} and survivor_id = ${caseId} and case_id <> all (${now}::uuid[])`.execute(tx)
  await sql`
    insert into event_duplicate (district_id, survivor_id, case_id)
    select ${districtId}, ${caseId}, id from unnest(${now}::uuid[]) as id
    on conflict do nothing`.execute(tx)
}

async function answer(rooms: EventRooms, tx: Tx, { districtId, caseId, seq }: FeedLine): Promise<void> {
  const { rows } = await sql<{ id: Id }>`
    select case_id as id from event_duplicate
    where district_id = ${districtId} and survivor_id = ${caseId} order by case_id`.execute(tx)
  // The message of the closing is the word; the action id is made from the closing line, so it is given once.
  for (const { id } of rows) {
    const as = causedBy(districtId, 'replies', `${caseId}:${seq}:${id}`)
    await asSystemIfApplies(rooms, as, { caseId: id, action: 'contact', input: { outcome: 'reached' } })
  }
}
