/** Which limits a clock accepts. Policy forms ask `limitFault`; the clocks refuse the same ones. */
import type { Limit } from './types.ts'

export type LimitFaultCode = 'unit_unknown' | 'value_not_positive' | 'days_not_whole' | 'value_too_large'

/** Ten years: more is a slip of the keyboard, and would make the tables grow without need. */
const MOST_DAYS = 3660
const MOST_HOURS = MOST_DAYS * 24

/** What is wrong with a limit, or undefined. Hours may be fractions, days are whole, both above zero. */
export function limitFault(limit: Limit): LimitFaultCode | undefined {
  const days = limit.unit === 'work_day' || limit.unit === 'natural_day'
  if (!days && limit.unit !== 'work_hour' && limit.unit !== 'urgent_hour') return 'unit_unknown'
  if (!(limit.value > 0)) return 'value_not_positive'
  if (days && limit.value !== Math.floor(limit.value)) return 'days_not_whole'
  if (limit.value > (days ? MOST_DAYS : MOST_HOURS)) return 'value_too_large'
  return undefined
}

/** @throws RangeError naming the fault of a limit that no clock can keep. */
export function assertLimit(limit: Limit): void {
  const fault = limitFault(limit)
  if (fault !== undefined) throw new RangeError(`limit refused: ${fault} (${limit.value} ${limit.unit})`)
}
