/** The days of a history: what kind each was, and how much of everything fell on it. */
import { DAY, addDays, chinaDate, fromChina, workdayInfo } from '@onegrid/domain'
import type { Calendar, Instant } from '@onegrid/domain'
import { randomFor } from '../district/random.ts'

export type Weather = 'dry' | 'rain' | 'storm'

export interface PastDay {
  /** China's midnight before it. */
  from: Instant
  date: string
  weekday: number
  weather: Weather
  isWorkday: boolean
  isHoliday: boolean
  /** How many events officers settle on the spot, and how many go to a desk. */
  patrolled: number
  reported: number
}

/** Of all events, those that an officer settles where he finds them. Rule: docs/domain.md 实务 1. */
const PATROLLED = 0.84

/** Chance of rain and of a storm by month: the plum rains of June, typhoons in late summer. */
const wet = [0.28, 0.32, 0.4, 0.36, 0.36, 0.52, 0.34, 0.38, 0.32, 0.2, 0.24, 0.24]
const stormy = [0, 0, 0.01, 0.01, 0.02, 0.05, 0.08, 0.09, 0.06, 0.01, 0, 0]

/**
 * @param events all together; each day gets its whole number, and the days add up to it
 * @param until the last day ends here and has its share of the day
 */
export function pastDays(calendar: Calendar, events: number, until: Instant, count: number, seed: number): PastDay[] {
  const last = chinaDate(until)
  const days = Array.from({ length: count }, (_, i) => dayOn(calendar, addDays(last, i - count + 1), i / count, seed))
  const share = (until - fromChina(last)) / DAY
  const final = days.at(-1)
  if (final) {
    final.patrolled *= share
    final.reported *= share
  }
  const patrolled = Math.round(events * PATROLLED)
  spread(days, 'patrolled', patrolled)
  spread(days, 'reported', events - patrolled)
  return days
}

/** Weights of a day; `spread` makes numbers of them. */
function dayOn(calendar: Calendar, date: string, age: number, seed: number): PastDay {
  const random = randomFor(seed, 'day', date)
  const from = fromChina(date)
  const month = Number(date.slice(5, 7)) - 1
  const { kind, sessions } = workdayInfo(calendar, date)
  const isWorkday = sessions.length > 0
  const isHoliday = kind === 'holiday'
  const draw = random.next()
  const weather: Weather = draw < (stormy[month] ?? 0) ? 'storm' : draw < (wet[month] ?? 0) ? 'rain' : 'dry'
  const noise = 0.85 + 0.3 * random.next()
  // The district has learned to report: a third more at the end than at the beginning.
  const growth = 0.85 + 0.3 * age
  const patrol = isWorkday ? 1 : isHoliday ? 0.15 : 0.25
  const report = isWorkday ? 1 : isHoliday ? 0.6 : 0.75
  return {
    from, date, weather, isWorkday, isHoliday,
    weekday: new Date(from + DAY / 2).getUTCDay(),
    patrolled: patrol * growth * noise * { dry: 1, rain: 0.75, storm: 0.4 }[weather],
    reported: report * growth * noise * { dry: 1, rain: 1.35, storm: 2.4 }[weather],
  }
}

function spread(days: readonly PastDay[], what: 'patrolled' | 'reported', total: number): void {
  const sum = days.reduce((all, day) => all + day[what], 0)
  let [weight, given] = [0, 0]
  for (const day of days) {
    weight += day[what]
    const upTo = Math.round((total * weight) / sum)
    day[what] = upTo - given
    given = upTo
  }
}
