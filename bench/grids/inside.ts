/** Whether a point lies in a polygon with holes, by counting crossings: the slow truth beside the index. */
import type { Ring } from '../../apps/server/src/modules/areas/geometry.ts'

export function isInside([x, y]: readonly [number, number], rings: readonly Ring[]): boolean {
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[xi, yi], [xj, yj]] = [ring[i]!, ring[j]!]
      if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
    }
  }
  return inside
}
