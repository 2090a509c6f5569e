/** Reminders keep quiet at night. Rule: decision 23. */
import type { Instant } from './types.ts'
import type { Calendar } from './calendar.ts'
import { DAY, dayOf, parseTime, startOfDay } from './china-time.ts'

/** The night as wall times 'HH:MM'; `to` before `from` is the usual night over midnight. Equal: no night. */
export interface QuietHours { from: string; to: string }

export const DEFAULT_QUIET_HOURS: QuietHours = { from: '20:00', to: '08:00' }

/**
 * A reminder that falls at night goes earlier, to the moment at which the night begins; never later, for a deadline
 * may end in the same night. By day it stays. Nights do not depend on the calendar; it stands first as in every clock.
 * @throws RangeError when a bound is not a time of day.
 */
export function shiftOutOfNight(_cal: Calendar, at: Instant, quiet: QuietHours = DEFAULT_QUIET_HOURS): Instant {
  const from = parseTime(quiet.from)
  const to = parseTime(quiet.to)
  if (from === undefined || to === undefined) throw new RangeError(`not a night: ${quiet.from}–${quiet.to}`)
  const midnight = startOfDay(dayOf(at))
  const time = at - midnight
  if (from === to) return at
  if (from < to) return time >= from && time < to ? midnight + from : at
  if (time >= from) return midnight + from
  return time < to ? midnight - DAY + from : at
}
