import type { Position } from '../../apps/server/src/modules/areas/ground.ts'
import { distance } from './plane.ts'

/**
 * Shares seeds out among groups of given sizes so that each group lies together: cut in two by the straight line that
 * leaves the two sides most compact, and so on. Groups come ordered from the most central to the outermost.
 */
export function shareOut(seeds: readonly Position[], sizes: readonly number[], centre: Position): Position[][] {
  if (sizes.length <= 1) return [[...seeds]]
  const half = splitAt(sizes)
  const inner = sizes.slice(0, half)
  const innerCount = total(inner)
  const [near, far] = bestCut(seeds, innerCount, centre)
  return [...shareOut(near, inner, centre), ...shareOut(far, sizes.slice(half), centre)]
}

/** 16 directions, both ways round: finer ones change nothing that can be seen. */
const DIRECTIONS = 16

function bestCut(seeds: readonly Position[], count: number, centre: Position): [Position[], Position[]] {
  let best: { near: Position[]; far: Position[]; cost: number } | undefined
  for (let k = 0; k < DIRECTIONS; k++) {
    const angle = (k / DIRECTIONS) * 2 * Math.PI
    const along = ([x, y]: Position) => x * Math.cos(angle) + y * Math.sin(angle)
    const sorted = seeds.toSorted((a, b) => along(a) - along(b))
    const near = sorted.slice(0, count)
    const far = sorted.slice(count)
    const cost = scatter(near) + scatter(far) + Math.max(0, mean(near, centre) - mean(far, centre)) * seeds.length
    if (best === undefined || cost < best.cost) best = { near, far, cost }
  }
  return best === undefined ? [[], []] : [best.near, best.far]
}

/** Sum of distances to the middle: grows with size and with length. */
function scatter(points: readonly Position[]): number {
  if (points.length === 0) return 0
  const middle: Position = [
    points.reduce((sum, [x]) => sum + x, 0) / points.length,
    points.reduce((sum, [, y]) => sum + y, 0) / points.length,
  ]
  return points.reduce((sum, point) => sum + distance(point, middle), 0)
}

function mean(points: readonly Position[], to: Position): number {
  return points.length === 0 ? 0 : points.reduce((sum, point) => sum + distance(point, to), 0) / points.length
}

/** Where a list of sizes falls into two parts of nearly equal sum. */
function splitAt(sizes: readonly number[]): number {
  const wanted = total(sizes) / 2
  let sum = 0
  for (const [i, size] of sizes.entries()) {
    if (i > 0 && Math.abs(sum - wanted) <= Math.abs(sum + size - wanted)) return i
    sum += size
  }
  return sizes.length - 1
}

function total(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0)
}
