/**
 * Session time as a number line. `workedAt` maps an instant to the milliseconds worked since the tables begin;
 * `instantAt` maps back. Everything that counts working time is a subtraction or an addition on that line.
 */
import type { Instant } from './types.ts'
import type { Calendar } from './calendar.ts'
import { tablesBeyond, tablesFor } from './calendar.ts'
import { dayOf, startOfDay } from './china-time.ts'

/** Milliseconds of sessions between two instants; negative when `to` is earlier. */
export function workedBetween(cal: Calendar, from: Instant, to: Instant): number {
  // Covering both first: growing backwards moves the zero of the line.
  tablesFor(cal, dayOf(from))
  tablesFor(cal, dayOf(to))
  return workedAt(cal, to) - workedAt(cal, from)
}

/** Milliseconds of sessions from the beginning of the tables to an instant that they cover. */
export function workedAt(cal: Calendar, at: Instant): number {
  const day = dayOf(at)
  const tables = tablesFor(cal, day)
  const index = day - tables.firstDay
  const plan = tables.planOf[index]!
  let worked = tables.workedBefore[index]!
  if (plan === 0) return worked
  const { starts, ends } = cal.plans[plan - 1]!
  const now = at - startOfDay(day)
  for (let i = 0; i < starts.length; i++) {
    const start = starts[i]!
    if (now <= start) break
    worked += (now < ends[i]! ? now : ends[i]!) - start
  }
  return worked
}

/** The instant `millis` of session time after another, or before it when negative; itself for none. */
export function instantAfter(cal: Calendar, at: Instant, millis: number): Instant {
  if (millis === 0) return at
  while (workedAt(cal, at) + millis <= 0) tablesFor(cal, cal.tables.firstDay - 1)
  return instantAt(cal, workedAt(cal, at) + millis, dayOf(at))
}

/**
 * The earliest instant at which `target` milliseconds of sessions are over: the end of a session rather than the
 * start of the next. `near` is a day close to the answer, from which the search walks.
 */
export function instantAt(cal: Calendar, target: number, near: number): Instant {
  let tables = tablesFor(cal, near)
  while (target > tables.workedBefore[tables.dayCount]!) tables = tablesBeyond(cal)
  const nth = workdayReaching(tables.workedThrough, firstGuess(cal, target, near - tables.firstDay), target)
  const index = tables.workdays[nth]!
  const { starts, ends } = cal.plans[tables.planOf[index]! - 1]!
  let rest = target - tables.workedBefore[index]!
  let i = 0
  while (i < starts.length - 1 && rest > ends[i]! - starts[i]!) {
    rest -= ends[i]! - starts[i]!
    i++
  }
  return startOfDay(tables.firstDay + index) + starts[i]! + rest
}

/** Days hold at most the longest day, so this is never past the answer when looking forward, and near it always. */
function firstGuess(cal: Calendar, target: number, index: number): number {
  const { workdaysBefore, workedBefore, workdays } = cal.tables
  const guess = workdaysBefore[index]! + Math.ceil((target - workedBefore[index]!) / cal.longestDay) - 1
  return guess < 0 ? 0 : guess < workdays.length ? guess : workdays.length - 1
}

function workdayReaching(workedThrough: Float64Array, guess: number, target: number): number {
  let nth = guess
  while (workedThrough[nth]! < target) nth++
  while (nth > 0 && workedThrough[nth - 1]! >= target) nth--
  return nth
}
