/** What a span asks of each person, and what a rota has in all. */
import { chinaDate, DAY } from './days.ts'
import type { Span } from './days.ts'
import { subtract } from './gaps.ts'
import { effective } from './shifts.ts'
import type { Shift } from './shifts.ts'

export interface Load {
  /** On duty within the span, ms, without what leave makes void. */
  worked: number
  shifts: number
  nights: number
  /** Days of which leave takes a part. */
  leaveDays: number
}

/** @param shifts of one person */
export function loadOf(shifts: readonly Shift[], span: Span): Load {
  const leave = shifts.filter((shift) => shift.kind === 'leave').map(effective)
  const planned = shifts.filter((shift) => shift.kind !== 'leave' && isInside(effective(shift), span))
  const worked = planned.flatMap((shift) => subtract([clipped(effective(shift), span)], leave))
  const begun = planned.filter(({ startsAt }) => startsAt >= span.from)
  return {
    worked: worked.reduce((sum, { from, to }) => sum + to - from, 0),
    shifts: begun.length,
    nights: begun.filter(({ kind }) => kind === 'night').length,
    leaveDays: new Set(leave.flatMap((one) => datesIn(clipped(one, span)))).size,
  }
}

function isInside({ from, to }: Span, span: Span): boolean {
  return from < span.to && to > span.from
}

function clipped({ from, to }: Span, span: Span): Span {
  return { from: Math.max(from, span.from), to: Math.min(to, span.to) }
}

function datesIn({ from, to }: Span): string[] {
  const dates: string[] = []
  for (let at = from; at < to; at += DAY) dates.push(chinaDate(at))
  if (to > from) dates.push(chinaDate(to - 1))
  return dates
}
