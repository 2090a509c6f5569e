/** Milliseconds since 1970-01-01T00:00Z. All clocks pass instants; only calendars know dates. */
export type Instant = number

/**
 * How a limit is measured. Rule: decision 18.
 * - `urgent_hour`: elapsed time, day and night.
 * - `work_hour`: time inside the sessions of workdays.
 * - `work_day`: to the end of the last session of the Nth workday after the start day.
 * - `natural_day`: to 24:00 of the Nth day after the start day.
 */
export type LimitUnit = 'urgent_hour' | 'work_hour' | 'work_day' | 'natural_day'

/**
 * A time limit of policy. Hours may be fractions (0.25 is 15 minutes); days are whole.
 * `statutory` concerns `natural_day` only: a statutory limit that ends on a day off moves to the next workday,
 * a safety limit never does.
 */
export interface Limit { value: number; unit: LimitUnit; statutory?: boolean }

/** A half day of work, 'HH:MM' on the wall clock of Asia/Shanghai; `end` may be '24:00'. */
export interface Session { start: string; end: string }

/** The sessions of every workday from the day of the year `from` ('MM-DD') until the next season begins. */
export interface Season { from: string; sessions: Session[] }

/** An announced holiday, or a make-up workday (调休上班). `date` is 'YYYY-MM-DD'. */
export interface SpecialDay { date: string; kind: 'holiday' | 'workday'; name?: string }

/** What an administrator edits. `years` lists the years whose holidays have been announced. */
export interface CalendarData { seasons: Season[]; days: SpecialDay[]; years: number[] }

/** A deadline. `seconds` is the whole of the limit in its own measure, exact to a millisecond. */
export interface Due {
  dueAt: Instant
  /** When 80 % of `seconds` are used. */
  yellowAt: Instant
  /** A day that decided the deadline lies in a year without announced holidays. Rule: decision 25. */
  provisional: boolean
  seconds: number
}

export type DayKind = 'workday' | 'makeup' | 'weekend' | 'holiday'

/** One day of a calendar as people see it; `sessions` is empty on a day off. */
export interface WorkdayInfo { kind: DayKind; name?: string; sessions: Session[]; provisional: boolean }

/** A closed pause of a clock. */
export interface Pause { from: Instant; to: Instant }

/** What decided a deadline: a clock of a case is one. Extensions lengthen the limit, pauses stop the counting. */
export interface ClockHistory {
  startedAt: Instant
  limit: Limit
  pauses?: readonly Pause[]
  extended?: readonly Limit[]
}

export type Light = 'green' | 'yellow' | 'red' | 'paused'
