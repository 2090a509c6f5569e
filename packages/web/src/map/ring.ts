/** A ring shows the mix of a heap: an arc for each light, as long as its share. */
import type { Light } from '@onegrid/domain'
import { lights } from './series.ts'

export interface Arc {
  light: Light
  /** Radians, clockwise from the top. */
  from: number
  to: number
}

/** Shares are told in so many parts: rings that look the same are one picture. */
export const RING_PARTS = 8

/**
 * Arcs of a ring, gravest first. A light that occurs at all is seen: its share is rounded up.
 *
 * @param parts how many of each light, in any measure
 */
export function ringArcs(parts: Partial<Record<Light, number>>): Arc[] {
  const present = lights.filter((light) => (parts[light] ?? 0) > 0)
  const total = present.reduce((sum, light) => sum + parts[light]!, 0)
  let from = 0
  return present.map((light) => {
    const to = from + (parts[light]! / total) * 2 * Math.PI
    const arc = { light, from, to }
    from = to
    return arc
  })
}

/** `ring|1|0|7|0` → parts by light, in the order of `lights`; the name that the map's style makes of a heap. */
export function ringOf(name: string): Partial<Record<Light, number>> | undefined {
  const [kind, ...parts] = name.split('|')
  if (kind !== 'ring' || parts.length !== lights.length) return undefined
  return Object.fromEntries(lights.map((light, i) => [light, Number(parts[i]) || 0]))
}
