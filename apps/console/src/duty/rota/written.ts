/** Dates and lengths as the rota writes them. */
import { formatDay, formatDuration, wordsOf } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'
import { chinaDate, chinaTime } from './days.ts'

/** 9月28日 */
export function shortDate(date: string, language: Language): string {
  return date ? formatDay(date, language) : ''
}

/** 9月28日 周一, Mon 28 Sep */
export function dateWithWeekday(date: string, language: Language): string {
  const [day, weekday] = [formatDay(date, language), weekdayOf(date, language)]
  return language === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`
}

export function weekdayOf(date: string, language: Language): string {
  const day = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return wordsOf(language).weekday[day] ?? ''
}

/** 9月28日 08:30, or the time alone where the day is plain. */
export function momentText(at: number, language: Language, plainDate?: string): string {
  const date = chinaDate(at)
  return date === plainDate ? chinaTime(at) : `${formatDay(date, language)} ${chinaTime(at)}`
}

export function lengthText(ms: number, language: Language): string {
  return formatDuration(ms / 1000, language)
}

/** 45, 7.5: hours of a sum, as rotas are summed. */
export function hoursText(ms: number): string {
  return String(Math.round((ms / 3_600_000) * 10) / 10)
}

/** 9/28, for a narrow head. */
export function slashDate(date: string): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8))}`
}
