/** What a key does in a tree, as the ARIA practices have it. */
export interface TreeRow {
  id: string
  depth: number
  /** Null: nothing lies below it. */
  open: boolean | null
}

interface TreeStep {
  to?: string
  toggle?: string
  choose?: string
}

/** @returns undefined for a key that a tree leaves alone */
export function move(rows: readonly TreeRow[], active: string | undefined, key: string): TreeStep | undefined {
  const at = Math.max(0, rows.findIndex(({ id }) => id === active))
  const row = rows[at]
  if (!row) return undefined
  switch (key) {
    case 'ArrowDown': return to(rows[at + 1] ?? row)
    case 'ArrowUp': return to(rows[at - 1] ?? row)
    case 'Home': return to(rows[0])
    case 'End': return to(rows.at(-1))
    case 'ArrowRight':
      if (row.open === false) return { toggle: row.id }
      return row.open ? to(rows[at + 1] ?? row) : {}
    case 'ArrowLeft':
      if (row.open) return { toggle: row.id }
      return to(rows.slice(0, at).findLast(({ depth }) => depth < row.depth))
    case 'Enter': case ' ': return { choose: row.id }
    default: return undefined
  }
}

/** The rows that stand on screen: what is unfolded, in its order. */
export function unfolded<T>(
  roots: readonly T[],
  idOf: (one: T) => string,
  below: (one: T) => readonly T[] | undefined,
  hasBelow: (one: T) => boolean,
  isOpen: (id: string) => boolean,
): { one: T; depth: number; open: boolean | null; waiting: boolean }[] {
  const found: ReturnType<typeof unfolded<T>> = []
  const walk = (list: readonly T[], depth: number): void => {
    for (const one of list) {
      const open = hasBelow(one) ? isOpen(idOf(one)) : null
      const under = open ? below(one) : undefined
      found.push({ one, depth, open, waiting: open === true && under === undefined })
      if (under) walk(under, depth + 1)
    }
  }
  walk(roots, 0)
  return found
}

function to(row: TreeRow | undefined): TreeStep {
  return row ? { to: row.id } : {}
}
