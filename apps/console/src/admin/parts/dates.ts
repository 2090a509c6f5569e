/** Days and moments of administration, where the year matters. */
import type { Language } from '@onegrid/domain/words'

/** 2026年9月30日; 30 Sept 2026. `date` is a calendar day in China, 2026-09-30. */
export function dayText(date: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  })
  if (language === 'en') return format.format(Date.parse(`${date}T00:00:00Z`))
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** 2026-09-30 16:20:08 on China's clock: a log is read in columns. */
export function stampText(at: string): string {
  return new Date(Date.parse(at) + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/** Midnight in China that begins a day, as the server takes moments. */
export function dayStart(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - CHINA_MS).toISOString()
}

/** The day of a moment in China. */
export function dayOf(at: number): string {
  return new Date(at + CHINA_MS).toISOString().slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const CHINA_MS = 8 * 3_600_000
