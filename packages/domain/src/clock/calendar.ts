/**
 * A calendar compiled to prefix sums per day: how much has been worked before a day, how many workdays came before
 * it, which is the nth workday. A due date is then a few array reads, whatever the length of the limit.
 */
import type { CalendarData, Season, Session, SpecialDay } from './types.ts'
import { CalendarFault, FIRST_YEAR, LAST_YEAR, checkCalendar, parseMonthDay } from './calendar-faults.ts'
import { civilOfDay, dayNumber, parseDate, parseTime, weekday } from './china-time.ts'

/** The sessions of one season in milliseconds of the day, in order. */
export interface DayPlan {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly total: number
  readonly sessions: readonly Session[]
}

/** Per-day tables for whole years. Index 0 is the day `firstDay` (days since 1970-01-01 in China). */
export interface DayTables {
  readonly fromYear: number
  readonly toYear: number
  readonly firstDay: number
  readonly dayCount: number
  /** 0 on a day off, otherwise 1 + index into `plans`. */
  readonly planOf: Uint16Array
  /** Milliseconds of sessions before the day; one entry more than days. */
  readonly workedBefore: Float64Array
  /** Workdays before the day; one entry more than days. */
  readonly workdaysBefore: Int32Array
  /** Days before the day that lie in a year without announced holidays; one entry more than days. */
  readonly unknownBefore: Int32Array
  /** Day index of the nth workday. */
  readonly workdays: Int32Array
  /** Milliseconds of sessions up to the end of the nth workday. */
  readonly workedThrough: Float64Array
}

/** A compiled calendar. Opaque to callers: make it with `compileCalendar`, pass it to the clocks. */
export interface Calendar {
  readonly plans: readonly DayPlan[]
  readonly longestDay: number
  readonly seasons: readonly { from: number; plan: number }[]
  readonly special: ReadonlyMap<number, SpecialDay>
  readonly years: ReadonlySet<number>
  /** Grown when a date beyond is asked; only ever replaced by tables that cover more, so a memo, not a state. */
  tables: DayTables
}

/** The years compiled at once: those of any open case and its limits. */
const DEFAULT_RANGE = { from: 2015, to: 2040 }

/** Years added beyond what was asked, so that neighbours do not grow the tables again. */
const GROWTH_YEARS = 10

/**
 * Compiles an administrator's calendar. Dates beyond `range` still work: the tables grow when asked.
 * @throws CalendarFault listing every fault of the data.
 */
export function compileCalendar(data: CalendarData, range: { from: number; to: number } = DEFAULT_RANGE): Calendar {
  const problems = checkCalendar(data, range)
  if (problems.length > 0) throw new CalendarFault(problems)
  const plans = data.seasons.map(planOfSeason)
  const seasons = data.seasons
    .map((season, plan) => ({ from: parseMonthDay(season.from)!, plan }))
    .sort((a, b) => a.from - b.from)
  const special = new Map(data.days.map((day) => [parseDate(day.date)!, { ...day }]))
  const years = new Set(data.years)
  const rules = { plans, seasons, special, years, longestDay: Math.max(...plans.map((plan) => plan.total)) }
  return { ...rules, tables: buildTables(rules, range.from, range.to) }
}

/**
 * Tables that cover a day, grown when they do not.
 * @throws RangeError before 1992 (summer time) and after 2999.
 */
export function tablesFor(cal: Calendar, day: number): DayTables {
  const tables = cal.tables
  return day >= tables.firstDay && day < tables.firstDay + tables.dayCount ? tables : grownTables(cal, day)
}

/** Tables that reach at least one day further than now; for limits that run off the end. */
export function tablesBeyond(cal: Calendar): DayTables {
  return tablesFor(cal, cal.tables.firstDay + cal.tables.dayCount)
}

type Rules = Pick<Calendar, 'plans' | 'seasons' | 'special' | 'years'>

/** Apart from `tablesFor`, so that its usual case is small enough to be inlined (measured: 10 % of a due date). */
function grownTables(cal: Calendar, day: number): DayTables {
  const { fromYear, toYear } = cal.tables
  const year = Number.isFinite(day) ? civilOfDay(day).year : NaN
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
    throw new RangeError(`calendars reach from ${FIRST_YEAR} to ${LAST_YEAR}, asked for ${year}`)
  }
  const from = year < fromYear ? Math.max(FIRST_YEAR, year - GROWTH_YEARS) : fromYear
  const to = year > toYear ? Math.min(LAST_YEAR, year + GROWTH_YEARS) : toYear
  cal.tables = buildTables(cal, from, to)
  return cal.tables
}

function buildTables(rules: Rules, fromYear: number, toYear: number): DayTables {
  const firstDay = dayNumber(fromYear, 1, 1)
  const dayCount = dayNumber(toYear + 1, 1, 1) - firstDay
  const planOf = new Uint16Array(dayCount)
  const workedBefore = new Float64Array(dayCount + 1)
  const workdaysBefore = new Int32Array(dayCount + 1)
  const unknownBefore = new Int32Array(dayCount + 1)
  const workdays = new Int32Array(dayCount)
  const workedThrough = new Float64Array(dayCount)
  let worked = 0
  let count = 0
  let unknown = 0
  for (let i = 0; i < dayCount; i++) {
    const { year, month, dayOfMonth } = civilOfDay(firstDay + i)
    workedBefore[i] = worked
    workdaysBefore[i] = count
    unknownBefore[i] = unknown
    if (!rules.years.has(year)) unknown++
    if (isWorkdayByRule(rules, firstDay + i)) {
      const plan = planOn(rules, month * 100 + dayOfMonth)
      planOf[i] = plan + 1
      worked += rules.plans[plan]!.total
      workdays[count] = i
      workedThrough[count] = worked
      count++
    }
  }
  workedBefore[dayCount] = worked
  workdaysBefore[dayCount] = count
  unknownBefore[dayCount] = unknown
  return {
    fromYear, toYear, firstDay, dayCount, planOf, workedBefore, workdaysBefore, unknownBefore,
    workdays: workdays.slice(0, count), workedThrough: workedThrough.slice(0, count),
  }
}

function isWorkdayByRule(rules: Rules, day: number): boolean {
  const special = rules.special.get(day)
  return special ? special.kind === 'workday' : weekday(day) <= 5
}

/** The season that began last; before the first of the year it is the last of the year before. */
function planOn(rules: Rules, monthDay: number): number {
  let plan = rules.seasons[rules.seasons.length - 1]!.plan
  for (const season of rules.seasons) if (season.from <= monthDay) plan = season.plan
  return plan
}

function planOfSeason(season: Season): DayPlan {
  const sessions = season.sessions.toSorted((a, b) => parseTime(a.start)! - parseTime(b.start)!)
  const starts = sessions.map((session) => parseTime(session.start)!)
  const ends = sessions.map((session) => parseTime(session.end)!)
  return { starts, ends, sessions, total: ends.reduce((sum, end, i) => sum + end - starts[i]!, 0) }
}
