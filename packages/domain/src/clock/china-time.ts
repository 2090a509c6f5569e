/**
 * Asia/Shanghai on the wall. The zone has been UTC+8 without summer time since 1992, so arithmetic is exact,
 * needs no time zone data on a phone, and costs nanoseconds.
 */
import type { Instant } from './types.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
const OFFSET = 8 * HOUR

/** The date of an instant in China, 'YYYY-MM-DD'. */
export function chinaDate(at: Instant): string {
  return dateOfDay(dayOf(at))
}

/** The wall time of an instant in China, 'HH:MM' (seconds cut off). */
export function chinaTime(at: Instant): string {
  const minute = Math.floor(millisOfDay(at) / MINUTE)
  return `${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`
}

/** Date and time of a deadline as people write it: one that ends a day is 24:00 of that day, not 00:00 of the next. */
export function chinaDeadline(at: Instant): { date: string; time: string } {
  const endsDay = millisOfDay(at) === 0
  return endsDay ? { date: chinaDate(at - 1), time: '24:00' } : { date: chinaDate(at), time: chinaTime(at) }
}

/**
 * The instant of a date and wall time in China; `time` is 'HH:MM' or 'HH:MM:SS', up to '24:00'.
 * @throws RangeError when either is not a real date or time.
 */
export function fromChina(date: string, time = '00:00'): Instant {
  const day = parseDate(date)
  const millis = parseTime(time)
  if (day === undefined) throw new RangeError(`not a date: ${date}`)
  if (millis === undefined) throw new RangeError(`not a time of day: ${time}`)
  return startOfDay(day) + millis
}

/**
 * The date `days` later (or earlier, when negative).
 * @throws RangeError when `date` is not a real date.
 */
export function addDays(date: string, days: number): string {
  const day = parseDate(date)
  if (day === undefined) throw new RangeError(`not a date: ${date}`)
  return dateOfDay(day + days)
}

/** Days since 1970-01-01 of the date that an instant has in China. */
export function dayOf(at: Instant): number {
  return Math.floor((at + OFFSET) / DAY)
}

/** 00:00 in China of a day number. */
export function startOfDay(day: number): Instant {
  return day * DAY - OFFSET
}

/** Milliseconds since 00:00 in China. */
export function millisOfDay(at: Instant): number {
  return at - startOfDay(dayOf(at))
}

/** 1 Monday … 7 Sunday; 1970-01-01 was a Thursday. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** The day number of 'YYYY-MM-DD', or undefined when there is no such day. */
export function parseDate(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return undefined
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]))
  return dateOfDay(day) === date ? day : undefined
}

/** Milliseconds since midnight of 'HH:MM' or 'HH:MM:SS', up to '24:00', or undefined. */
export function parseTime(time: string): number | undefined {
  const match = /^(\d{2}):([0-5]\d)(?::([0-5]\d))?$/.exec(time)
  if (!match) return undefined
  const millis = Number(match[1]) * HOUR + Number(match[2]) * MINUTE + Number(match[3] ?? 0) * SECOND
  return millis <= DAY ? millis : undefined
}

/**
 * Days since 1970-01-01 of a proleptic Gregorian date. The year is taken to begin in March, so that the leap day
 * is its last day and month lengths follow one line, (153 m + 2) / 5.
 */
export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** Year, month and day of a day number; the inverse of `dayNumber`. */
export function civilOfDay(day: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  }
}

/** 'YYYY-MM-DD' of a day number. */
export function dateOfDay(day: number): string {
  const { year, month, dayOfMonth } = civilOfDay(day)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
