/** Seasons as a form has them: what is wrong with which, in words, before the server says so. */
import type { Season } from '@onegrid/domain'
import { CalendarFault, calendarFaultWords, compileCalendar } from '@onegrid/domain'
import { fill } from '@onegrid/domain/words'
import type { Language } from '@onegrid/domain/words'

/** By place: `0/from`, `1/sessions/0`, `1/sessions`. */
export function seasonFaults(seasons: readonly Season[], language: Language): Map<string, string> {
  try {
    compileCalendar({ seasons: [...seasons], days: [], years: [] }, { from: 2026, to: 2026 })
    return new Map()
  } catch (error) {
    if (!(error instanceof CalendarFault)) throw error
    return new Map(error.problems.map(({ path, code, value }) => [
      path.replace(/^seasons\[?/, '').replaceAll('[', '/').replaceAll(']', '').replaceAll('.', '/'),
      fill(calendarFaultWords[language][code], { value }),
    ]))
  }
}

/** Seconds worked on a day of the season. */
export function secondsOf({ sessions }: Season): number {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
  return sessions.reduce((sum, { start, end }) => sum + Math.max(0, minutes(end) - minutes(start)) * 60, 0)
}

/** One more session after the last: an hour later, four hours long, within the day. */
export function withSession({ from, sessions }: Season): Season {
  const hour = Math.min(22, Number(sessions.at(-1)?.end.slice(0, 2) ?? 7) + 1)
  const time = (n: number): string => `${String(Math.min(24, n)).padStart(2, '0')}:00`
  return { from, sessions: [...sessions, { start: time(hour), end: time(Math.min(24, hour + 4)) }] }
}

/** One more season, half a year after the first, with its sessions. */
export function withSeason(seasons: readonly Season[]): Season[] {
  const taken = new Set(seasons.map(({ from }) => from))
  const from = ['05-01', '10-01', '07-01', '01-01', '03-01', '12-01'].find((day) => !taken.has(day)) ?? '06-01'
  return [...seasons, { from, sessions: [...(seasons[0]?.sessions ?? [{ start: '08:30', end: '12:00' }])] }]
}
