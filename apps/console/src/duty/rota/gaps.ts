/**
 * When a desk has nobody. A moment's first belongs to a shift, its last does not: as the server reckons
 * (staff/duty.ts).
 */
import type { Span } from './days.ts'
import { effective } from './shifts.ts'
import type { Shift } from './shifts.ts'

/** A post at the desk, as far as being there goes. */
export interface Seat {
  postId: string
  accountId: string
  /** Without a rota its holder is always there, but for leave. */
  keepsRota: boolean
}

/** Stretches in which nobody is on duty, in order. */
export function gapsOf(seats: readonly Seat[], shifts: readonly Shift[], span: Span): Span[] {
  return subtract([span], seats.flatMap((seat) => presenceOf(seat, shifts, span)))
}

function presenceOf({ postId, accountId, keepsRota }: Seat, shifts: readonly Shift[], span: Span): Span[] {
  const own = shifts.filter((shift) => shift.postId === postId && shift.kind !== 'leave').map(effective)
  const leave = shifts.filter((shift) => shift.accountId === accountId && shift.kind === 'leave').map(effective)
  return subtract(keepsRota ? own : [span], leave)
}

/** What is left of some spans without others. */
export function subtract(from: readonly Span[], without: readonly Span[]): Span[] {
  return without.reduce<Span[]>((left, gone) => left.flatMap((span) => {
    if (gone.to <= span.from || gone.from >= span.to) return [span]
    return [{ from: span.from, to: gone.from }, { from: gone.to, to: span.to }].filter(isSome)
  }), from.filter(isSome))
}

function isSome({ from, to }: Span): boolean {
  return to > from
}
