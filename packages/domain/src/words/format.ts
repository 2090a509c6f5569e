/** Dates, durations and numbers in words, and the one way in which a template is filled. Rule: docs/domain.md 呈现 8. */
import { chinaDeadline, chinaDate, chinaTime, dayOf, parseDate, weekday as weekdayNumber } from '../clock/china-time.ts'
import type { ShownTime } from '../clock/shown.ts'
import type { Instant, Limit } from '../clock/types.ts'
import { en } from './en.ts'
import type { Counted, Language, SentenceKey, SentenceParams, Words } from './keys.ts'
import { zhCN } from './zh-CN.ts'

export function wordsOf(language: Language): Words {
  return language === 'en' ? en : zhCN
}

/**
 * Fills {parameters}. A part in [brackets] stays only where all its parameters are given; an empty text counts as given
 * and marks a mere yes. A parameter that is missing elsewhere stays visible in its braces, which a test finds.
 */
export function fill(template: string, params: SentenceParams = {}): string {
  return template
    .replace(/\[([^\]]*)\]/g, (_whole, part: string) => (isGiven(part, params) ? part : ''))
    .replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** The parameters that a template names, in order. */
export function namesIn(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
}

export function sentence(key: SentenceKey, params: SentenceParams, language: Language): string {
  return fill(wordsOf(language).sentence[key], params)
}

/** 11月21日 周六 14:30; with the year where it is not that of `now`. */
export function formatDate(at: Instant, language: Language, now: Instant = at): string {
  return dateTime(chinaDate(at), chinaTime(at), now, language)
}

/** As `formatDate`; the end of a day is 24:00 of that day. */
export function formatDeadline(at: Instant, language: Language, now: Instant = at): string {
  const { date, time } = chinaDeadline(at)
  return dateTime(date, time, now, language)
}

/** A deadline as one says it now: 今天 16:20, 明天 09:10, 周五 17:30 in this week, else the date. */
export function formatDue(at: Instant, now: Instant, language: Language): string {
  const { date, time } = chinaDeadline(at)
  const day = dayNumber(date)
  const today = dayOf(now)
  const near = ({ '-1': 'yesterday', '0': 'today', '1': 'tomorrow' } as const)[String(day - today) as '-1' | '0' | '1']
  if (near) return sentence(near, { time }, language)
  if (mondayOf(day) !== mondayOf(today)) return dateTime(date, time, now, language)
  return sentence('weekday_time', { weekday: weekdayOf(day, language), time }, language)
}

/** 11月21日 */
export function formatDay(date: string, language: Language): string {
  const month = wordsOf(language).month[Number(date.slice(5, 7)) - 1]
  return sentence('day', { month, date: Number(date.slice(8)) }, language)
}

/** 2 小时 10 分, of elapsed time; at most two units, minutes rounded down. */
export function formatDuration(seconds: number, language: Language): string {
  const minutes = Math.floor(Math.max(0, seconds) / 60)
  const shown = { days: Math.floor(minutes / 1440), hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 }
  return formatTime(shown, language)
}

/** A shown time: days and hours, or hours and minutes; a day is what the measure calls a day. */
export function formatTime({ days, hours, minutes }: Omit<ShownTime, 'late'>, language: Language): string {
  const { time } = wordsOf(language)
  const byDay = [[time.day, days], [time.hour, hours]] as const
  const parts = days > 0 ? byDay : ([[time.hour, hours], [time.minute, minutes]] as const)
  const shown = parts.filter(([, n]) => n > 0).map(([word, n]) => count(word, n))
  return shown.length > 0 ? shown.join(' ') : count(time.minute, 0)
}

/** 5 个工作日 */
export function formatLimit(limit: Limit, language: Language): string {
  const { time, limit: measures } = wordsOf(language)
  if (limit.unit === 'urgent_hour' && limit.value < 1) return count(time.minute, Math.round(limit.value * 60))
  return count(measures[limit.unit], Math.round(limit.value * 100) / 100)
}

/** A list as a sentence has it. */
export function joined(items: readonly string[], language: Language): string {
  return items.join(wordsOf(language).sentence.and)
}

function count(word: Counted, n: number): string {
  return fill(n === 1 ? word.one : word.other, { n })
}

function dateTime(date: string, time: string, now: Instant, language: Language): string {
  const year = date.slice(0, 4)
  const key = year === chinaDate(now).slice(0, 4) ? 'date_time' : 'date_time_year'
  const weekday = weekdayOf(dayNumber(date), language)
  return sentence(key, { year, day: formatDay(date, language), weekday, time }, language)
}

function weekdayOf(day: number, language: Language): string {
  return wordsOf(language).weekday[weekdayNumber(day) - 1]!
}

function mondayOf(day: number): number {
  return day - weekdayNumber(day)
}

function dayNumber(date: string): number {
  const day = parseDate(date)
  if (day === undefined) throw new RangeError(`not a date: ${date}`)
  return day
}

function isGiven(part: string, params: SentenceParams): boolean {
  return namesIn(part).every((name) => params[name] !== undefined)
}
