/** Numbers by which people name cases: county, China date, serial. */
import { chinaDate, formatCaseNumber } from '@onegrid/domain'
import type { Instant } from '@onegrid/domain'
import type { Share } from './given.ts'

export interface Numbers {
  next(at: Instant): string
  /** The next free serial of each day. */
  counters: ReadonlyMap<string, number>
}

/** Of several who give out numbers each has every so-many-th. */
export function caseNumbers(county: string, { no, of }: Share): Numbers {
  const counters = new Map<string, number>()
  return {
    counters,
    next(at) {
      const date = chinaDate(at)
      const serial = counters.get(date) ?? 1 + no
      counters.set(date, serial + of)
      return formatCaseNumber({ county, date, serial })
    },
  }
}
