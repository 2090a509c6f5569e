/** What a day is: worked or not, why, and in which sessions. */
import type { DayKind, Instant, WorkdayInfo } from './types.ts'
import type { Calendar, DayPlan } from './calendar.ts'
import { tablesFor } from './calendar.ts'
import { civilOfDay, dateOfDay, dayOf, millisOfDay, parseDate, weekday } from './china-time.ts'
import { nthWorkdayFrom } from './due.ts'

/** Whether an instant lies in a session; its first moment does, its last does not. */
export function isWorking(cal: Calendar, at: Instant): boolean {
  const plan = planOfDay(cal, dayOf(at))
  const now = millisOfDay(at)
  return plan !== undefined && plan.starts.some((start, i) => start <= now && now < plan.ends[i]!)
}

/**
 * A day as a calendar shows it. `provisional`: its year's holidays have not been announced, so it is taken as
 * Monday to Friday (decision 25).
 * @throws RangeError when `date` is not a real date from 1992 to 2999.
 */
export function workdayInfo(cal: Calendar, date: string): WorkdayInfo {
  return infoOfDay(cal, dayOfDate(date))
}

/** The first workday after a date. */
export function nextWorkday(cal: Calendar, date: string): string {
  return dateOfDay(nthWorkdayFrom(cal, dayOfDate(date) + 1, 0))
}

/** The date itself if it is a workday, otherwise the next one. */
export function workdayOnOrAfter(cal: Calendar, date: string): string {
  return dateOfDay(nthWorkdayFrom(cal, dayOfDate(date), 0))
}

/** As `workdayInfo`, of a day number. */
export function infoOfDay(cal: Calendar, day: number): WorkdayInfo {
  const plan = planOfDay(cal, day)
  const name = cal.special.get(day)?.name
  return {
    kind: kindOfDay(cal, day, plan !== undefined),
    ...(name === undefined ? {} : { name }),
    sessions: plan === undefined ? [] : [...plan.sessions],
    provisional: !cal.years.has(civilOfDay(day).year),
  }
}

/** The sessions of a day, or undefined on a day off. */
export function planOfDay(cal: Calendar, day: number): DayPlan | undefined {
  const { planOf, firstDay } = tablesFor(cal, day)
  const plan = planOf[day - firstDay]!
  return plan === 0 ? undefined : cal.plans[plan - 1]
}

function kindOfDay(cal: Calendar, day: number, worked: boolean): DayKind {
  if (worked) return weekday(day) > 5 ? 'makeup' : 'workday'
  return cal.special.has(day) ? 'holiday' : 'weekend'
}

function dayOfDate(date: string): number {
  const day = parseDate(date)
  if (day === undefined) throw new RangeError(`not a date: ${date}`)
  return day
}
