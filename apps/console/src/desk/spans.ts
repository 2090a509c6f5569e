/**
 * Days as a filter names them: by a name that moves with the calendar, so that a saved filter keeps its meaning, or by
 * two dates.
 */
import { addDays, chinaDate, fromChina } from '@onegrid/domain'

const movingSpans = ['today', 'yesterday', 'tomorrow', 'week', 'month', 'last7', 'last30', 'past'] as const
export type MovingSpan = (typeof movingSpans)[number]

/** Both dates are of China and included. */
export type Span = MovingSpan | `${string}..${string}`

/** Moments from (included) to (not included); open where the span has no end there. */
interface Bounds {
  from?: string
  to?: string
}

/** Nothing where the text names no span. */
export function parseSpan(text: string | null): Span | undefined {
  if (text === null) return undefined
  if ((movingSpans as readonly string[]).includes(text)) return text as MovingSpan
  const dates = datesOf(text)
  return dates && `${dates[0]}..${dates[1]}`
}

/** @param now business time, ms */
export function boundsOf(span: Span, now: number): Bounds {
  const today = chinaDate(now)
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  switch (span) {
    case 'today':
      return days(today, today)
    case 'yesterday':
      return days(addDays(today, -1), addDays(today, -1))
    case 'tomorrow':
      return days(addDays(today, 1), addDays(today, 1))
    case 'week':
      return days(monday, addDays(monday, 6))
    case 'month':
      return days(`${today.slice(0, 8)}01`, addDays(`${addDays(`${today.slice(0, 8)}01`, 31).slice(0, 8)}01`, -1))
    case 'last7':
      return days(addDays(today, -6), today)
    case 'last30':
      return days(addDays(today, -29), today)
    // To the minute: a question that is new with each millisecond would never have been asked before.
    case 'past':
      return { to: new Date(Math.floor(now / 60_000) * 60_000).toISOString() }
    default: {
      const dates = datesOf(span)
      return dates ? days(...dates) : {}
    }
  }
}

/** The two dates of a span that does not move, in order. */
export function datesOf(text: string): [from: string, to: string] | undefined {
  const [from, to, more] = text.split('..')
  if (!from || !to || more !== undefined || !isDate(from) || !isDate(to)) return undefined
  return from <= to ? [from, to] : [to, from]
}

function days(from: string, to: string): Bounds {
  return { from: new Date(fromChina(from)).toISOString(), to: new Date(fromChina(addDays(to, 1))).toISOString() }
}

function isDate(text: string): boolean {
  try {
    return chinaDate(fromChina(text)) === text
  } catch {
    return false
  }
}

/** 0 Sunday … 6 Saturday, of a date as such. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay()
}
