/**
 * The follower `retention`: with the end of an event the period begins for which its reporter's personal values are
 * kept; while it goes on, or goes on again, there is none. Whoever reported what was merged is concerned as long as
 * the survivor is. Rules: docs/boundaries.md, decisions 12, 22; PIPL 19.
 */
import { eventStates } from '@onegrid/domain'
import type { EventState, Id, Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import type { FeedLine, Follower } from '../cases/index.ts'
import type { EventRooms } from './rooms.ts'

export function retentionFollower({ cases, personal }: Pick<EventRooms, 'cases' | 'personal'>): Follower {
  return {
    name: 'retention',
    async onLines(tx, lines) {
      const [first] = lines
      const ends = endsOf(lines)
      if (!first || ends.size === 0) return
      const { districtId } = first
      for (const [survivor, merged] of await cases.duplicatesOf(districtId, [...ends.keys()])) {
        for (const id of merged) ends.set(id, ends.get(survivor) ?? null)
      }
      await personal.release(tx, districtId, await bySubject(tx, districtId, ends))
    },
  }
}

/** Which events the lines end, and at which moment, and which go on again: null. Most lines do neither. */
function endsOf(lines: readonly FeedLine[]): Map<Id, Instant | null> {
  const ends = new Map<Id, Instant | null>()
  for (const { kind, caseId, line } of lines) {
    const change = kind === 'event' ? line.changes.fields.state : undefined
    if (!change) continue
    const [wasOver, isOver] = change.map(isEnd)
    if (wasOver || isOver) ends.set(caseId, isOver ? line.at : null)
  }
  return ends
}

/** Whether nobody is owed anything there. */
function isEnd(state: unknown): boolean {
  return state !== null && state !== 'merged' && !eventStates[state as EventState].open
}

async function bySubject(
  tx: Tx, districtId: number, ends: ReadonlyMap<Id, Instant | null>,
): Promise<Map<Id, Instant | null>> {
  const found = await rows(tx, sql<{ id: Id; subject: Id }>`
    select case_id as id, reporter_subject as subject from event
    where district_id = ${districtId} and case_id = any (${[...ends.keys()]}::uuid[]) and reporter_subject is not null`)
  return new Map(found.map(({ id, subject }) => [subject, ends.get(id) ?? null]))
}
