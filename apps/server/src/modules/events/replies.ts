/**
 * The follower `replies`: when a case closes, everybody whose report was merged into it gets the word, and what is owed
 * to them is answered. It knows survivors and duplicates from the lines alone. Rules: decisions 8, 9, 22.
 */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
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
    async onLines(tx, lines, again) {
      const [first] = lines
      if (!first) return
      const { districtId } = first
      const { merged, closed } = readLines(lines.filter(({ kind }) => kind === 'event'))
      if (!again) await knowEarlier(tx, districtId, closed)
      await keepLinks(tx, districtId, merged)
      if (!again) for (const one of closed) await answer(rooms, districtId, one)
    },
  }
}

/** A line that closes a survivor, and the reports that it answers for; undefined where only earlier lines say. */
interface Closed {
  survivor: Id
  seq: number
  duplicates: readonly Id[] | undefined
}

/** What the lines say of survivors: their duplicates after the last line, and at each closing. */
function readLines(lines: readonly FeedLine[]): { merged: ReadonlyMap<Id, readonly Id[]>; closed: Closed[] } {
  const merged = new Map<Id, readonly Id[]>()
  const closed: Closed[] = []
  for (const { caseId, seq, line: { changes: { fields } } } of lines) {
    const changed = fields['extra.duplicates']
    if (changed) merged.set(caseId, (changed[1] as Id[] | null) ?? [])
    if (fields.state?.[1] === 'closed') closed.push({ survivor: caseId, seq, duplicates: merged.get(caseId) })
  }
  return { merged, closed }
}

/** What lines before these have said of the survivors that close. */
async function knowEarlier(tx: Tx, districtId: number, closed: readonly Closed[]): Promise<void> {
  const unknown = closed.filter(({ duplicates }) => duplicates === undefined)
  if (unknown.length === 0) return
  const held = await rows(tx, sql<{ survivor: Id; id: Id }>`
    select survivor_id as survivor, case_id as id from event_duplicate
    where district_id = ${districtId} and survivor_id = any (${unknown.map(({ survivor }) => survivor)}::uuid[])`)
  const bySurvivor = Map.groupBy(held, ({ survivor }) => survivor)
  for (const one of unknown) one.duplicates = bySurvivor.get(one.survivor)?.map(({ id }) => id) ?? []
}

async function keepLinks(tx: Tx, districtId: number, merged: ReadonlyMap<Id, readonly Id[]>): Promise<void> {
  if (merged.size === 0) return
  const links = [...merged].flatMap(([survivor, ids]) => ids.map((id) => ({ survivor, id })))
  const held = sql`unnest(${links.map(({ survivor }) => survivor)}::uuid[], ${links.map(({ id }) => id)}::uuid[])`
  await sql`
    delete from event_duplicate d
    where d.district_id = ${districtId} and d.survivor_id = any (${[...merged.keys()]}::uuid[])
      and (d.survivor_id, d.case_id) not in (select * from ${held})`.execute(tx)
  await sql`
    insert into event_duplicate (district_id, survivor_id, case_id) select ${districtId}, * from ${held}
    on conflict do nothing`.execute(tx)
}

async function answer(rooms: EventRooms, districtId: number, { survivor, seq, duplicates = [] }: Closed) {
  // The message of the closing is the word; the action id is made from the closing line, so it is given once.
  for (const id of duplicates.toSorted()) {
    const as = causedBy(districtId, 'replies', `${survivor}:${seq}:${id}`)
    await asSystemIfApplies(rooms, as, { caseId: id, action: 'contact', input: { outcome: 'reached' } })
  }
}
