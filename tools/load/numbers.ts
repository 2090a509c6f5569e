/** Numbers by which people name cases: county, China date, serial. */
import { chinaDate, formatCaseNumber } from '@onegrid/domain'
import type { Instant } from '@onegrid/domain'

export interface Numbers {
  next(at: Instant): string
  /** The next free serial of each day. */
  counters: ReadonlyMap<string, number>
}

export function caseNumbers(county: string): Numbers {
  const counters = new Map<string, number>()
  return {
    counters,
    next(at) {
      const date = chinaDate(at)
      const serial = counters.get(date) ?? 1
      counters.set(date, serial + 1)
      return formatCaseNumber({ county, date, serial })
    },
  }
}
