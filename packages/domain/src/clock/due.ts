/** Deadlines: when a limit ends, and how much of it is left. Rule: decisions 18, 25. */
import type { Due, Instant, Limit } from './types.ts'
import type { Calendar } from './calendar.ts'
import { tablesBeyond, tablesFor } from './calendar.ts'
import { HOUR, SECOND, dayOf, startOfDay } from './china-time.ts'
import { assertLimit } from './limit.ts'
import { instantAfter, instantAt, workedAt, workedBetween } from './measure.ts'

/**
 * When a limit that starts now ends, and when 80 % of it are used.
 * @throws RangeError for an impossible limit or start; where days off count, also before 1992 and after 2999.
 */
export function computeDue(cal: Calendar, start: Instant, limit: Limit): Due {
  assertLimit(limit)
  if (!Number.isFinite(start)) throw new RangeError(`not an instant: ${start}`)
  switch (limit.unit) {
    case 'urgent_hour': return elapsedDue(start, start + Math.round(limit.value * HOUR))
    case 'natural_day': return naturalDayDue(cal, start, limit)
    case 'work_hour': return workHourDue(cal, start, Math.round(limit.value * HOUR))
    case 'work_day': return workDayDue(cal, start, limit.value)
  }
}

/**
 * Seconds left in the limit's own measure: session seconds for `work_hour` and `work_day`, elapsed ones otherwise.
 * Negative when late. Outside the sessions working time stands still: a deadline of 17:30 is late by 0 until the
 * next session begins, although its light is red.
 */
export function secondsLeft(cal: Calendar, now: Instant, dueAt: Instant, limit: Limit): number {
  return (countsSessions(limit) ? workedBetween(cal, now, dueAt) : dueAt - now) / SECOND
}

/** Whether a limit is measured in session time. */
export function countsSessions(limit: Limit): boolean {
  return limit.unit === 'work_hour' || limit.unit === 'work_day'
}

/** Whether the days off of the calendar can move the end of a limit of elapsed time. */
export function movesPastDaysOff(limit: Limit): boolean {
  return limit.unit === 'natural_day' && limit.statutory === true
}

/**
 * The moment at which so many seconds of the measure are left before a deadline: yellow lights, reminders at half.
 * It may lie before the clock began, when the whole limit is shorter.
 */
export function momentWithLeft(cal: Calendar, dueAt: Instant, secondsLeft: number, limit: Limit): Instant {
  const left = Math.round(secondsLeft * SECOND)
  return countsSessions(limit) ? instantAfter(cal, dueAt, -left) : dueAt - left
}

/** The moment at which a fifth of `total` milliseconds is left. Rule: yellow at 80 % of the measure. */
export function yellowBefore(cal: Calendar, dueAt: Instant, total: number, limit: Limit): Instant {
  return momentWithLeft(cal, dueAt, Math.ceil(total / 5) / SECOND, limit)
}

/** The same wall time if its day is worked, otherwise 24:00 of the next workday. `dueAt` ends its day at 24:00. */
export function pastDaysOff(cal: Calendar, dueAt: Instant): Instant {
  const day = dayOf(dueAt - 1)
  const tables = tablesFor(cal, day)
  if (tables.planOf[day - tables.firstDay] !== 0) return dueAt
  return startOfDay(nthWorkdayFrom(cal, day, 0) + 1)
}

/** The day number of the workday `n` places after the first one that is not before `day`. */
export function nthWorkdayFrom(cal: Calendar, day: number, n: number): number {
  let tables = tablesFor(cal, day)
  const nth = tables.workdaysBefore[day - tables.firstDay]! + n
  while (nth >= tables.workdays.length) tables = tablesBeyond(cal)
  return tables.firstDay + tables.workdays[nth]!
}

/** Whether a day from that of `from` to that of `to` lies in a year without announced holidays. */
export function touchesUnknownYear(cal: Calendar, from: Instant, to: Instant): boolean {
  tablesFor(cal, dayOf(from))
  // A deadline of 24:00 belongs to the day that it ends.
  const last = dayOf(to - 1)
  const { unknownBefore, firstDay } = tablesFor(cal, last)
  return unknownBefore[last - firstDay + 1]! > unknownBefore[dayOf(from) - firstDay]!
}

function elapsedDue(start: Instant, dueAt: Instant): Due {
  const total = dueAt - start
  return { dueAt, yellowAt: dueAt - Math.ceil(total / 5), provisional: false, seconds: total / SECOND }
}

function naturalDayDue(cal: Calendar, start: Instant, limit: Limit): Due {
  const end = startOfDay(dayOf(start) + limit.value + 1)
  if (!movesPastDaysOff(limit)) return elapsedDue(start, end)
  const due = elapsedDue(start, pastDaysOff(cal, end))
  due.provisional = touchesUnknownYear(cal, end - 1, due.dueAt)
  return due
}

function workHourDue(cal: Calendar, start: Instant, total: number): Due {
  const day = dayOf(start)
  const worked = workedAt(cal, start)
  const dueAt = instantAt(cal, worked + total, day)
  const yellowAt = instantAt(cal, worked + total - Math.ceil(total / 5), day)
  return { dueAt, yellowAt, provisional: touchesUnknownYear(cal, start, dueAt), seconds: total / SECOND }
}

function workDayDue(cal: Calendar, start: Instant, days: number): Due {
  const worked = workedAt(cal, start)
  const last = nthWorkdayFrom(cal, dayOf(start) + 1, days - 1)
  const { planOf, workedBefore, firstDay } = cal.tables
  const { ends } = cal.plans[planOf[last - firstDay]! - 1]!
  const dueAt = startOfDay(last) + ends[ends.length - 1]!
  const through = workedBefore[last - firstDay + 1]!
  const total = through - worked
  const yellowAt = instantAt(cal, through - Math.ceil(total / 5), last)
  return { dueAt, yellowAt, provisional: touchesUnknownYear(cal, start, dueAt), seconds: total / SECOND }
}
