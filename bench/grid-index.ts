/**
 * Lookups per second of the grid index over a district's worth of polygons: 1,700 grids of about 50 vertices.
 * Run: node bench/grid-index.ts
 */
import { Delaunay } from 'd3-delaunay'
import type { Polygon, Position } from '../apps/server/src/modules/areas/geometry.ts'
import { buildGridIndex } from '../apps/server/src/modules/areas/grid-index.ts'

const GRIDS = 1_700
const VERTICES = 50
const BOX: [number, number, number, number] = [120.3, 29.7, 120.9, 30.3]
const POINTS = 1_000_000

const random = mulberry32(330_603)
const position = (): Position => [
  BOX[0] + random() * (BOX[2] - BOX[0]),
  BOX[1] + random() * (BOX[3] - BOX[1]),
]
const voronoi = Delaunay.from(Array.from({ length: GRIDS }, position)).voronoi(BOX)
const grids = Array.from({ length: GRIDS }, (_, id) => {
  const ring = divided(voronoi.cellPolygon(id) as Position[], VERTICES)
  return { id, polygon: { type: 'Polygon', coordinates: [ring] } satisfies Polygon }
})
const vertices = grids.reduce((sum, grid) => sum + grid.polygon.coordinates[0]!.length - 1, 0)

const started = performance.now()
const index = buildGridIndex(grids)
const built = performance.now() - started

const points = Float64Array.from({ length: POINTS * 2 }, (_, i) => BOX[i % 2]! + random() * 0.6)
let best = 0
for (let round = 0; round < 5; round++) {
  const start = performance.now()
  let found = 0
  for (let i = 0; i < points.length; i += 2) if (index.locate(points[i]!, points[i + 1]!) !== undefined) found++
  if (found !== POINTS) throw new Error(`${POINTS - found} points in no grid`)
  best = Math.max(best, (POINTS / (performance.now() - start)) * 1000)
}
console.log(`grids ${GRIDS}, vertices ${Math.round(vertices / GRIDS)} each, built in ${built.toFixed(1)} ms`)
console.log(`locate: ${Math.round(best).toLocaleString('en')} lookups/s, ${(1e6 / best).toFixed(2)} µs each`)

/** The same ring with more vertices, in the middle of its edges. */
function divided(ring: Position[], wanted: number): Position[] {
  const pieces = Math.ceil(wanted / (ring.length - 1))
  return ring.flatMap((to, i) => {
    const from = ring[i - 1]
    if (from === undefined) return [to]
    return Array.from({ length: pieces }, (_, k): Position => {
      const t = (k + 1) / pieces
      return k + 1 === pieces ? to : [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]
    })
  })
}

function mulberry32(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
