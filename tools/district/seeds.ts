import { Delaunay } from 'd3-delaunay'
import type { Box, Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { boxOf } from '../../apps/server/src/modules/areas/ground.ts'
import { insideTest } from './inside.ts'
import { distance } from './plane.ts'
import { randomFor } from './random.ts'

/** The seat is six times as densely settled as the far end; the density falls over this share of the breadth. */
const CENTRE_WEIGHT = 5
const CENTRE_SHARE = 0.22
const RELAXATIONS = 14

/** Points inside an outline, denser towards the centre, spread evenly (R2 sequence) and the same every time. */
export function samplePoints(parts: Ring[][], centre: Position, count: number, key: string): Position[] {
  const box = boxOf(parts.flat())
  const reach = CENTRE_SHARE * Math.max(box[2] - box[0], box[3] - box[1])
  const random = randomFor(key, 'samples')
  const isInside = insideTest(parts)
  const points: Position[] = []
  for (let i = 1; points.length < count; i++) {
    const point = spread(i, box)
    const weight = (1 + CENTRE_WEIGHT * Math.exp(-((distance(point, centre) / reach) ** 2))) / (1 + CENTRE_WEIGHT)
    if (random.next() < weight && isInside(point)) points.push(point)
    if (i > 1_000 * count) throw new RangeError('an outline that has next to no area in its box')
  }
  return points
}

/**
 * Seeds in the middle of equal shares of the samples (Lloyd's relaxation). The samples come in an order that is spread
 * evenly, so that the first of them are good seeds to start from.
 */
export function relaxedSeeds(samples: readonly Position[], count: number): Position[] {
  let seeds = samples.slice(0, count)
  let owners: number[] | undefined
  for (let round = 0; round < RELAXATIONS; round++) {
    owners = nearestSeeds(samples, seeds, owners)
    seeds = middles(samples, seeds, owners)
  }
  return seeds
}

/** For each sample the number of its nearest seed; what it was a round ago is where the search begins. */
export function nearestSeeds(
  samples: readonly Position[],
  seeds: readonly Position[],
  before?: readonly number[],
): number[] {
  // A triangulation needs three points that are not in line; few seeds are searched one by one anyway.
  if (seeds.length < 16) return samples.map(sample => nearestOf(sample, seeds))
  const delaunay = Delaunay.from(seeds)
  return samples.map(([x, y], i) => delaunay.find(x, y, before?.[i] ?? 0))
}

function nearestOf(sample: Position, seeds: readonly Position[]): number {
  let best = 0
  for (let i = 1; i < seeds.length; i++) {
    if (distance(sample, seeds[i] as Position) < distance(sample, seeds[best] as Position)) best = i
  }
  return best
}

function middles(samples: readonly Position[], seeds: readonly Position[], owner: readonly number[]): Position[] {
  const sums = seeds.map((): [number, number, number] => [0, 0, 0])
  for (const [i, [x, y]] of samples.entries()) {
    const sum = sums[owner[i] as number] as [number, number, number]
    sum[0] += x
    sum[1] += y
    sum[2]++
  }
  return sums.map(([x, y, n], i) => (n === 0 ? (seeds[i] as Position) : [x / n, y / n]))
}

/** The R2 low-discrepancy sequence (Roberts 2018): plastic number, better spread than random points. */
function spread(i: number, [west, south, east, north]: Box): Position {
  const x = (0.5 + i * 0.7548776662466927) % 1
  const y = (0.5 + i * 0.5698402909980532) % 1
  return [west + x * (east - west), south + y * (north - south)]
}
