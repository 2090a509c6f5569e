/** A shift as the rota's screen reckons with it: instants instead of wire moments. */
import type { Shift as ShiftBody } from '@onegrid/contract'
import type { Span } from './days.ts'

type ShiftKind = ShiftBody['kind']
export type PlannedKind = Exclude<ShiftKind, 'leave'>

export interface Shift {
  id: string
  accountId: string
  name: string
  postId: string
  kind: ShiftKind
  startsAt: number
  endsAt: number
  begunAt: number | null
  endedEarlyAt: number | null
  /** Sent and not yet answered. */
  pending?: boolean
}

export function shiftOf(body: ShiftBody): Shift {
  const { startsAt, endsAt, begunAt, endedEarlyAt } = body
  return {
    ...body, startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt), begunAt: parsed(begunAt),
    endedEarlyAt: parsed(endedEarlyAt),
  }
}

/** The time in which it counts: begun earlier, ended earlier. As the server reckons it (staff/duty.ts). */
export function effective({ startsAt, endsAt, begunAt, endedEarlyAt }: Shift): Span {
  return { from: Math.min(startsAt, begunAt ?? Infinity), to: Math.min(endsAt, endedEarlyAt ?? Infinity) }
}

export function crosses(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

/** Only what has not begun is moved or removed; leave is removed, never moved. */
export function isAhead(shift: Shift, now: number): boolean {
  return effective(shift).from > now
}

export function isRunning(shift: Shift, now: number): boolean {
  const { from, to } = effective(shift)
  return from <= now && now < to
}

function parsed(moment: string | null): number | null {
  return moment === null ? null : Date.parse(moment)
}
