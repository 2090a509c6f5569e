/** Where things happen: grids by how much happens in them, a spot in each, and how people call it. */
import type { AreaRef, Place } from '@onegrid/domain'
import { partsOf } from '../../apps/server/src/modules/areas/index.ts'
import type { Area, AreaTree } from '../../apps/server/src/modules/areas/index.ts'
import { randomPoint } from '../district/inside.ts'
import { randomFor } from '../district/random.ts'
import type { Random } from '../district/random.ts'
import { cumulative, drawIndex } from './draw.ts'

export interface Spot {
  place: Place
  areas: AreaRef
  address: string
}

export interface Ground {
  /** Of a grid that is drawn by its weight. */
  spot(random: Random): Spot
  /** Some metres beside another: a second report of the same thing. */
  beside(spot: Spot, random: Random): Spot
}

/** The busiest town has some eight times the events of the quietest, a busy grid three times those of a quiet one. */
export function groundOf(tree: AreaTree, seed: number): Ground {
  const grids = [...tree.all()].filter(({ level, polygon }) => level === 'grid' && polygon).sort(byCode)
  if (grids.length === 0) throw new RangeError('a district without grids has no history')
  const towns = [...new Set(grids.map(({ townId }) => townId))]
  const weights = cumulative(grids.map(({ code, townId }) => {
    const rank = towns.indexOf(townId)
    return (0.5 + 1.5 * randomFor(seed, 'grid', code).next()) / (rank + 2)
  }))
  const parts = grids.map(({ polygon }) => partsOf(polygon!))

  const placed = (index: number, at: readonly [number, number], random: Random): Spot => {
    const grid = grids[index] as Area
    const [lon, lat] = at.map((value) => Number(value.toFixed(6))) as [number, number]
    const areas = tree.locate(lon, lat) ?? areasOf(grid)
    return { place: { lon, lat }, areas, address: addressOf(tree, grid, random) }
  }
  return {
    spot(random) {
      const index = drawIndex(weights, random)
      const rings = parts[index]!
      return placed(index, randomPoint(rings, random), random)
    },
    beside({ place, areas, address }, random) {
      const lon = Number((place.lon + (random.next() - 0.5) * 0.0002).toFixed(6))
      const lat = Number((place.lat + (random.next() - 0.5) * 0.0002).toFixed(6))
      return { place: { lon, lat }, areas: tree.locate(lon, lat) ?? areas, address }
    },
  }
}

function areasOf({ id, villageId, townId }: Area): AreaRef {
  return { gridId: id, ...(villageId && { villageId }), ...(townId && { townId }) }
}

/** All roads are made up and say so, as in the demo. */
const roads = [
  '演春路', '演秋路', '演江路', '演湖路', '演山路', '演桥街', '演和路', '演丰路', '演兴大道', '演福街', '演河沿', '演学路',
  '演市街', '演新路', '演安路', '演宁路',
] as const
const estates = ['演春苑', '演和新村', '演宁小区', '演桂公寓', '演江名邸', '演山花园', '演丰里', '演竹苑'] as const

function addressOf(tree: AreaTree, grid: Area, random: Random): string {
  const house = random.chance(0.4)
    ? `${random.pick(estates)}${random.int(1, 30)}幢`
    : `${random.pick(roads)}${random.int(1, 400)}号附近`
  return `${tree.within(grid.id).replaceAll(' ', '')}${house}`
}

function byCode(a: Area, b: Area): number {
  return a.code < b.code ? -1 : 1
}
