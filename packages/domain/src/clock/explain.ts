/**
 * Why a deadline is when it is. The explanation holds every fact that was used — days, sessions, holidays, pauses,
 * extensions — so that `recompute` finds the deadline again from it alone, without the calendar. A handler who
 * doubts a clock sees the same facts as the machine.
 */
import type { DayKind, Due, Instant, Limit, Pause } from './types.ts'
import type { Calendar } from './calendar.ts'
import { SECOND, dateOfDay, dayOf, startOfDay } from './china-time.ts'
import { countsSessions, secondsLeft } from './due.ts'
import { dueOf } from './history.ts'
import { infoOfDay, planOfDay } from './workday.ts'

/** A pause and what it kept, in seconds of the limit's measure. */
export interface ExplainedPause extends Pause { secondsLeft: number }

/** One day from the start to the deadline. */
export interface ExplainedDay {
  date: string
  kind: DayKind
  name?: string
  provisional: boolean
  sessions: { from: Instant; to: Instant }[]
  /** Seconds of the measure that ran on this day between start and deadline, pauses left out. */
  countedSeconds: number
}

export interface DueExplanation extends Due {
  startedAt: Instant
  limit: Limit
  extended: Limit[]
  /** The steps whose limits are the first of `extended`: the clock allowed for them from the start, nobody asked. */
  steps: string[]
  pauses: ExplainedPause[]
  /** Every day from the start to the deadline, or to the end of the last pause when that is later. */
  days: ExplainedDay[]
}

/**
 * The deadline of a limit with its pauses and extensions, and all that decided it.
 * @param steps what the first of the extensions are allowed for
 * @throws RangeError as `dueOf`.
 */
export function explainDue(
  cal: Calendar, start: Instant, limit: Limit, pauses: readonly Pause[], extended: readonly Limit[] = [],
  steps: readonly string[] = [],
): DueExplanation {
  const history = { startedAt: start, limit, extended }
  const due = dueOf(cal, { ...history, pauses })
  const explainedPauses = pauses.map((pause, i) => {
    const before = dueOf(cal, { ...history, pauses: pauses.slice(0, i) })
    return { from: pause.from, to: pause.to, secondsLeft: secondsLeft(cal, pause.from, before.dueAt, limit) }
  })
  const end = Math.max(due.dueAt, ...pauses.map((pause) => pause.to))
  const days: ExplainedDay[] = []
  for (let day = dayOf(start); day <= dayOf(end); day++) days.push(explainDay(cal, day, { start, limit, pauses, due }))
  return {
    ...due, startedAt: start, limit, extended: [...extended], steps: steps.slice(0, extended.length),
    pauses: explainedPauses, days,
  }
}

interface Facts { start: Instant; limit: Limit; pauses: readonly Pause[]; due: Due }

function explainDay(cal: Calendar, day: number, { start, limit, pauses, due }: Facts): ExplainedDay {
  const { kind, name, provisional } = infoOfDay(cal, day)
  const plan = planOfDay(cal, day)
  const midnight = startOfDay(day)
  const sessions = plan?.starts.map((from, i) => ({ from: midnight + from, to: midnight + plan.ends[i]! })) ?? []
  const running = countsSessions(limit) ? sessions : [{ from: midnight, to: startOfDay(day + 1) }]
  const counted = running
    .map(({ from, to }) => ({ from: Math.max(from, start), to: Math.min(to, due.dueAt) }))
    .reduce((sum, span) => sum + length(span) - pauses.reduce((out, pause) => out + overlap(span, pause), 0), 0)
  return {
    date: dateOfDay(day), kind, ...(name === undefined ? {} : { name }), provisional, sessions,
    countedSeconds: counted / SECOND,
  }
}

function length({ from, to }: Pause): number {
  return Math.max(0, to - from)
}

function overlap(a: Pause, b: Pause): number {
  return length({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })
}
