import { Delaunay } from 'd3-delaunay'
import { boxOf, keyOf, same } from '../../apps/server/src/modules/areas/ground.ts'
import type { Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { distance, planeArea } from './plane.ts'
import type { Plane } from './plane.ts'
import { randomFor } from './random.ts'

/** A corner about every 60 m makes grids of some 40 corners, as surveyed ones have. */
const STEP_M = 60
const MAX_STEPS = 14
/** How far a border may leave the straight line, of what would bring it to the seed: borders never meet. */
const WAVER = 0.35

/**
 * One cell for each seed, borders wavering as roads and streams do. Two neighbours share every corner of their border,
 * so that nothing is left between them. Seeds in metres, cells in degrees, counter-clockwise; the outermost cells
 * reach beyond the outline and are still to be cut.
 */
export function waveringCells(seeds: readonly Position[], parts: Ring[][], plane: Plane): Ring[] {
  const [west, south, east, north] = boxOf(parts.flat())
  const margin = Math.max(east - west, north - south)
  const voronoi = Delaunay.from(seeds).voronoi([west - margin, south - margin, east + margin, north + margin])
  const cells = seeds.map((_, i) => (voronoi.cellPolygon(i) ?? []) as Ring)
  const sharers = new Map<string, Position[]>()
  for (const [i, cell] of cells.entries()) {
    for (const [a, b] of edgesOf(cell)) {
      const key = edgeKey(a, b)
      const list = sharers.get(key)
      if (list === undefined) sharers.set(key, [seeds[i] as Position])
      else list.push(seeds[i] as Position)
    }
  }
  const borders = new Map<string, Position[]>()
  return cells.map(cell => {
    const ring: Ring = []
    for (const [a, b] of edgesOf(cell)) {
      const key = edgeKey(a, b)
      let border = borders.get(key)
      if (border === undefined) {
        border = waveringLine(...ordered(a, b), sharers.get(key) ?? []).map(plane.toDegrees)
        borders.set(key, border)
      }
      ring.push(...(ordered(a, b)[0] === a ? border : border.toReversed()))
    }
    const distinct = ring.filter((position, i) => i === 0 || !same(position, ring[i - 1] as Position))
    return planeArea(distinct) < 0 ? distinct.toReversed() : distinct
  })
}

/** From a to b with corners that leave the straight line inside the two triangles between the border and its seeds. */
function waveringLine(a: Position, b: Position, seeds: readonly Position[]): Position[] {
  const length = distance(a, b)
  const steps = Math.min(MAX_STEPS, Math.round(length / STEP_M))
  if (steps < 2 || seeds.length < 2) return [a, b]
  const ux = (b[0] - a[0]) / length
  const uy = (b[1] - a[1]) / length
  const triangles = seeds.map(([x, y]) => ({
    along: ((x - a[0]) * ux + (y - a[1]) * uy) / length,
    height: Math.abs((y - a[1]) * ux - (x - a[0]) * uy),
  }))
  // A seed beyond the end of its border leaves a triangle that leans; stay straight there.
  if (triangles.some(({ along }) => along < 0.08 || along > 0.92)) return [a, b]
  const random = randomFor(edgeKey(a, b))
  const waves = [1, 2, 3].map(k => ({ k, size: (random.next() * 2 - 1) / k, phase: random.next() * 2 * Math.PI }))
  const line: Position[] = [a]
  for (let i = 1; i < steps; i++) {
    const t = i / steps
    const room = Math.min(...triangles.map(({ along, height }) => height * Math.min(t / along, (1 - t) / (1 - along))))
    const wave = waves.reduce((sum, { k, size, phase }) => sum + size * Math.sin(2 * Math.PI * k * t + phase), 0) / 1.84
    const jitter = (random.next() * 2 - 1) * 0.15
    const off = WAVER * room * Math.max(-1, Math.min(1, wave + jitter))
    line.push([a[0] + t * (b[0] - a[0]) - off * uy, a[1] + t * (b[1] - a[1]) + off * ux])
  }
  return [...line, b]
}

function edgesOf(cell: Ring): [Position, Position][] {
  return cell.slice(1).map((to, i): [Position, Position] => [cell[i] as Position, to])
}

function ordered(a: Position, b: Position): [Position, Position] {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? [a, b] : [b, a]
}

function edgeKey(a: Position, b: Position): string {
  const [first, second] = ordered(a, b)
  return `${keyOf(first)};${keyOf(second)}`
}
