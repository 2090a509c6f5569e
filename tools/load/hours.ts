/** When in a week people report: by hour, from Sunday's midnight on. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const REAL = join(import.meta.dirname, '../../../shared/data/requests/baltimore311.csv')

export interface WeekShape {
  /** Where it comes from, for whoever reads the report of a run. */
  origin: 'baltimore311.csv' | 'built-in'
  /** 24 weights for each day of the week, Sunday first. */
  hours: readonly (readonly number[])[]
}

/** The arrivals of ten thousand real requests where they are at hand. */
export function weekShape(): WeekShape {
  if (!existsSync(REAL)) {
    return { origin: 'built-in', hours: [weekend, workday, workday, workday, workday, workday, weekend] }
  }
  const reading = { columns: true, bom: true, relax_column_count: true } as const
  const rows: { CreatedDate: string }[] = parse(readFileSync(REAL), reading)
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0.5))
  for (const { CreatedDate } of rows) {
    const at = momentOf(CreatedDate)
    const day = at && hours[at.weekday]
    if (day) day[at.hour] = (day[at.hour] ?? 0) + 1
  }
  return { origin: 'baltimore311.csv', hours }
}

/** 04/12/2018 11:11:26 AM, as it stood on the clock there. */
function momentOf(text: string): { weekday: number; hour: number } | undefined {
  const [, month, day, year, hour = '', half] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):\d\d:\d\d ([AP])M$/.exec(text) ?? []
  if (half === undefined) return undefined
  const weekday = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()
  return { weekday, hour: (Number(hour) % 12) + (half === 'P' ? 12 : 0) }
}

/** A morning and an afternoon, a long evening, few at night; counted from the real ones and smoothed. */
const workday = [4, 3, 2, 2, 3, 6, 14, 34, 62, 78, 80, 74, 66, 68, 70, 66, 58, 44, 30, 24, 20, 16, 11, 7]
const weekend = [5, 3, 2, 2, 2, 3, 7, 14, 26, 36, 40, 40, 36, 33, 31, 29, 27, 25, 22, 20, 17, 14, 10, 7]
