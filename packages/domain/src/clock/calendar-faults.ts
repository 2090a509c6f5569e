/**
 * What can be wrong with a calendar that an administrator or an import brings. All faults are listed at once:
 * a form that reveals them one by one wastes an afternoon.
 */
import type { CalendarData, Season, Session } from './types.ts'
import { parseDate, parseTime } from './china-time.ts'

/** The arithmetic of UTC+8 holds from here: Asia/Shanghai had summer time from 1986 to 1991. */
export const FIRST_YEAR = 1992
/** Tables to here take 10 MB; nothing a district counts lies beyond. */
export const LAST_YEAR = 2999

export type CalendarFaultCode =
  | 'no_season'
  | 'season_date'
  | 'season_twice'
  | 'season_without_session'
  | 'session_time'
  | 'session_backwards'
  | 'session_overlap'
  | 'day_date'
  | 'day_kind'
  | 'day_twice'
  | 'year_unknown'
  | 'year_twice'
  | 'year_without_days'
  | 'range'

/** One fault: where it stands in the data (`days[3].date`), what is wrong, and the value at fault. */
export interface CalendarProblem { path: string; code: CalendarFaultCode; value: string }

/** A calendar that cannot be compiled. `problems` lists everything that is wrong with it. */
export class CalendarFault extends Error {
  readonly problems: readonly CalendarProblem[]

  constructor(problems: readonly CalendarProblem[]) {
    super(`calendar refused: ${problems.map((p) => `${p.path} ${p.code} (${p.value})`).join('; ')}`)
    this.name = 'CalendarFault'
    this.problems = problems
  }
}

/** Every fault of the data and of the range of years to compile; empty when there is none. */
export function checkCalendar(data: CalendarData, range: { from: number; to: number }): CalendarProblem[] {
  const problems: CalendarProblem[] = []
  checkSeasons(data.seasons, problems)
  checkDays(data, problems)
  checkYears(data, problems)
  const whole = Number.isInteger(range.from) && Number.isInteger(range.to)
  if (!whole || range.from < FIRST_YEAR || range.to > LAST_YEAR || range.from > range.to) {
    problems.push({ path: 'range', code: 'range', value: `${range.from}–${range.to}` })
  }
  return problems
}

/** Month × 100 + day of 'MM-DD', or undefined. 29 February is a day of the year like another. */
export function parseMonthDay(text: string): number | undefined {
  // 2024 is a leap year, so that 02-29 is found.
  return parseDate(`2024-${text}`) === undefined ? undefined : Number(text.slice(0, 2)) * 100 + Number(text.slice(3))
}

function checkSeasons(seasons: readonly Season[], problems: CalendarProblem[]): void {
  if (seasons.length === 0) problems.push({ path: 'seasons', code: 'no_season', value: '' })
  const seen = new Set<string>()
  seasons.forEach((season, i) => {
    const path = `seasons[${i}]`
    if (parseMonthDay(season.from) === undefined) {
      problems.push({ path: `${path}.from`, code: 'season_date', value: season.from })
    } else if (seen.has(season.from)) {
      problems.push({ path: `${path}.from`, code: 'season_twice', value: season.from })
    }
    seen.add(season.from)
    checkSessions(season.sessions, `${path}.sessions`, problems)
  })
}

function checkSessions(sessions: readonly Session[], path: string, problems: CalendarProblem[]): void {
  if (sessions.length === 0) problems.push({ path, code: 'season_without_session', value: '' })
  const sound: { start: number; end: number; at: string; text: string }[] = []
  sessions.forEach((session, i) => {
    const at = `${path}[${i}]`
    const text = `${session.start}–${session.end}`
    const start = wholeMinute(session.start)
    const end = wholeMinute(session.end)
    if (start === undefined || end === undefined) problems.push({ path: at, code: 'session_time', value: text })
    else if (end <= start) problems.push({ path: at, code: 'session_backwards', value: text })
    else sound.push({ start, end, at, text })
  })
  sound.sort((a, b) => a.start - b.start)
  let reached = 0
  for (const { start, end, at, text } of sound) {
    if (start < reached) problems.push({ path: at, code: 'session_overlap', value: text })
    reached = Math.max(reached, end)
  }
}

function checkDays(data: CalendarData, problems: CalendarProblem[]): void {
  const seen = new Set<string>()
  data.days.forEach((day, i) => {
    const path = `days[${i}]`
    const year = Number(day.date.slice(0, 4))
    if (parseDate(day.date) === undefined || year < FIRST_YEAR || year > LAST_YEAR) {
      problems.push({ path: `${path}.date`, code: 'day_date', value: day.date })
    } else if (seen.has(day.date)) {
      problems.push({ path: `${path}.date`, code: 'day_twice', value: day.date })
    }
    seen.add(day.date)
    if (day.kind !== 'holiday' && day.kind !== 'workday') {
      problems.push({ path: `${path}.kind`, code: 'day_kind', value: String(day.kind) })
    }
  })
}

function checkYears(data: CalendarData, problems: CalendarProblem[]): void {
  const withDays = new Set(data.days.filter((day) => day.kind === 'holiday').map((day) => Number(day.date.slice(0, 4))))
  const seen = new Set<number>()
  data.years.forEach((year, i) => {
    const problem = { path: `years[${i}]`, value: String(year) }
    if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
      problems.push({ ...problem, code: 'year_unknown' })
    } else if (seen.has(year)) {
      problems.push({ ...problem, code: 'year_twice' })
    } else if (!withDays.has(year)) {
      // Lists of holidays hold an empty year until it is announced; taking it as known would make
      // National Day a workday, in silence.
      problems.push({ ...problem, code: 'year_without_days' })
    }
    seen.add(year)
  })
}

function wholeMinute(time: string): number | undefined {
  return time.length === 5 ? parseTime(time) : undefined
}
