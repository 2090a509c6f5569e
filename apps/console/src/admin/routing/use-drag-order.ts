import { useEffect, useRef, useState } from 'react'
import type { CSSProperties, PointerEvent, RefObject } from 'react'
import { targetIndex, wayOf } from './reorder.ts'
import type { RowBox } from './reorder.ts'

interface Drag {
  from: number
  to: number
  dy: number
  rows: RowBox[]
}

/** As near to the edge the list scrolls along, by so much a frame. */
const EDGE = 40
const STEP = 10

/**
 * Order by drag: press the handle of a row, move, let go. Escape lets everything lie where it was.
 *
 * @param list holds the rows, each with `data-row`
 */
export function useDragOrder(list: RefObject<HTMLElement | null>, move: (from: number, to: number) => void): {
  dragging: number | undefined
  styleOf: (row: number) => CSSProperties | undefined
  handleProps: (row: number) => { onPointerDown: (event: PointerEvent<HTMLElement>) => void }
} {
  const [drag, setDrag] = useState<Drag>()
  const latest = useRef<Drag>(undefined)
  latest.current = drag
  const moving = useRef(move)
  moving.current = move
  const start = useRef({ y: 0, scroll: 0 })

  useEffect(() => {
    if (!drag) return
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setDrag(undefined)
    }
    document.addEventListener('keydown', cancel, true)
    return () => document.removeEventListener('keydown', cancel, true)
  }, [drag !== undefined])

  function begin(from: number, event: PointerEvent<HTMLElement>): void {
    const box = list.current
    if (!box || event.button !== 0) return
    event.preventDefault()
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    start.current = { y: event.clientY, scroll: box.scrollTop }
    const rows = [...box.querySelectorAll<HTMLElement>('[data-row]')].map(({ offsetTop, offsetHeight }) => ({
      top: offsetTop, height: offsetHeight,
    }))
    setDrag({ from, to: from, dy: 0, rows })

    const follow = (moved: globalThis.PointerEvent): void => {
      scrollAlong(box, moved.clientY)
      const dy = moved.clientY - start.current.y + box.scrollTop - start.current.scroll
      setDrag((now) => now && { ...now, dy, to: targetIndex(now.rows, now.from, dy) })
    }
    const end = (): void => {
      handle.removeEventListener('pointermove', follow)
      handle.removeEventListener('pointerup', end)
      handle.removeEventListener('pointercancel', drop)
      const { current } = latest
      setDrag(undefined)
      if (current && current.to !== current.from) moving.current(current.from, current.to)
    }
    const drop = (): void => {
      setDrag(undefined)
      latest.current = undefined
      end()
    }
    handle.addEventListener('pointermove', follow)
    handle.addEventListener('pointerup', end)
    handle.addEventListener('pointercancel', drop)
  }

  return {
    dragging: drag?.from,
    styleOf: (row) => {
      if (!drag) return undefined
      if (row === drag.from) return {
        transform: `translateY(${drag.dy}px)`, zIndex: 2, position: 'relative', transition: 'none',
      }
      return { transform: `translateY(${wayOf(drag.rows, drag.from, drag.to)[row] ?? 0}px)` }
    },
    handleProps: (row) => ({ onPointerDown: (event) => begin(row, event) }),
  }
}

function scrollAlong(box: HTMLElement, y: number): void {
  const { top, bottom } = box.getBoundingClientRect()
  if (y < top + EDGE) box.scrollTop -= STEP
  else if (y > bottom - EDGE) box.scrollTop += STEP
}
