/**
 * The follower `links`: with its task ends the link that was handed out for it, and every session that it opened. The
 * rules refuse it from that moment anyway (actor.ts); this takes the key away. Rule: docs/domain.md B4.
 */
import type { TaskChange } from '@onegrid/domain'
import type { Follower } from '../cases/index.ts'
import type { EventRooms } from './rooms.ts'

export function linksFollower({ identity }: Pick<EventRooms, 'identity'>): Follower {
  return {
    name: 'links',
    async onLines(tx, lines) {
      const [first] = lines
      const ended = lines.flatMap(({ line }) => line.changes.tasks.filter(isEnded).map(({ id }) => id))
      if (first && ended.length > 0) await identity.endLinks(tx, first.districtId, [...new Set(ended)])
    },
  }
}

/** Links are for units' tasks only. */
function isEnded({ unitId, state: [, now] }: TaskChange): boolean {
  return unitId !== undefined && now !== 'waiting' && now !== 'working'
}
