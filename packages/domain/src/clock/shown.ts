/** A time left in the words of its own measure. Rule: decision 18, a shown day is one day's sessions. */
import type { Instant, LimitUnit } from './types.ts'
import type { Calendar } from './calendar.ts'
import { tablesFor } from './calendar.ts'
import { DAY, SECOND, dayOf } from './china-time.ts'
import { nthWorkdayFrom } from './due.ts'

/** What a chip says: "2 days 3 hours 20 minutes left", or late by so much. Hours are below one shown day. */
export interface ShownTime { late: boolean; days: number; hours: number; minutes: number }

/**
 * Splits seconds of a measure for people. Minutes round down while time is left and up when it is late, so that the
 * chip never promises more than there is. Limits of hours in elapsed time show no days: 24 hours stay 24 hours.
 */
export function shownTime(cal: Calendar, now: Instant, seconds: number, unit: LimitUnit): ShownTime {
  const late = seconds < 0
  const minutes = late ? Math.ceil(-seconds / 60) : Math.floor(seconds / 60)
  const dayMinutes = unit === 'urgent_hour' ? Infinity : daySeconds(cal, now, unit) / 60
  const days = dayMinutes === Infinity ? 0 : Math.floor(minutes / dayMinutes)
  const rest = days === 0 ? minutes : minutes - days * dayMinutes
  return { late, days, hours: Math.floor(rest / 60), minutes: rest % 60 }
}

/** The seconds of one day in a unit: the sessions of this day (of the next workday on a day off), or 24 hours. */
export function daySeconds(cal: Calendar, at: Instant, unit: LimitUnit): number {
  if (unit === 'urgent_hour' || unit === 'natural_day') return DAY / SECOND
  const day = nthWorkdayFrom(cal, dayOf(at), 0)
  const { planOf, firstDay } = tablesFor(cal, day)
  return cal.plans[planOf[day - firstDay]! - 1]!.total / SECOND
}
