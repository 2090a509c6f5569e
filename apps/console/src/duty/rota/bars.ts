/** Shifts drawn to time: where each bar stands in its row, and in which lane where two run at once. */
import type { Span } from './days.ts'
import { effective } from './shifts.ts'
import type { Shift } from './shifts.ts'

export interface Bar {
  shift: Shift
  /** Shares of the row's width. */
  left: number
  width: number
  lane: number
  /** It began before the span, or goes on after it. */
  cutBefore: boolean
  cutAfter: boolean
}

export interface Row {
  bars: Bar[]
  lanes: number
}

/** Bars of one person in a span, the earliest first; leave lies below what it makes void. */
export function barsOf(shifts: readonly Shift[], span: Span): Row {
  const inside = shifts
    .map((shift) => ({ shift, drawn: drawnOf(shift) }))
    .filter(({ drawn }) => drawn.from < span.to && drawn.to > span.from)
    .sort((a, b) => a.drawn.from - b.drawn.from || a.drawn.to - b.drawn.to)
  const ends: number[] = []
  const bars = inside.map(({ shift, drawn }): Bar => {
    const free = ends.findIndex((end) => end <= drawn.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = drawn.to
    const [from, to] = [Math.max(drawn.from, span.from), Math.min(drawn.to, span.to)]
    const length = span.to - span.from
    return {
      shift, lane, left: (from - span.from) / length, width: (to - from) / length,
      cutBefore: drawn.from < span.from, cutAfter: drawn.to > span.to,
    }
  })
  return { bars, lanes: Math.max(1, ends.length) }
}

/** As planned, with what was begun earlier; an early end is drawn as such, the rest of the plan is not. */
function drawnOf(shift: Shift): Span {
  const { from, to } = effective(shift)
  return { from, to: Math.max(to, from) }
}

/**
 * How much of its words a bar has room for: kind and hours, a sign and the hours in, after or before it, or the sign
 * alone.
 */
export type Label = 'whole' | 'inside' | 'after' | 'before' | 'sign'

/** Pixels that the words take at 11 px: a sign, the hours, and both with the kind's name. */
const HOURS = 64
const SIGN = 26
const WHOLE = 116

/** @param width of the row in pixels */
export function labelsOf({ bars }: Row, width: number): Label[] {
  return bars.map((bar) => {
    const room = bar.width * width
    if (room >= WHOLE) return 'whole'
    if (room >= HOURS + SIGN) return 'inside'
    const others = bars.filter((other) => other !== bar && other.lane === bar.lane)
    const end = bar.left + bar.width
    // By where they begin: shares that should meet may miss each other by the last digit.
    const free = Math.min(1, ...others.filter(({ left }) => left > bar.left).map(({ left }) => left)) - end
    if (free * width >= HOURS + 6) return 'after'
    const ends = others.filter(({ left }) => left < bar.left).map(({ left, width: wide }) => left + wide)
    const before = bar.left - Math.max(0, ...ends)
    // The hours of the bar before may stand there, too.
    return before * width >= 2 * HOURS + 12 ? 'before' : 'sign'
  })
}
