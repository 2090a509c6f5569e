import { fromChina } from '@onegrid/domain'
import type { Instant } from '@onegrid/domain'
import { randomFor } from './random.ts'
import type { GeneratedPost, RotaPattern } from './staff-types.ts'

export interface GeneratedShift {
  postKey: string
  kind: 'patrol' | 'desk' | 'night'
  startsAt: Instant
  endsAt: Instant
}

/** A day of the district's calendar. */
export interface RotaDay {
  /** YYYY-MM-DD in China. */
  date: string
  /** The day after, for shifts over midnight. */
  nextDate: string
  /** Working sessions as HH:MM, morning and afternoon; none on a day off. */
  sessions: readonly { from: string; to: string }[]
}

/** A desk's day; the night takes over until the morning, so that no moment is without somebody. */
const DAY = { from: '08:30', to: '17:30' }

/**
 * Shifts of posts that keep a rota: officers patrol one half of each working day and sit at the studio the other
 * (docs/domain.md S0-9), in turn so that half of a village's officers are always out; desks are held around the clock.
 *
 * @param first the number of the first day: officers change halves from one to the next
 */
export function rotaOf(
  posts: readonly Pick<GeneratedPost, 'key' | 'rota'>[], days: readonly RotaDay[], first = 0,
): GeneratedShift[] {
  return posts.flatMap(({ key, rota }) =>
    rota === undefined ? [] : days.flatMap((day, i) => shiftsOf(key, rota, day, first + i)))
}

function shiftsOf(postKey: string, rota: RotaPattern, day: RotaDay, index: number): GeneratedShift[] {
  const { date, nextDate, sessions } = day
  const working = sessions.length > 0
  const shift = (kind: GeneratedShift['kind'], from: string, to: string, toDate = date): GeneratedShift =>
    ({ postKey, kind, startsAt: fromChina(date, from), endsAt: fromChina(toDate, to) })
  switch (rota) {
    case 'officer': {
      const first = (index + randomFor(postKey).int(0, 1)) % 2
      // Lunch belongs to the morning: an officer who is asked at one o'clock is not off.
      return sessions.map(({ from, to }, half) =>
        shift(half === first ? 'patrol' : 'desk', from, sessions[half + 1]?.from ?? to))
    }
    case 'part_time_officer': {
      const session = sessions[randomFor(postKey).int(0, 1)] ?? sessions[0]
      return session === undefined ? [] : [shift('patrol', session.from, session.to)]
    }
    case 'day_desk': return working ? [shift('desk', DAY.from, DAY.to)] : []
    case 'weekend_day': return working ? [] : [shift('desk', DAY.from, DAY.to)]
    case 'night_desk': return working ? [shift('night', DAY.to, DAY.from, nextDate)] : []
    case 'weekend_night': return working ? [] : [shift('night', DAY.to, DAY.from, nextDate)]
  }
}
