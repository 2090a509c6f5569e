/** The days of a year as a form has them: one field for each day, so that two who edit different days agree. */
import type { SpecialDay } from '@onegrid/domain'

export type DayField = Omit<SpecialDay, 'date'>
/** 'announced' and dates. */
export type YearFields = Record<string, boolean | DayField>

export function toFields(days: readonly SpecialDay[], announced: boolean): YearFields {
  return { announced, ...Object.fromEntries(days.map(({ date, ...day }) => [date, day])) }
}

export function toDays(fields: YearFields): { announced: boolean; days: SpecialDay[] } {
  const { announced, ...dates } = fields
  const days = Object.entries(dates).map(([date, day]): SpecialDay => ({ date, ...(day as DayField) }))
  return { announced: announced === true, days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) }
}

/** A patch that leaves exactly these days. */
export function replacedBy(
  fields: YearFields, days: readonly SpecialDay[],
): Record<string, boolean | DayField | undefined> {
  const { announced: _announced, ...dates } = fields
  const gone = Object.fromEntries(Object.keys(dates).map((date) => [date, undefined]))
  return { ...gone, ...Object.fromEntries(days.map(({ date, ...day }) => [date, day])) }
}

/** Every date from one to the other, whichever comes first. */
export function datesBetween(a: string, b: string, next: (date: string) => string): string[] {
  const [from, to] = a < b ? [a, b] : [b, a]
  const dates: string[] = []
  for (let date = from; date <= to; date = next(date)) dates.push(date)
  return dates
}
