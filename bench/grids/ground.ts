/**
 * A district's worth of ground: 1,700 grids that share their borders, of about fifty vertices each. Every seventeenth
 * lies inside another one, as a campus or an estate with a grid of its own does: its outline is the other's hole.
 */
import { Delaunay } from 'd3-delaunay'
import type { Polygon, Position, Ring } from '../../apps/server/src/modules/areas/geometry.ts'
import { seeded } from '../kit/statistics.ts'

export interface Ground {
  grids: readonly { id: number; polygon: Polygon }[]
  /** Longitude and latitude in turn, anywhere in the district. */
  anywhere(count: number): Float64Array
  /** The same, of corners that grids share. */
  corners: Float64Array
  vertices: number
}

const BOX: [number, number, number, number] = [120.3, 29.7, 120.9, 30.3]
/** Of an edge between two corners; a cell has six of them. */
const PIECES = 8
const ENCLAVE_EVERY = 17
/** An enclave is so much smaller than the grid around it. */
const SHRUNK = 0.4

export function ground(count: number): Ground {
  const random = seeded(330_603)
  const position = (): Position => [
    BOX[0] + random() * (BOX[2] - BOX[0]), BOX[1] + random() * (BOX[3] - BOX[1]),
  ]
  const enclaves = Math.floor(count / ENCLAVE_EVERY)
  const cells = count - enclaves
  const voronoi = Delaunay.from(Array.from({ length: cells }, position)).voronoi(BOX)
  const grids = Array.from({ length: cells }, (_, id) => {
    const ring = divided(voronoi.cellPolygon(id) as Ring)
    return { id, polygon: { type: 'Polygon', coordinates: [ring] } satisfies Polygon as Polygon }
  })
  for (let n = 0; n < enclaves; n++) {
    const around = grids[n * (ENCLAVE_EVERY - 1)]!
    const inner = shrunk(around.polygon.coordinates[0]!)
    around.polygon.coordinates.push(inner.toReversed())
    grids.push({ id: cells + n, polygon: { type: 'Polygon', coordinates: [inner] } })
  }
  const rings = grids.map(({ polygon }) => polygon.coordinates[0]!)
  return {
    grids,
    anywhere: (points) => Float64Array.from({ length: points * 2 }, (_, i) => BOX[i % 2]! + random() * 0.6),
    corners: Float64Array.from(rings.flatMap((ring) => ring.filter((_, n) => n % 7 === 0)).flat()),
    vertices: Math.round(rings.reduce((sum, ring) => sum + ring.length - 1, 0) / grids.length),
  }
}

/** The same ring with more vertices: whoever shares an edge divides it in exactly the same places. */
function divided(ring: Ring): Ring {
  return ring.flatMap((to, i) => {
    const from = ring[i - 1]
    if (from === undefined) return [to]
    const isForward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1])
    const [a, b] = isForward ? [from, to] : [to, from]
    const between = Array.from({ length: PIECES - 1 }, (_, k): Position => {
      const t = (k + 1) / PIECES
      return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]
    })
    return [...(isForward ? between : between.reverse()), to]
  })
}

function shrunk(ring: Ring): Ring {
  const inner = ring.slice(0, -1)
  const mean = (axis: 0 | 1) => inner.reduce((sum, at) => sum + at[axis], 0) / inner.length
  const [lon, lat] = [mean(0), mean(1)]
  return ring.map(([x, y]): Position => [lon + SHRUNK * (x - lon), lat + SHRUNK * (y - lat)])
}
