/**
 * The deadline again, from an explanation alone: no calendar, no prefix sums, only the days and sessions that it
 * lists, walked one by one. Whoever receives an explanation — a phone, an auditor, a test — can check it with this.
 */
import type { Instant, Limit } from './types.ts'
import type { DueExplanation, ExplainedDay } from './explain.ts'
import { DAY, HOUR, dayOf, fromChina, startOfDay } from './china-time.ts'

type Span = { from: Instant; to: Instant }

/**
 * Deadline and yellow moment of an explanation, exact to the millisecond.
 * @throws RangeError when the explanation does not hold the days that its limit needs.
 */
export function recompute(explanation: DueExplanation): { dueAt: Instant; yellowAt: Instant } {
  const { startedAt, limit, extended, pauses, days } = explanation
  const line = limit.unit === 'work_hour' || limit.unit === 'work_day' ? days.flatMap((day) => day.sessions) : undefined
  const sameUnit = extended.filter(({ unit }) => unit === limit.unit)
  let dueAt = endOf(days, startedAt, { ...limit, value: sameUnit.reduce((sum, { value }) => sum + value, limit.value) })
  for (const extension of extended.filter(({ unit }) => unit !== limit.unit)) {
    const countsDays = extension.unit === 'natural_day' || extension.unit === 'work_day'
    const endsAtMidnight = startOfDay(dayOf(dueAt)) === dueAt
    dueAt = endOf(days, countsDays && endsAtMidnight ? dueAt - 1 : dueAt, extension)
  }
  let total = measure(line, startedAt, dueAt)
  for (const pause of pauses) {
    const kept = advance(line, pause.to, measure(line, pause.from, dueAt))
    dueAt = limit.unit === 'natural_day' && limit.statutory ? pastDaysOff(days, kept) : kept
    total += dueAt - kept
  }
  return { dueAt, yellowAt: advance(line, dueAt, -Math.ceil(total / 5)) }
}

function endOf(days: readonly ExplainedDay[], start: Instant, { unit, value, statutory }: Limit): Instant {
  switch (unit) {
    case 'urgent_hour': return start + Math.round(value * HOUR)
    case 'work_hour': return advance(days.flatMap((day) => day.sessions), start, Math.round(value * HOUR))
    case 'natural_day': {
      const end = startOfDay(dayOf(start) + value + 1)
      return statutory ? pastDaysOff(days, end) : end
    }
    case 'work_day': {
      const after = days.filter((day) => day.sessions.some((session) => dayOf(session.from) > dayOf(start)))
      const last = after[value - 1]?.sessions.at(-1)
      if (!last) throw missing(`workday ${value}`)
      return last.to
    }
  }
}

function pastDaysOff(days: readonly ExplainedDay[], dueAt: Instant): Instant {
  const dayOff = ({ kind }: ExplainedDay): boolean => kind === 'weekend' || kind === 'holiday'
  const first = days[0] ? dayOf(fromChina(days[0].date)) : NaN
  const index = dayOf(dueAt - 1) - first
  let later = index
  while (days[later] && dayOff(days[later]!)) later++
  if (!days[later]) throw missing(`day ${later}`)
  return later === index ? dueAt : startOfDay(first + later) + DAY
}

/** Milliseconds of the line between two instants, of plain time when there is no line; negative backwards. */
function measure(line: readonly Span[] | undefined, from: Instant, to: Instant): number {
  if (!line) return to - from
  if (to < from) return -measure(line, to, from)
  return line.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0)
}

/** The earliest instant so many milliseconds of the line after (or before) another; itself for none. */
function advance(line: readonly Span[] | undefined, at: Instant, millis: number): Instant {
  if (!line || millis === 0) return at + millis
  const zero = line[0]?.from ?? at
  let rest = measure(line, zero, at) + millis
  for (const { from, to } of line) {
    if (rest <= to - from) return from + rest
    rest -= to - from
  }
  throw missing('sessions')
}

function missing(what: string): RangeError {
  return new RangeError(`the explanation lacks ${what}`)
}
