/** A year on one page: twelve months in weeks from Monday, each day with what it is and what it was. */
import type { DayKind, SpecialDay } from '@onegrid/domain'
import { addDays } from '@onegrid/domain'

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export interface YearDay {
  /** 'YYYY-MM-DD' */
  date: string
  day: number
  weekday: Weekday
  kind: DayKind
  /** Of the holiday, also on the day that is worked in exchange. */
  name?: string
  /** What is saved, where that is something else. */
  was?: DayKind
}

export interface YearMonth {
  month: number
  /** Seven days each; null before the first and after the last. */
  weeks: (YearDay | null)[][]
  workdays: number
}

/** Monday is 1. */
export function weekdayOf(date: string): Weekday {
  return (((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1) as Weekday
}

/** @param saved what is stored, to mark what is not */
export function yearLayout(
  year: number, days: readonly SpecialDay[], saved: readonly SpecialDay[] = days,
): YearMonth[] {
  const [now, before] = [days, saved].map((list) => new Map(list.map((day) => [day.date, day])))
  return Array.from({ length: 12 }, (_, i) => {
    const month = i + 1
    const dates = datesOf(year, month)
    const cells = dates.map((date): YearDay => {
      const special = now!.get(date)
      const kind = kindOf(date, special)
      const was = kindOf(date, before!.get(date))
      const changed = kind !== was || special?.name !== before!.get(date)?.name
      return {
        date, day: Number(date.slice(8)), weekday: weekdayOf(date), kind, ...(
          special?.name !== undefined && { name: special.name }
        ),
        ...(changed && { was }),
      }
    })
    return {
      month, weeks: inWeeks(cells),
      workdays: cells.filter(({ kind }) => kind === 'workday' || kind === 'makeup').length,
    }
  })
}

export function kindOf(date: string, special: Pick<SpecialDay, 'kind'> | undefined): DayKind {
  const weekend = weekdayOf(date) > 5
  if (special?.kind === 'holiday') return 'holiday'
  if (special?.kind === 'workday') return weekend ? 'makeup' : 'workday'
  return weekend ? 'weekend' : 'workday'
}

/** Dates on which two lists differ, in order: what a change concerns begins with the first. */
export function changedDates(before: readonly SpecialDay[], after: readonly SpecialDay[]): string[] {
  const textOf = (list: readonly SpecialDay[]): Map<string, string> =>
    new Map(list.map(({ date, kind, name }) => [date, `${kind} ${name ?? ''}`]))
  const [old, now] = [textOf(before), textOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter((date) => old.get(date) !== now.get(date)).sort()
}

function datesOf(year: number, month: number): string[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const dates: string[] = []
  for (let date = first; date.slice(0, 7) === first.slice(0, 7); date = addDays(date, 1)) dates.push(date)
  return dates
}

function inWeeks(cells: readonly YearDay[]): (YearDay | null)[][] {
  const padded = [...Array.from({ length: cells[0]!.weekday - 1 }, () => null), ...cells]
  const weeks = Array.from({ length: Math.ceil(padded.length / 7) }, (_, i) => padded.slice(i * 7, i * 7 + 7))
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => null)])
}
