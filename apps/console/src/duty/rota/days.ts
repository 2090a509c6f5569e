/** Days and weeks of a rota: calendar days in China, as dates; instants in ms. */
import { addDays, chinaDate, chinaTime, DAY, fromChina } from '@onegrid/domain'

export interface Span {
  from: number
  to: number
}

/** Monday of the week that a date lies in. */
export function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(date, -weekday)
}

export function datesFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addDays(first, i))
}

/** 00:00 of the first date until 24:00 of the last. */
export function spanOf(dates: readonly string[]): Span {
  const first = dates[0]
  const last = dates.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('no dates')
  return { from: fromChina(first), to: fromChina(last) + DAY }
}

/** Hours of an instant as people write a shift: the end of a day is 24:00 of that day. */
export function endTime(at: number): string {
  const time = chinaTime(at)
  return time === '00:00' ? '24:00' : time
}

/** `830`, `8:30`, `0830`, `17` → HH:MM; undefined for what is no time of day. 24:00 is one. */
export function readTime(typed: string): string | undefined {
  const text = typed.trim().replace('：', ':')
  const found = /^(\d{1,2})(?::?(\d{2}))?$/.exec(text) ?? /^(\d)(\d{2})$/.exec(text)
  if (!found) return undefined
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)]
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** From a date and two times of day; an end that is not after the start is of the next day. */
export function spanOfTimes(date: string, from: string, to: string): Span {
  const start = fromChina(date, from)
  const end = to === '24:00' ? fromChina(date) + DAY : fromChina(date, to)
  return { from: start, to: end > start ? end : end + DAY }
}

export { addDays, chinaDate, chinaTime, DAY, fromChina }
