/**
 * Who was on duty on each day of the past. Days that have a rota keep it; the others get one from the same rhythm that
 * the district's posts show: officers half a day out and half a day in, desks around the clock.
 */
import { DAY, HOUR, addDays, chinaDate, fromChina, workdayInfo } from '@onegrid/domain'
import type { Calendar, Id, Instant } from '@onegrid/domain'
import { DutyDay } from '../../apps/server/src/modules/staff/index.ts'
import type { Directory, Shift, StaffPost } from '../../apps/server/src/modules/staff/index.ts'
import { rotaOf } from '../district/rota.ts'
import type { RotaPattern } from '../district/staff-types.ts'

export interface PastDuty {
  /** The shifts around a China date, as the product would have read them. */
  on(date: string): DutyDay
}

export interface DutyParts {
  directory: Directory
  calendar: Calendar
  /** Shifts that the district has already, of every day that has any. */
  existing: readonly Shift[]
  newId: (at: Instant) => Id
  /** A shift that was made for a day that had none. */
  onMade: (shift: Shift) => void
}

/** A shift that ended so long before midnight still tells since when somebody is off: as the product remembers it. */
const BEFORE_MIDNIGHT = 6 * HOUR
const DAYS_KEPT = 4

/** @param parts days are asked in order of time, each about once: shifts of a year are not kept */
export function pastDuty(parts: DutyParts): PastDuty {
  const { directory, calendar, existing, newId, onMade } = parts
  const known = Map.groupBy(existing, ({ startsAt }) => chinaDate(startsAt))
  const patterns = patternsOf(directory, existing, calendar)
  const byKey = new Map([...directory.posts.values()].map(post => [post.id, post]))
  const shifts = new Map<string, readonly Shift[]>()
  const days = new Map<string, DutyDay>()

  const beginningOn = (date: string): readonly Shift[] => {
    const held = shifts.get(date) ?? known.get(date) ?? made(date)
    shifts.set(date, held)
    for (const oldest of shifts.keys()) if (shifts.size > DAYS_KEPT) shifts.delete(oldest)
    return held
  }
  const made = (date: string): Shift[] => {
    const sessions = workdayInfo(calendar, date).sessions.map(({ start, end }) => ({ from: start, to: end }))
    const day = { date, nextDate: addDays(date, 1), sessions }
    return rotaOf(patterns, [day], Math.round(fromChina(date) / DAY)).map(({ postKey, kind, startsAt, endsAt }) => {
      const post = byKey.get(postKey) as StaffPost
      const shift: Shift = {
        id: newId(startsAt), accountId: post.accountId, postId: post.id, kind, startsAt, endsAt, begunAt: startsAt,
        endedEarlyAt: null,
      }
      onMade(shift)
      return shift
    })
  }

  return {
    on(date) {
      const found = days.get(date)
      if (found) return found
      const from = fromChina(date)
      const around = [...beginningOn(addDays(date, -1)), ...beginningOn(date)]
      const isNear = ({ startsAt, endsAt }: Shift) => endsAt >= from - BEFORE_MIDNIGHT && startsAt < from + DAY
      const day = new DutyDay(around.filter(isNear))
      days.set(date, day)
      for (const oldest of days.keys()) if (days.size > DAYS_KEPT) days.delete(oldest)
      return day
    },
  }
}

/** The rhythm that each post with a rota shows in the shifts that it has. */
function patternsOf(directory: Directory, existing: readonly Shift[], calendar: Calendar) {
  const byPost = Map.groupBy(existing, ({ postId }) => postId)
  return [...directory.posts.values()].filter(({ keepsRota }) => keepsRota).map((post) =>
    ({ key: post.id, rota: patternOf(post, byPost.get(post.id) ?? [], calendar) }))
}

function patternOf(post: StaffPost, shifts: readonly Shift[], calendar: Calendar): RotaPattern | undefined {
  if (post.role !== 'dispatcher') return post.engagement === 'part_time' ? 'part_time_officer' : 'officer'
  const [shift] = shifts
  if (!shift) return undefined
  const works = workdayInfo(calendar, chinaDate(shift.startsAt)).sessions.length > 0
  if (shift.kind === 'night') return works ? 'night_desk' : 'weekend_night'
  return works ? 'day_desk' : 'weekend_day'
}
