/** The town that is played in, read through the API: the officer's grid, its desks, the units by what they do. */
import type { AreaBody } from '@onegrid/contract'
import { listAreas, listDesks, listUnits } from '@onegrid/contract'
import type { Id, Place, Tier } from '@onegrid/domain'
import { partsOf } from '../../apps/server/src/modules/areas/ground.ts'
import type { AreaGeometry, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { innerPoint, metresToBorder, randomPoint } from '../district/inside.ts'
import { randomFor } from '../district/random.ts'
import { PlayError } from './errors.ts'
import type { Person } from './people.ts'

export interface Town {
  gridId: Id
  townId: Id
  desk(tier: Tier): Id
  /** The unit that fills a function here. */
  unit(unitFunction: string): Id
  /** A unit by its name, for one that fills no function. */
  unitNamed(name: string): Id
  unitName(id: Id): string
  deskName(tier: Tier): string
  /** A spot of the grid, the same for the same name. */
  spot(name: string): Place
}

/** @param officer a grid officer: where he is posted is where it plays */
export async function readTown(officer: Person): Promise<Town> {
  const path = officer.me.posts.find(({ level }) => level === 'grid')?.areaPath ?? []
  const [gridId, villageId, townId] = path
  if (gridId === undefined || villageId === undefined || townId === undefined) {
    throw new PlayError('no-grid', `账号 ${officer.username} 没有网格岗位：请用演示区县启动产品`)
  }
  const [{ items: grids }, { items: units }, { items: desks }] = await Promise.all([
    officer.call(listAreas, { query: { parent: villageId, level: 'grid', polygons: true } }),
    officer.call(listUnits, { query: {} }),
    officer.call(listDesks, { query: {} }),
  ])
  const parts = partsOfGrid(grids, gridId)
  const required = <T extends { id: Id }>(found: T | undefined, what: string): Id => {
    if (!found) throw new PlayError('no-unit', `演示区县里没有${what}`)
    return found.id
  }
  return {
    gridId,
    townId,
    desk: (tier) => required(desks.find((desk) => desk.tier === tier && path.includes(desk.areaId)), `${tier} 受理台`),
    unit: (unitFunction) => required(
      // The nearest one: the grid's own village or town before the district.
      path.flatMap((areaId) => units.filter(({ functions }) =>
        functions.some((row) => row.function === unitFunction && row.areaId === areaId)))[0],
      `承担“${unitFunction}”的单位`,
    ),
    unitNamed: (name) => required(units.find((unit) => unit.name === name && path.includes(unit.areaId)), name),
    deskName: (tier) => desks.find((desk) => desk.tier === tier && path.includes(desk.areaId))?.name ?? '—',
    unitName: (id) => units.find((unit) => unit.id === id)?.name ?? '—',
    spot: (name) => spotIn(parts, name),
  }
}

/** Away from the border, so that the few metres that a phone's fix is off do not change the grid. */
const METRES_INSIDE = 10

export function spotIn(parts: Ring[][], name: string): Place {
  const random = randomFor('spot', name)
  for (let i = 0; i < 200; i++) {
    const point = randomPoint(parts, random)
    if (metresToBorder(point, parts) >= METRES_INSIDE) return { lon: point[0], lat: point[1] }
  }
  const [lon, lat] = innerPoint(parts)
  return { lon, lat }
}

function partsOfGrid(grids: readonly AreaBody[], gridId: Id): Ring[][] {
  const polygon = grids.find(({ id }) => id === gridId)?.polygon
  if (!polygon) throw new PlayError('no-grid', '网格没有边界，无法取点')
  return partsOf(polygon as AreaGeometry)
}
