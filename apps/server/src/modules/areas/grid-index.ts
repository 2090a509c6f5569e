import Flatbush from 'flatbush'
import pointInPolygon from 'point-in-polygon-hao'
import { boxOf, metresPerDegree, partsOf, segmentDistance2 } from './geometry.ts'
import type { AreaGeometry, Position, Ring } from './geometry.ts'
import { beside, cellsOf, outside, unknown } from './grid-cells.ts'

export interface GridIndex<Id extends string | number> {
  readonly size: number
  /**
   * The one grid of a point, or undefined outside all of them.
   * A point strictly inside wins over a border; among several (a shared border, an overlap) the lowest id does,
   * so that the same place always has the same owner.
   */
  locate(lon: number, lat: number): Id | undefined
  /** The grid whose border is nearest to a point in no grid, at most `maxMetres` away; ties go to the lowest id. */
  nearest(lon: number, lat: number, maxMetres: number): { id: Id; metres: number } | undefined
}

/** Of 4, 8 and 16 the quickest over 1,700 grids of 53 vertices (bench/README.md B3). */
const NODE_SIZE = 8

/**
 * Index of grid polygons in memory: a flat R-tree over their parts, then an exact test; what was found of a cell that
 * no border touches holds for all of it.
 * The test uses robust predicates: two grids that share the vertices of a border never both miss a point beside it.
 * Throws TypeError for a polygon that is not closed or has no area; validate before (see validate.ts).
 */
export function buildGridIndex<Id extends string | number>(
  grids: readonly { id: Id; polygon: AreaGeometry }[],
): GridIndex<Id> {
  // Ascending ids make the position in the array the rank for ties.
  const sorted = [...grids].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const ids = sorted.map(grid => grid.id)
  const parts = sorted.flatMap(({ id, polygon }, rank) =>
    partsOf(polygon).map(rings => ({ rank, rings: checked(id, rings) })))
  if (parts.length === 0) return { size: 0, locate: () => undefined, nearest: () => undefined }

  const tree = new Flatbush(parts.length, NODE_SIZE)
  for (const { rings } of parts) tree.add(...boxOf(rings))
  tree.finish()

  // One visitor for all lookups: a closure for each would cost more than the test itself.
  const point: Position = [0, 0]
  let inside = -1
  let border = -1
  const visit = (index: number): boolean => {
    const { rank, rings } = parts[index] as { rank: number; rings: Ring[] }
    if (inside !== -1 && rank >= inside) return false
    const found = pointInPolygon(point, rings)
    if (found === true) inside = rank
    else if (found === 0 && (border === -1 || rank < border)) border = rank
    return false
  }

  const rankAt = (lon: number, lat: number): number => {
    point[0] = lon
    point[1] = lat
    inside = -1
    border = -1
    tree.search(lon, lat, lon, lat, visit)
    return inside !== -1 ? inside : border
  }

  const cells = cellsOf(parts.map(({ rings }) => rings))
  function locate(lon: number, lat: number): Id | undefined {
    const cell = cells.at(lon, lat)
    if (cell === outside) return undefined
    if (cell === beside) return ids[rankAt(lon, lat)]
    let rank = cells.known[cell] as number
    if (rank === unknown) cells.known[cell] = rank = rankAt(lon, lat)
    return ids[rank]
  }

  function nearest(lon: number, lat: number, maxMetres: number): { id: Id; metres: number } | undefined {
    const [kx, ky] = metresPerDegree(lat)
    const dx = maxMetres / kx
    const dy = maxMetres / ky
    const candidates = new Map<number, number>()
    for (const index of tree.search(lon - dx, lat - dy, lon + dx, lat + dy)) {
      const { rank, rings } = parts[index] as { rank: number; rings: Ring[] }
      const distance = pointInPolygon([lon, lat], rings) === false ? borderDistance(lon, lat, rings, kx, ky) : 0
      candidates.set(rank, Math.min(distance, candidates.get(rank) ?? Infinity))
    }
    let best: { rank: number; metres: number } | undefined
    for (const [rank, metres] of candidates) {
      if (metres > maxMetres) continue
      if (best === undefined || metres < best.metres || (metres === best.metres && rank < best.rank)) {
        best = { rank, metres }
      }
    }
    return best && { id: ids[best.rank] as Id, metres: best.metres }
  }

  return { size: ids.length, locate, nearest }
}

/** Metres from a point to the nearest edge, in the plane that touches the earth at the point. */
function borderDistance(lon: number, lat: number, rings: Ring[], kx: number, ky: number): number {
  let best = Infinity
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1] as Position
      const [x2, y2] = ring[i] as Position
      const d = segmentDistance2(0, 0, (x1 - lon) * kx, (y1 - lat) * ky, (x2 - lon) * kx, (y2 - lat) * ky)
      if (d < best) best = d
    }
  }
  return Math.sqrt(best)
}

function checked(id: string | number, rings: Ring[]): Ring[] {
  if (rings.length === 0) throw new TypeError(`grid ${id}: a polygon without rings`)
  for (const ring of rings) {
    const first = ring[0]
    const last = ring.at(-1)
    if (ring.length < 4 || first === undefined || last === undefined || first[0] !== last[0] || first[1] !== last[1]) {
      throw new TypeError(`grid ${id}: a ring that is not closed`)
    }
    if (!ring.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) {
      throw new TypeError(`grid ${id}: a position that is not a number`)
    }
  }
  return rings
}
