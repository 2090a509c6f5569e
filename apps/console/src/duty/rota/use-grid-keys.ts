import { useCallback, useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { cellsBetween } from './plan.ts'
import type { Cell } from './plan.ts'

interface GridKeys {
  rows: number
  days: number
  onOpen: (cell: Cell) => void
  onPaint: (cells: readonly Cell[]) => void
  onRemove: (cells: readonly Cell[]) => void
}

/** One tab stop: arrows move, with Shift they choose a rectangle, Enter opens one cell or paints several. */
export function useGridKeys({ rows, days, onOpen, onPaint, onRemove }: GridKeys) {
  const [cursor, setCursor] = useState<Cell>({ row: 0, day: 0 })
  const [anchor, setAnchor] = useState<Cell>()
  const shouldFocus = useRef(false)
  const corner = anchor ?? cursor
  const chosen = useCallback(
    ({ row, day }: Cell) => anchor !== undefined && isBetween(
      row, anchor.row, cursor.row,
    ) && isBetween(day, anchor.day, cursor.day),
    [anchor, cursor],
  )

  useEffect(() => {
    if (!shouldFocus.current) return
    shouldFocus.current = false
    document.querySelector<HTMLElement>('.rota-cell[tabindex="0"]')?.focus()
  }, [cursor])

  function go(cell: Cell): void {
    setAnchor(undefined)
    setCursor(cell)
  }

  function step(byRow: number, byDay: number, extend: boolean): void {
    const next = { row: clamp(cursor.row + byRow, rows), day: clamp(cursor.day + byDay, days) }
    setAnchor(extend ? corner : undefined)
    shouldFocus.current = true
    setCursor(next)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (
      !(event.target instanceof Element) ||
      !event.target.closest('.rota-cell') ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey
    )
      return
    const move = moves[event.key]
    if (move) step(...move, event.shiftKey)
    else if (event.key === 'Home') step(0, -days, event.shiftKey)
    else if (event.key === 'End') step(0, days, event.shiftKey)
    else if (event.key === 'Enter' || event.key === ' ') {
      if (anchor) onPaint(cellsBetween(anchor, cursor))
      else onOpen(cursor)
      setAnchor(undefined)
    } else if (event.key === 'Delete' || event.key === 'Backspace') onRemove(cellsBetween(corner, cursor))
    else if (event.key === 'Escape' && anchor) setAnchor(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return { cursor: { row: clamp(cursor.row, rows), day: clamp(cursor.day, days) }, chosen, go, onKeyDown }
}

const moves: Readonly<Record<string, [number, number]>> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1))
}

function isBetween(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b)
}
