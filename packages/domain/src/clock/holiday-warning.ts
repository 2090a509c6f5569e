/** A hazard that would wait through a holiday. Rule: docs/domain.md 实务 4, 一日 E7. */
import type { Instant, Limit } from './types.ts'
import type { Calendar } from './calendar.ts'
import { HOUR, dateOfDay, dayOf } from './china-time.ts'
import { computeDue } from './due.ts'
import { infoOfDay } from './workday.ts'

/** What the desk is told: these days off lie in between; counted day and night it would end at `urgentDueAt`. */
export interface HolidayWarning {
  key: 'clock.limit-jumps-days-off'
  dueAt: Instant
  urgentDueAt: Instant
  daysOff: { date: string; name?: string }[]
  provisional: boolean
}

/**
 * The warning for a limit of working hours whose end jumps over at least one day off, otherwise undefined.
 * The caller asks it for hazards only: a noise complaint may wait for Monday.
 */
export function holidayWarning(cal: Calendar, start: Instant, limit: Limit): HolidayWarning | undefined {
  if (limit.unit !== 'work_hour') return undefined
  const { dueAt, provisional } = computeDue(cal, start, limit)
  const daysOff: HolidayWarning['daysOff'] = []
  for (let day = dayOf(start); day < dayOf(dueAt); day++) {
    const { kind, name } = infoOfDay(cal, day)
    if (kind === 'weekend' || kind === 'holiday') {
      daysOff.push({ date: dateOfDay(day), ...(name === undefined ? {} : { name }) })
    }
  }
  if (daysOff.length === 0) return undefined
  const urgentDueAt = start + Math.round(limit.value * HOUR)
  return { key: 'clock.limit-jumps-days-off', dueAt, urgentDueAt, daysOff, provisional }
}
