/** What a change of the calendar would do to deadlines: the same rules as the server's, on both calendars. */
import type { CalendarData, Instant, Limit } from '@onegrid/domain'
import { addDays, chinaDate, compileCalendar, computeDue, fromChina, workdayOnOrAfter } from '@onegrid/domain'

interface Example {
  limit: Limit
  startedAt: Instant
  before: Instant
  after: Instant
}

const limits: readonly Limit[] = [
  { value: 4, unit: 'work_hour' }, { value: 1, unit: 'work_day' }, { value: 3, unit: 'work_day' }, {
    value: 5, unit: 'work_day',
  },
  { value: 10, unit: 'work_day' },
]

/**
 * Usual limits on the calendar as it is and as it would be, counted from shortly before the first changed day, or from
 * now, if that has come.
 */
export function examplesOf(before: CalendarData, after: CalendarData, firstChange: string, now: Instant): Example[] {
  const [old, next] = [before, after].map((data) => compileCalendar(data, rangeAround(firstChange, now)))
  const near = fromChina(workdayOnOrAfter(old!, addDays(firstChange, -2)), '09:00')
  const startedAt = Math.max(now, near)
  return limits.map((limit) => ({
    limit, startedAt,
    before: computeDue(old!, startedAt, limit).dueAt, after: computeDue(next!, startedAt, limit).dueAt,
  }))
}

function rangeAround(date: string, now: Instant): { from: number; to: number } {
  const years = [date, chinaDate(now)].map((one) => Number(one.slice(0, 4)))
  return { from: Math.min(...years) - 1, to: Math.max(...years) + 1 }
}
