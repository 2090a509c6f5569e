/** Order by hand: where a dragged row would come to lie, and what it takes to put it there. */

export interface RowBox {
  top: number
  height: number
}

/**
 * The place that a dragged row has reached: it passes another once its own middle has passed the other's.
 *
 * @param rows as they lay when the drag began
 * @param dy how far it has been dragged, in pixels, down is positive
 */
export function targetIndex(rows: readonly RowBox[], from: number, dy: number): number {
  const own = rows[from]
  if (!own) return from
  const middle = own.top + own.height / 2 + dy
  const centre = ({ top, height }: RowBox): number => top + height / 2
  if (dy > 0) return rows.findLastIndex((row, i) => i >= from && (i === from || centre(row) <= middle))
  return rows.findIndex((row, i) => i <= from && (i === from || centre(row) >= middle))
}

/** How far each row makes way while another is dragged over it, in pixels. */
export function wayOf(rows: readonly RowBox[], from: number, to: number): number[] {
  const height = rows[from]?.height ?? 0
  return rows.map((_, i) => {
    if (i > from && i <= to) return -height
    if (i < from && i >= to) return height
    return 0
  })
}

/** The list with one item elsewhere; the same list where nothing moves. */
export function withMoved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const item = items[from]
  const place = Math.min(Math.max(to, 0), items.length - 1)
  if (item === undefined || from === place) return items
  return items.toSpliced(from, 1).toSpliced(place, 0, item)
}

/** The one that follows it at its new place; null: it is the last. So the server is told where. */
export function nextAfterMove(ids: readonly string[], from: number, to: number): string | null {
  const moved = withMoved(ids, from, to)
  return moved[moved.indexOf(ids[from]!) + 1] ?? null
}
