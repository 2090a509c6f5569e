/** The demo district's calendar and short ways to write and read moments of China in tests. */
import { chinaDeadline, compileCalendar, defaultCalendarData, fromChina } from '../index.ts'
import type { Calendar, Instant } from '../index.ts'

export function demoCalendar(): Calendar {
  return compileCalendar(defaultCalendarData())
}

/** '2026-09-30 17:30' in China. */
export function at(text: string): Instant {
  const [date = '', time = ''] = text.split(' ')
  return fromChina(date, time)
}

/** A deadline as people write it, '2026-10-03 24:00'. */
export function written(instant: Instant): string {
  const { date, time } = chinaDeadline(instant)
  return `${date} ${time}`
}
