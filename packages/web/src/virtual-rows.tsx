import { useVirtualizer } from '@tanstack/react-virtual'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { JSX, ReactNode } from 'react'

export interface VirtualRowsProps<T> {
  rows: readonly T[]
  keyOf: (row: T) => string
  /** Height of a row in pixels, before it is measured. */
  height: number
  render: (row: T, index: number) => ReactNode
  /** Called when the end comes into sight: the next page is asked for. */
  onEnd?: () => void
  /** Called with the first and last row in sight, those just outside included. */
  onRange?: (first: number, last: number) => void
  label: string
  /** Pixels that it begins scrolled down by: where somebody left it. */
  offset?: number
  /** The row that the keyboard is on; it is kept in sight. */
  current?: number
  className?: string
  role?: 'list' | 'listbox' | 'grid'
  /** Its rows have nothing to focus: the list takes the keyboard itself, to be scrolled. */
  focusable?: boolean
}

/** A list of any length: only what is in sight is in the page, so that a million rows scroll like a hundred. */
export function VirtualRows<T>(props: VirtualRowsProps<T>): JSX.Element {
  const {
    rows,
    keyOf,
    height,
    render,
    onEnd,
    onRange,
    label,
    offset,
    current,
    className,
    role = 'list',
    focusable = false,
  } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => keyOf(rows[index]!),
    overscan: 8,
    initialOffset: offset ?? 0,
  })
  useInSight(virtual, current)
  const items = virtual.getVirtualItems()
  const first = items.at(0)?.index ?? 0
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 10) onEnd?.()
  }, [last, rows.length, onEnd])
  useEffect(() => onRange?.(first, last), [first, last, onRange])
  return (
    <div
      ref={scroller}
      className={className}
      style={{ overflow: 'auto', height: '100%' }}
      tabIndex={focusable ? 0 : -1}
    >
      <div role={role} aria-label={label} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          <div
            key={item.key}
            data-index={item.index}
            ref={virtual.measureElement}
            role={role === 'list' ? 'listitem' : 'presentation'}
            aria-setsize={role === 'list' ? -1 : undefined}
            aria-posinset={role === 'list' ? item.index + 1 : undefined}
            style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${item.start}px)` }}
          >
            {render(rows[item.index]!, item.index)}
          </div>
        ))}
      </div>
    </div>
  )
}

function useInSight(virtual: Virtualizer<HTMLDivElement, Element>, current: number | undefined): void {
  useEffect(() => {
    if (current !== undefined && current >= 0) virtual.scrollToIndex(current, { align: 'auto' })
  }, [virtual, current])
}
