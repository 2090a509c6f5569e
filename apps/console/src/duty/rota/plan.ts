/** From what a hand or a key does to the rota to the shifts that are sent. */
import { chinaDate, fromChina, spanOfTimes } from './days.ts'
import type { Span } from './days.ts'
import { crosses, effective } from './shifts.ts'
import type { PlannedKind, Shift } from './shifts.ts'

/** Kind and hours that dragging over days puts down; an end that is not after the start is of the next day. */
export interface Brush {
  kind: PlannedKind
  from: string
  to: string
}

export interface Cell {
  row: number
  day: number
}

export interface NewShift {
  postId: string
  kind: PlannedKind
  startsAt: number
  endsAt: number
}

/** All cells of the rectangle between two corners. */
export function cellsBetween(a: Cell, b: Cell): Cell[] {
  const rows = between(a.row, b.row)
  return rows.flatMap((row) => between(a.day, b.day).map((day) => ({ row, day })))
}

/** One shift by the brush for each cell. */
export function painted(
  cells: readonly Cell[], brush: Brush, postIds: readonly string[], dates: readonly string[],
): NewShift[] {
  return cells.flatMap(({ row, day }) => {
    const [postId, date] = [postIds[row], dates[day]]
    if (postId === undefined || date === undefined) return []
    const { from, to } = spanOfTimes(date, brush.from, brush.to)
    return [{ postId, kind: brush.kind, startsAt: from, endsAt: to }]
  })
}

/** Why one could not be sent: its time is taken at that post, its holder is away, or it would begin in the past. */
export type Obstacle = 'taken' | 'leave' | 'past'

export function obstacleTo(
  wanted: NewShift & { id?: string; accountId?: string }, shifts: readonly Shift[], now: number,
): Obstacle | undefined {
  const span = { from: wanted.startsAt, to: wanted.endsAt }
  // Today may be planned after it has begun: somebody jumps in at nine for a shift from half past eight.
  if (wanted.startsAt < fromChina(chinaDate(now))) return 'past'
  const others = shifts.filter((shift) => shift.id !== wanted.id && crosses(effective(shift), span))
  if (others.some((shift) => shift.kind !== 'leave' && shift.postId === wanted.postId)) return 'taken'
  if (others.some((shift) => shift.kind === 'leave' && shift.accountId === wanted.accountId)) return 'leave'
  return undefined
}

/** Snapped to a step, ms, of China's clock (whose midnights are whole hours). */
function snapped(at: number, step: number): number {
  return Math.round(at / step) * step
}

/** What a hand has drawn along a row: in either direction, at least one step long. */
export function drawnSpan(a: number, b: number, step: number): Span {
  const [from, to] = a <= b ? [snapped(a, step), snapped(b, step)] : [snapped(b, step), snapped(a, step)]
  return { from, to: Math.max(to, from + step) }
}

/** One edge of a bar to another moment; it keeps at least one step and never passes 36 hours. */
export function resized({ from, to }: Span, edge: 'start' | 'end', at: number, step: number): Span {
  const moment = snapped(at, step)
  if (edge === 'start') return { from: Math.max(Math.min(moment, to - step), to - LONGEST), to }
  return { from, to: Math.min(Math.max(moment, from + step), from + LONGEST) }
}

/** The longest shift that there is. Rule: the table's check, contract of planShifts. */
export const LONGEST = 36 * 3_600_000

/**
 * Brushes to choose from: what this rota has most, then what the district's sessions suggest. The first is at hand.
 *
 * @param sessions of a working day, HH:MM
 */
export function brushesOf(shifts: readonly Shift[], sessions: readonly {
  start: string; end: string,
}[], hoursOf: (at: number) => string): Brush[] {
  const seen = new Map<string, { brush: Brush; times: number }>()
  for (const { kind, startsAt, endsAt } of shifts) {
    if (kind === 'leave') continue
    const brush = { kind, from: hoursOf(startsAt), to: hoursOf(endsAt) }
    const known = seen.get(keyOf(brush))
    seen.set(keyOf(brush), { brush, times: (known?.times ?? 0) + 1 })
  }
  const used = [...seen.values()].sort((a, b) => b.times - a.times).slice(0, MOST_BRUSHES).map(({ brush }) => brush)
  return [...used, ...usual(sessions).filter((brush) => !seen.has(keyOf(brush)))].slice(0, MOST_BRUSHES + 1)
}

const MOST_BRUSHES = 5

function usual(sessions: readonly { start: string; end: string }[]): Brush[] {
  const [first, last] = [sessions[0], sessions.at(-1)]
  if (!first || !last) return []
  return [
    { kind: 'desk', from: first.start, to: last.end },
    { kind: 'night', from: last.end, to: first.start },
    { kind: 'patrol', from: first.start, to: first.end },
  ]
}

export function keyOf({ kind, from, to }: Brush): string {
  return `${kind} ${from} ${to}`
}

function between(a: number, b: number): number[] {
  const [low, high] = a <= b ? [a, b] : [b, a]
  return Array.from({ length: high - low + 1 }, (_, i) => low + i)
}

