/** A ring shows the mix of a heap: an arc for each light, as long as its share. */
import { parts } from './series.ts'
import type { Part } from './series.ts'

interface Arc {
  part: Part
  /** Radians, clockwise from the top. */
  from: number
  to: number
}

/** Shares are told in so many steps: rings that look the same are one picture. */
export const RING_STEPS = 8

/**
 * Arcs of a ring, gravest first.
 *
 * @param counts how many of each part, in any measure
 */
export function ringArcs(counts: Partial<Record<Part, number>>): Arc[] {
  const present = parts.filter((part) => (counts[part] ?? 0) > 0)
  const total = present.reduce((sum, part) => sum + counts[part]!, 0)
  let from = 0
  return present.map((part) => {
    const to = from + (counts[part]! / total) * 2 * Math.PI
    const arc = { part, from, to }
    from = to
    return arc
  })
}

/** `ring|1|0|7|0|0` → parts in their order; the name that the map's style makes of a heap. */
export function ringOf(name: string): Partial<Record<Part, number>> | undefined {
  const [kind, ...counts] = name.split('|')
  if (kind !== 'ring' || counts.length !== parts.length) return undefined
  return Object.fromEntries(parts.map((part, i) => [part, Number(counts[i]) || 0]))
}
