import pointInPolygon from 'point-in-polygon-hao'
import { boxOf, metresPerDegree, segmentDistance2 } from '../../apps/server/src/modules/areas/ground.ts'
import type { Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import type { Random } from './random.ts'

/** A point well inside an area: of a lattice over it, the one farthest from its border. */
export function innerPoint(parts: Ring[][], wanted?: Position): Position {
  if (wanted !== undefined && isInside(wanted, parts)) return wanted
  const [west, south, east, north] = boxOf(parts.flat())
  let best: { point: Position; far: number } | undefined
  for (const steps of [5, 15, 45]) {
    for (let i = 0; i < steps * steps; i++) {
      const point: Position = [
        west + ((east - west) * ((i % steps) + 0.5)) / steps,
        south + ((north - south) * (Math.floor(i / steps) + 0.5)) / steps,
      ]
      if (!isInside(point, parts)) continue
      const far = metresToBorder(point, parts)
      if (best === undefined || far > best.far) best = { point, far }
    }
    if (best !== undefined) return [round(best.point[0]), round(best.point[1])]
  }
  throw new RangeError('an area that is too thin to stand in')
}

/** A random point of an area, evenly spread. */
export function randomPoint(parts: Ring[][], random: Random): Position {
  const [west, south, east, north] = boxOf(parts.flat())
  for (let i = 0; i < 10_000; i++) {
    const [u, v] = [random.next(), random.next()]
    const point: Position = [round(west + u * (east - west)), round(south + v * (north - south))]
    if (isInside(point, parts)) return point
  }
  return innerPoint(parts)
}

/** Horizontal bands: an edge of an outline is met in few of them. */
const BANDS = 512

/** A test for many points of one area; not exact within a rounding error of its border. */
export function insideTest(parts: Ring[][]): (point: Position) => boolean {
  const [, south, , north] = boxOf(parts.flat())
  const height = (north - south) / BANDS
  const bandOf = (y: number) => Math.max(0, Math.min(BANDS - 1, Math.floor((y - south) / height)))
  const bands = Array.from({ length: BANDS }, (): [Position, Position][] => [])
  for (const ring of parts.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [from, to] = [ring[i - 1] as Position, ring[i] as Position]
      const last = bandOf(Math.max(from[1], to[1]))
      for (let band = bandOf(Math.min(from[1], to[1])); band <= last; band++) bands[band]?.push([from, to])
    }
  }
  return ([x, y]) => {
    let inside = false
    for (const [[x1, y1], [x2, y2]] of bands[bandOf(y)] ?? []) {
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
    return inside
  }
}

export function isInside(point: Position, parts: Ring[][]): boolean {
  return parts.some(rings => pointInPolygon(point, rings) === true)
}

export function metresToBorder([lon, lat]: Position, parts: Ring[][]): number {
  const [kx, ky] = metresPerDegree(lat)
  let best = Infinity
  for (const ring of parts.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as Position
      const [bx, by] = ring[i] as Position
      const d = segmentDistance2(0, 0, (ax - lon) * kx, (ay - lat) * ky, (bx - lon) * kx, (by - lat) * ky)
      if (d < best) best = d
    }
  }
  return Math.sqrt(best)
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
