/**
 * What pauses and extensions do to a deadline. `dueOf` answers from the whole history of a clock: a resume, an
 * extension and an edit of the calendar all ask it the same question, so the order of events cannot matter.
 */
import type { ClockHistory, Due, Instant, Limit, Pause } from './types.ts'
import type { Calendar } from './calendar.ts'
import { DAY, HOUR, SECOND, dayOf, startOfDay } from './china-time.ts'
import {
  computeDue, countsSessions, movesPastDaysOff, pastDaysOff, secondsLeft, touchesUnknownYear, yellowBefore,
} from './due.ts'
import { assertLimit } from './limit.ts'
import { instantAfter } from './measure.ts'
import { daySeconds } from './shown.ts'

/**
 * The deadline of a clock after all that happened to it. Extensions in the limit's unit lengthen the limit itself
 * (5 + 3 workdays are 8), others begin where it ends; both count as if granted at the start. A pause that is still
 * open is not in `pauses`: the answer is then the deadline as it stood before.
 * @throws RangeError for an impossible limit, or pauses that overlap, run backwards or begin before the clock.
 */
export function dueOf(cal: Calendar, clock: ClockHistory): Due {
  const { startedAt, limit } = clock
  const pauses = checkedPauses(startedAt, clock.pauses ?? [])
  let due = extendedDue(cal, startedAt, limit, clock.extended ?? [])
  let { provisional } = due
  for (const pause of pauses) {
    const left = secondsLeft(cal, pause.from, due.dueAt, limit)
    due = dueAfterPause(cal, pause.to, left, limit, due.seconds)
    provisional ||= due.provisional
  }
  return { ...due, provisional }
}

/**
 * The deadline after one pause. A pause keeps the seconds left (`secondsLeft` when it began); resuming adds them.
 *
 * Yellow survives it: it stands where a fifth of `secondsTotal` is left, so a clock that would have been green for
 * another hour is green for an hour after resuming, and one that was yellow is yellow at once (`yellowAt` lies in the
 * past). `secondsTotal` is `Due.seconds` of the deadline before the pause, which is `computeDue(start).seconds` when
 * nothing else happened. Hours need not pass it; days without it count as `value` full days of sessions of the day
 * resumed, which sets yellow later by up to a fifth of the start day.
 *
 * A clock paused when late is as late when resumed. A statutory limit that now ends on a day off moves to 24:00 of
 * the next workday. `provisional` speaks of the days from resuming on only; `dueOf` speaks of all.
 */
export function dueAfterPause(
  cal: Calendar, resumedAt: Instant, secondsLeft: number, limit: Limit, secondsTotal?: number,
): Due {
  assertLimit(limit)
  if (!Number.isFinite(resumedAt + secondsLeft)) throw new RangeError(`not a time left: ${secondsLeft} at ${resumedAt}`)
  const left = Math.round(secondsLeft * SECOND)
  const total = Math.round((secondsTotal ?? nominalSeconds(cal, resumedAt, limit)) * SECOND)
  const sessions = countsSessions(limit)
  const kept = sessions ? instantAfter(cal, resumedAt, left) : resumedAt + left
  const dueAt = movesPastDaysOff(limit) ? pastDaysOff(cal, kept) : kept
  const moved = dueAt - kept
  const provisional = sessions
    ? touchesUnknownYear(cal, Math.min(resumedAt, dueAt), Math.max(resumedAt, dueAt))
    : movesPastDaysOff(limit) && touchesUnknownYear(cal, kept - 1, dueAt)
  return {
    dueAt,
    yellowAt: yellowBefore(cal, dueAt, total + moved, limit),
    provisional,
    seconds: (total + moved) / SECOND,
  }
}

function extendedDue(cal: Calendar, start: Instant, limit: Limit, extensions: readonly Limit[]): Due {
  extensions.forEach(assertLimit)
  const same = extensions.filter((extension) => extension.unit === limit.unit)
  const others = extensions.filter((extension) => extension.unit !== limit.unit)
  let due = computeDue(cal, start, { ...limit, value: same.reduce((sum, more) => sum + more.value, limit.value) })
  for (const extension of others) {
    // A deadline of 24:00 is 00:00 of a day that has not begun: the last moment before it names the right day.
    const days = extension.unit === 'natural_day' || extension.unit === 'work_day'
    const from = days && due.dueAt === startOfDay(dayOf(due.dueAt)) ? due.dueAt - 1 : due.dueAt
    const { dueAt, provisional } = computeDue(cal, from, extension)
    const seconds = secondsLeft(cal, start, dueAt, limit)
    const yellowAt = yellowBefore(cal, dueAt, seconds * SECOND, limit)
    due = { dueAt, yellowAt, seconds, provisional: due.provisional || provisional }
  }
  return due
}

/** The limit's length when nothing is known of its start: full days of the sessions of the day resumed. */
function nominalSeconds(cal: Calendar, resumedAt: Instant, limit: Limit): number {
  switch (limit.unit) {
    case 'work_day': return limit.value * daySeconds(cal, resumedAt, limit.unit)
    case 'natural_day': return (limit.value * DAY) / SECOND
    default: return (limit.value * HOUR) / SECOND
  }
}

function checkedPauses(start: Instant, pauses: readonly Pause[]): readonly Pause[] {
  let reached = start
  for (const { from, to } of pauses) {
    if (!(from >= reached && to >= from)) {
      throw new RangeError(`pause from ${from} to ${to} overlaps, runs backwards or begins before its clock`)
    }
    reached = to
  }
  return pauses
}
