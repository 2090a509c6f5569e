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
  if (!existsSync(REAL)) return builtInShape
  const reading = { columns: true, bom: true, relax_column_count: true } as const
  const rows: { CreatedDate: string; MethodReceived: string }[] = parse(readFileSync(REAL), reading)
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0.5))
  for (const { CreatedDate, MethodReceived } of rows) {
    if (byMachines.includes(MethodReceived)) continue
    const at = momentOf(CreatedDate)
    const day = at && hours[at.weekday]
    if (day) day[at.hour] = (day[at.hour] ?? 0) + 1
  }
  return { origin: 'baltimore311.csv', hours }
}

/** An office's own programs write theirs in the evening, all at once. */
const byMachines = ['Internal', 'System']
/** The file's clock is early by so much: nobody calls at eleven in the evening there, most at six in the morning. */
const HOURS_EARLY = 4

/** 04/12/2018 11:11:26 AM */
function momentOf(text: string): { weekday: number; hour: number } | undefined {
  const [, month, day, year, hour = '', half] = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):\d\d:\d\d ([AP])M$/.exec(text) ?? []
  if (half === undefined) return undefined
  const there = (Number(hour) % 12) + (half === 'P' ? 12 : 0)
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), there + HOURS_EARLY))
  return { weekday: at.getUTCDay(), hour: at.getUTCHours() }
}

/** A working day and a day off as the real file has them. */
const workday = [11, 7, 8, 5, 5, 12, 26, 66, 99, 129, 124, 102, 107, 105, 112, 106, 86, 68, 56, 44, 38, 29, 17, 15]
const weekend = [10, 4, 5, 2, 4, 4, 8, 18, 24, 31, 46, 43, 37, 38, 39, 25, 34, 29, 31, 25, 15, 18, 11, 9]

export const builtInShape: WeekShape = {
  origin: 'built-in', hours: [weekend, workday, workday, workday, workday, workday, weekend],
}
