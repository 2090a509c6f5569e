import pointInPolygon from 'point-in-polygon-hao'
import { boxOf } from '../../apps/server/src/modules/areas/ground.ts'
import type { Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { waveringCells } from './cells.ts'
import { clipperOf } from './clip.ts'
import type { DistrictFacts } from './facts-types.ts'
import { shareOut } from './grouping.ts'
import { mergeLoosePieces } from './loose-pieces.ts'
import { distance, partsInMetres, planeAt } from './plane.ts'
import type { Plane } from './plane.ts'
import { nearestSeeds, relaxedSeeds, samplePoints } from './seeds.ts'
import type { Settlement } from './settlement.ts'

/** Ground of one base grid, in degrees. */
export interface PlacedGrid {
  seed: Position
  parts: Ring[][]
  households: number
}

export interface PlacedVillage {
  settlement: Settlement
  /** Where its people live most, in metres of the plane. */
  seat: Position
  grids: PlacedGrid[]
}

/** Enough for the shape of the smallest village; more only costs time. */
const SAMPLES_PER_GRID = 14

/**
 * Gives every village a place in the outline and its grids their ground: seats by relaxation, towns by compact groups
 * of seats, grids as cells around their own seeds. All cells come from one diagram, so there are no gaps, no overlaps,
 * and villages and towns are unions of whole grids. `towns` run from the most central to the outermost.
 */
export function placeSettlements(
  facts: Pick<DistrictFacts, 'code' | 'outline' | 'centre'>,
  towns: readonly (readonly Settlement[])[],
): { plane: Plane; villages: PlacedVillage[] } {
  const plane = planeAt(facts.centre)
  const outline = partsInMetres(facts.outline, plane)
  const centre = plane.toMetres(facts.centre)
  const gridCount = towns.flat().reduce((sum, { gridHouseholds }) => sum + gridHouseholds.length, 0)
  const samples = samplePoints(outline, centre, SAMPLES_PER_GRID * gridCount, facts.code)

  const groups = shareOut(relaxedSeeds(samples, towns.flat().length), towns.map(({ length }) => length), centre)
  const seated = towns.flatMap((settlements, i) => seatTown(settlements, groups[i] ?? []))
  const owners = nearestSeeds(samples, seated.map(({ seat }) => seat))
  const ownSamples = seated.map((): Position[] => [])
  for (const [i, owner] of owners.entries()) ownSamples[owner]?.push(samples[i] as Position)

  const seeds = seated.map(({ settlement, seat }, i) =>
    gridSeeds(ownSamples[i] ?? [], seat, settlement.gridHouseholds.length, outline))
  const clip = clipperOf(facts.outline.type === 'Polygon' ? [facts.outline.coordinates] : facts.outline.coordinates)
  const cells = mergeLoosePieces(waveringCells(seeds.flat(), outline, plane).map(clip))

  let next = 0
  const villages = seated.map(({ settlement, seat }, i): PlacedVillage => ({
    settlement,
    seat,
    grids: (seeds[i] ?? []).map((seed, k) => ({
      seed: plane.toDegrees(seed),
      parts: cells[next++] ?? [],
      households: settlement.gridHouseholds[k] ?? 0,
    })),
  }))
  return { plane, villages }
}

/** Residents' committees in the middle of their town, villages around them. */
function seatTown(settlements: readonly Settlement[], seats: readonly Position[]) {
  const [west, south, east, north] = boxOf([seats])
  const middle: Position = [(west + east) / 2, (south + north) / 2]
  const inward = seats.toSorted((a, b) => distance(a, middle) - distance(b, middle))
  return settlements
    .toSorted((a, b) => a.urbanRuralClass.localeCompare(b.urbanRuralClass) || a.code.localeCompare(b.code))
    .map((settlement, i) => ({ settlement, seat: inward[i] as Position }))
}

/** Seeds of a village's grids, each inside the outline so that its cell has ground there. */
function gridSeeds(samples: readonly Position[], seat: Position, count: number, outline: Ring[][]): Position[] {
  if (samples.length < count) {
    // A village squeezed between others: a small ring around its seat.
    return Array.from({ length: count }, (_, i): Position => {
      const angle = (i / count) * 2 * Math.PI
      return [seat[0] + 40 * Math.cos(angle), seat[1] + 40 * Math.sin(angle)]
    })
  }
  const taken = new Set<Position>()
  return relaxedSeeds(samples, count).map(seed => {
    if (outline.some(rings => pointInPolygon(seed, rings) === true)) return seed
    const nearest = samples.filter(sample => !taken.has(sample))
      .reduce((best, sample) => (distance(sample, seed) < distance(best, seed) ? sample : best))
    taken.add(nearest)
    return nearest
  })
}
