/**
 * Drawing on the rota with a hand: over days to paint shifts, on a day's axis to draw one, a bar to another person or
 * time, an edge to other hours. A press that does not move is a click. Escape lets go of everything.
 */
import { useEffect, useRef, useState } from 'react'
import type { PointerEvent as ReactPointerEvent, RefObject } from 'react'
import { DAY } from './days.ts'
import type { Span } from './days.ts'
import { drawnSpan, resized } from './plan.ts'
import type { Cell } from './plan.ts'
import type { Shift } from './shifts.ts'

/** What is being done, as the grid draws it meanwhile. */
export type Drag =
  | { does: 'paint'; from: Cell; to: Cell }
  | { does: 'draw'; row: number; span: Span }
  | { does: 'move'; shift: Shift; row: number; span: Span }
  | { does: 'resize'; shift: Shift; row: number; span: Span }

interface DragHandlers {
  onPaint(from: Cell, to: Cell): void
  onDraw(row: number, span: Span): void
  onMove(shift: Shift, row: number, span: Span): void
  onClickCell(cell: Cell): void
  onClickShift(shift: Shift): void
}

interface DragField {
  /** Where the axis of days stands, and the rows by `data-row`. */
  field: RefObject<HTMLElement | null>
  span: Span
  days: number
  /** Of the axis: whole days are painted, a single day is drawn to the quarter. */
  byTime: boolean
  shiftOf(id: string): Shift | undefined
  /** Rows that may be changed; bars there that have not begun may be moved. */
  mayPlan(row: number): boolean
  mayMove(shift: Shift): boolean
}

interface Press {
  x: number
  y: number
  at: number
  cell: Cell
  shift?: Shift
  edge?: 'start' | 'end'
  moved: boolean
}

/** A hand that trembles so many pixels has not moved. */
const STILL = 4
/** Near the edge of the list it scrolls. */
const EDGE = 28
export const STEP = 15 * 60_000

export function useDrag(field: DragField, handlers: DragHandlers) {
  const [drag, setDrag] = useState<Drag>()
  const press = useRef<Press>(undefined)
  const latest = useRef({ field, handlers, drag })
  latest.current = { field, handlers, drag }

  const stop = (): void => {
    press.current = undefined
    setDrag(undefined)
  }

  useEffect(() => {
    const move = (event: PointerEvent): void => {
      const begun = press.current
      if (!begun) return
      if (!begun.moved && Math.hypot(event.clientX - begun.x, event.clientY - begun.y) < STILL) return
      begun.moved = true
      scrollNear(latest.current.field.field.current, event)
      const next = dragOf(begun, latest.current.field, event)
      if (next) setDrag(next)
    }
    const up = (): void => {
      const begun = press.current
      const { drag: last, handlers: to } = latest.current
      if (!begun) return
      stop()
      if (!begun.moved) return begun.shift ? to.onClickShift(begun.shift) : to.onClickCell(begun.cell)
      if (last) finish(last, to)
    }
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !press.current) return
      event.preventDefault()
      event.stopPropagation()
      stop()
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', stop)
    addEventListener('keydown', key, true)
    return () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      removeEventListener('pointercancel', stop)
      removeEventListener('keydown', key, true)
    }
  }, [])

  function onPointerDown(event: ReactPointerEvent): void {
    if (event.button !== 0 || !(event.target instanceof Element)) return
    const place = placeOf(field, event)
    if (!place) return
    const bar = event.target.closest('[data-shift]')
    const shift = bar ? field.shiftOf(bar.getAttribute('data-shift') ?? '') : undefined
    const edge = event.target.closest('[data-edge]')?.getAttribute('data-edge') as 'start' | 'end' | undefined
    press.current = { x: event.clientX, y: event.clientY, ...place, shift, edge: edge ?? undefined, moved: false }
    // Otherwise words are marked while the hand goes over the rows.
    if (event.pointerType === 'mouse') event.preventDefault()
  }

  return { drag, onPointerDown }
}

function finish(drag: Drag, to: DragHandlers): void {
  switch (drag.does) {
    case 'paint': return to.onPaint(drag.from, drag.to)
    case 'draw': return to.onDraw(drag.row, drag.span)
    case 'move':
    case 'resize': return to.onMove(drag.shift, drag.row, drag.span)
  }
}

/** What the hand means, from where it began to where it is; undefined where nothing may be done. */
function dragOf(begun: Press, field: DragField, event: PointerEvent): Drag | undefined {
  const place = placeOf(field, event)
  if (!place) return undefined
  const { shift, edge, cell } = begun
  if (shift && !field.mayMove(shift)) return undefined
  if (shift && edge) {
    const span = resized({ from: shift.startsAt, to: shift.endsAt }, edge, place.at, STEP)
    return { does: 'resize', shift, row: cell.row, span }
  }
  if (shift) {
    if (!field.mayPlan(place.cell.row)) return undefined
    const by = field.byTime ? Math.round((place.at - begun.at) / STEP) * STEP : (place.cell.day - cell.day) * DAY
    return { does: 'move', shift, row: place.cell.row, span: { from: shift.startsAt + by, to: shift.endsAt + by } }
  }
  if (!field.mayPlan(cell.row)) return undefined
  if (field.byTime) return { does: 'draw', row: cell.row, span: drawnSpan(begun.at, place.at, STEP) }
  return { does: 'paint', from: cell, to: place.cell }
}

function placeOf({ field, span, days }: DragField, { clientX, clientY }: {
  clientX: number; clientY: number,
}): { at: number; cell: Cell } | undefined {
  const rows = [...(field.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const [first] = rows
  if (!first) return undefined
  const track = first.getBoundingClientRect()
  const share = Math.min(Math.max((clientX - track.left) / track.width, 0), 1 - 1e-9)
  const found = rows.findIndex((row) => clientY < row.getBoundingClientRect().bottom)
  const row = found === -1 ? rows.length - 1 : found
  return { at: span.from + share * (span.to - span.from), cell: { row, day: Math.floor(share * days) } }
}

function scrollNear(field: HTMLElement | null, { clientY }: PointerEvent): void {
  const scroller = field?.closest<HTMLElement>('.rota-scroll')
  if (!scroller) return
  const { top, bottom } = scroller.getBoundingClientRect()
  if (clientY > bottom - EDGE) scroller.scrollTop += 10
  if (clientY < top + EDGE * 2) scroller.scrollTop -= 10
}
