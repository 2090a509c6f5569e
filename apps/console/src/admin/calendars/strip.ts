/** What of an explanation's days is shown: all of a short one, the ends of a long one. */
import type { DueExplanationBody } from '@onegrid/contract'

type Day = DueExplanationBody['days'][number]

type StripPart =
  /** `share` of the longest day's counting. */
  | { day: Day; share: number }
  | { skipped: number; from: string }

/** As many days stand in a row; a longer stretch is folded in the middle. */
const SHOWN_MOST = 30
const HEAD = 18
const TAIL = 10

export function stripOf(days: readonly Day[]): StripPart[] {
  const longest = Math.max(1, ...days.map(({ countedSeconds }) => countedSeconds))
  const parts = days.map((day): StripPart => ({ day, share: day.countedSeconds / longest }))
  if (parts.length <= SHOWN_MOST) return parts
  const skipped = days.slice(HEAD, -TAIL)
  return [...parts.slice(0, HEAD), { skipped: skipped.length, from: skipped[0]!.date }, ...parts.slice(-TAIL)]
}
