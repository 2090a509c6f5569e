/** From a point to its grid, among 1,700 polygons with holes and shared borders; PostGIS is the peer. */
import { buildGridIndex } from '../../apps/server/src/modules/areas/grid-index.ts'
import type { GridIndex } from '../../apps/server/src/modules/areas/grid-index.ts'
import { ground } from '../grids/ground.ts'
import type { Ground } from '../grids/ground.ts'
import { isInside } from '../grids/inside.ts'
import { openPostGis } from '../grids/postgis.ts'
import { atLeast, figure } from '../kit/figure.ts'
import type { Figure, Kit } from '../kit/figure.ts'
import { inPairs, median, spreadOf } from '../kit/statistics.ts'

const GRIDS = 1_700
const AIM = 20

export async function measureGrids({ quick, say }: Kit): Promise<Figure[]> {
  const [pairs, ours, theirs, checked] = quick ? [6, 20_000, 2_000, 300] : [8, 1_000_000, 50_000, 20_000]
  const made = ground(GRIDS)
  const began = performance.now()
  const index = buildGridIndex(made.grids)
  const built = performance.now() - began
  const points = made.anywhere(ours)
  const lookUps = () => rate(index, points)
  lookUps()
  const peer = await openPostGis(made.grids)
  if (!peer) say('PostGIS is not installed on this machine: B3 stands without its peer')
  try {
    const located = async () => {
      const { ms, found } = await peer!.locate(points.subarray(0, theirs * 2))
      if (found !== theirs) throw new Error(`PostGIS found a grid for ${found} of ${theirs} points`)
      return (theirs * 1000) / ms
    }
    const measured = peer ? await inPairs(pairs, lookUps, located) : undefined
    const rates = measured?.ours ?? Array.from({ length: pairs }, lookUps)
    const shape = `${GRIDS} grids of some ${made.vertices} vertices, built in ${built.toFixed(0)} ms`
    return [
      figure({
        id: 'B3', name: 'points to their grids', value: median(rates), unit: '/s',
        against: measured && median(measured.theirs), ratio: measured && median(measured.ratios),
        spread: spreadOf(rates),
        note: peer ? `${shape}; against PostGIS ${peer.version}, a GiST index, all points in one statement`
          : `${shape}; PostGIS is not installed here, so there is no peer`,
      }),
      ...(measured ? [figure({
        id: 'B3.ratio', name: 'times PostGIS', value: median(measured.ratios), unit: '×', aim: atLeast(AIM, '×'),
        spread: spreadOf(measured.ratios), note: `of ${pairs} pairs in turn`,
      })] : []),
      exactlyOne(made, index, checked),
    ]
  } finally {
    await peer?.close()
  }
}

/** Points anywhere lie in one polygon and that is found; of a shared corner, one of those that share it. */
function exactlyOne({ grids, anywhere, corners }: Ground, index: GridIndex<number>, count: number): Figure {
  let right = 0
  const points = anywhere(count)
  for (let i = 0; i < points.length; i += 2) {
    const at = [points[i]!, points[i + 1]!] as const
    const around = grids.filter(({ polygon }) => isInside(at, polygon.coordinates)).map(({ id }) => id)
    if (around.length === 1 && index.locate(...at) === around[0]) right++
  }
  for (let i = 0; i < corners.length; i += 2) {
    const [lon, lat] = [corners[i]!, corners[i + 1]!]
    const id = index.locate(lon, lat)
    const sharing = grids.find((grid) => grid.id === id)
    if (sharing?.polygon.coordinates.some((ring) => ring.some(([x, y]) => x === lon && y === lat))) right++
  }
  const all = count + corners.length / 2
  return figure({
    id: 'B3.one', name: `of ${all.toLocaleString('en')} points, in exactly the right grid`, value: (100 * right) / all,
    unit: '%', against: 100, aim: atLeast(100, '%'),
    note: `${count} anywhere, against every polygon by itself; ${corners.length / 2} on shared corners`,
  })
}

function rate(index: GridIndex<number>, points: Float64Array): number {
  const began = performance.now()
  let found = 0
  for (let i = 0; i < points.length; i += 2) if (index.locate(points[i]!, points[i + 1]!) !== undefined) found++
  const perSecond = (points.length * 500) / (performance.now() - began)
  if (found !== points.length / 2) throw new Error(`${points.length / 2 - found} points in no grid`)
  return perSecond
}
