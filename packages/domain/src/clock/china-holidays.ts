/**
 * Public holidays and make-up workdays as announced by the State Council (国务院办公厅关于部分节假日安排的通知),
 * 2018–2026, with the extension of Spring Festival 2020. A first calendar for a district, which then edits its own.
 * The year after the last is announced in November: until then its days are provisional.
 */
import type { CalendarData, Season, SpecialDay } from './types.ts'
import { addDays } from './china-time.ts'

/** One holiday a line: name, first and last day off, and after '+' the weekend days worked in exchange. */
const ANNOUNCED: Readonly<Record<number, string>> = {
  2018: `
    元旦 01-01..01-01
    春节 02-15..02-21 + 02-11 02-24
    清明节 04-05..04-07 + 04-08
    劳动节 04-29..05-01 + 04-28
    端午节 06-18..06-18
    中秋节 09-24..09-24
    国庆节 10-01..10-07 + 09-29 09-30
    元旦 12-30..12-31 + 12-29`,
  2019: `
    元旦 01-01..01-01
    春节 02-04..02-10 + 02-02 02-03
    清明节 04-05..04-05
    劳动节 05-01..05-04 + 04-28 05-05
    端午节 06-07..06-07
    中秋节 09-13..09-13
    国庆节 10-01..10-07 + 09-29 10-12`,
  2020: `
    元旦 01-01..01-01
    春节 01-24..02-02 + 01-19
    清明节 04-04..04-06
    劳动节 05-01..05-05 + 04-26 05-09
    端午节 06-25..06-27 + 06-28
    国庆节、中秋节 10-01..10-08 + 09-27 10-10`,
  2021: `
    元旦 01-01..01-03
    春节 02-11..02-17 + 02-07 02-20
    清明节 04-03..04-05
    劳动节 05-01..05-05 + 04-25 05-08
    端午节 06-12..06-14
    中秋节 09-19..09-21 + 09-18
    国庆节 10-01..10-07 + 09-26 10-09`,
  2022: `
    元旦 01-01..01-03
    春节 01-31..02-06 + 01-29 01-30
    清明节 04-03..04-05 + 04-02
    劳动节 04-30..05-04 + 04-24 05-07
    端午节 06-03..06-05
    中秋节 09-10..09-12
    国庆节 10-01..10-07 + 10-08 10-09
    元旦 12-31..12-31`,
  2023: `
    元旦 01-01..01-02
    春节 01-21..01-27 + 01-28 01-29
    清明节 04-05..04-05
    劳动节 04-29..05-03 + 04-23 05-06
    端午节 06-22..06-24 + 06-25
    中秋节、国庆节 09-29..10-06 + 10-07 10-08`,
  2024: `
    元旦 01-01..01-01
    春节 02-10..02-17 + 02-04 02-18
    清明节 04-04..04-06 + 04-07
    劳动节 05-01..05-05 + 04-28 05-11
    端午节 06-10..06-10
    中秋节 09-15..09-17 + 09-14
    国庆节 10-01..10-07 + 09-29 10-12`,
  2025: `
    元旦 01-01..01-01
    春节 01-28..02-04 + 01-26 02-08
    清明节 04-04..04-06
    劳动节 05-01..05-05 + 04-27
    端午节 05-31..06-02
    国庆节、中秋节 10-01..10-08 + 09-28 10-11`,
  2026: `
    元旦 01-01..01-03 + 01-04
    春节 02-15..02-23 + 02-14 02-28
    清明节 04-04..04-06
    劳动节 05-01..05-05 + 05-09
    端午节 06-19..06-21
    中秋节 09-25..09-27
    国庆节 10-01..10-07 + 09-20 10-10`,
}

/** The sessions of the demo district: an hour and a half at noon in winter, two hours in summer. */
export const DEFAULT_SEASONS: readonly Season[] = [
  { from: '05-01', sessions: [{ start: '08:30', end: '12:00' }, { start: '14:00', end: '17:30' }] },
  { from: '10-01', sessions: [{ start: '08:30', end: '12:00' }, { start: '13:30', end: '17:00' }] },
]

/** The announced years and all their special days. */
export function chinaHolidays(): Pick<CalendarData, 'days' | 'years'> {
  const years = Object.keys(ANNOUNCED).map(Number)
  return { years, days: years.flatMap((year) => daysOfYear(year, ANNOUNCED[year]!)) }
}

/** The calendar that a new district begins with: national holidays and the demo district's sessions. */
export function defaultCalendarData(): CalendarData {
  const seasons = DEFAULT_SEASONS.map(({ from, sessions }) => ({ from, sessions: [...sessions] }))
  return { seasons, ...chinaHolidays() }
}

function daysOfYear(year: number, text: string): SpecialDay[] {
  return text.trim().split('\n').flatMap((line) => daysOfHoliday(year, line.trim()))
}

function daysOfHoliday(year: number, line: string): SpecialDay[] {
  const [name = '', span = '', , ...worked] = line.split(' ')
  const [first = '', last = ''] = span.split('..')
  const days: SpecialDay[] = []
  for (let date = `${year}-${first}`; date <= `${year}-${last}`; date = addDays(date, 1)) {
    days.push({ date, kind: 'holiday', name })
  }
  return [...days, ...worked.map((day) => ({ date: `${year}-${day}`, kind: 'workday' as const, name }))]
}
