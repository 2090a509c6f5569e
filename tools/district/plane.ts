import { metresPerDegree, partsOf } from '../../apps/server/src/modules/areas/ground.ts'
import type { AreaGeometry, Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'

/** A flat map in metres around a place; true to a part in a thousand over a county. */
export interface Plane {
  toMetres: (position: Position) => Position
  /** Back to degrees, on the lattice of 6 decimals (0.1 m) where shared corners meet exactly. */
  toDegrees: (point: Position) => Position
}

const LATTICE = 1e6

export function planeAt([lon, lat]: Position): Plane {
  const [kx, ky] = metresPerDegree(lat)
  return {
    toMetres: position => [(position[0] - lon) * kx, (position[1] - lat) * ky],
    toDegrees: point => [
      Math.round((lon + point[0] / kx) * LATTICE) / LATTICE,
      Math.round((lat + point[1] / ky) * LATTICE) / LATTICE,
    ],
  }
}

/** Every ring of a geometry, in metres. */
export function partsInMetres(geometry: AreaGeometry, plane: Plane): Ring[][] {
  return partsOf(geometry).map(rings => rings.map(ring => ring.map(plane.toMetres)))
}

export function distance(a: Position, b: Position): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

/** Area enclosed by a ring on the plane; counter-clockwise is positive. */
export function planeArea(ring: Ring): number {
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as Position
    const [x2, y2] = ring[i] as Position
    sum += x1 * y2 - x2 * y1
  }
  return sum / 2
}

/** The same line with fewer points, none farther than `tolerance` from it (Douglas–Peucker). Ends stay. */
export function simplify(line: readonly Position[], tolerance: number): Position[] {
  if (line.length < 3) return [...line]
  const keep = new Set([0, line.length - 1])
  const spans: [number, number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span
    let farthest = -1
    let most = tolerance
    for (let i = from + 1; i < to; i++) {
      const off = offLine(line[i] as Position, line[from] as Position, line[to] as Position)
      if (off > most) {
        most = off
        farthest = i
      }
    }
    if (farthest === -1) continue
    keep.add(farthest)
    spans.push([from, farthest], [farthest, to])
  }
  return line.filter((_, i) => keep.has(i))
}

function offLine(p: Position, a: Position, b: Position): number {
  const length = distance(a, b)
  if (length === 0) return distance(p, a)
  const t = Math.max(0, Math.min(1, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length ** 2))
  return distance(p, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])])
}
