import { formatGridCode, parseDivision } from '@onegrid/domain'
import { dissolve, geometryOf, partsOf } from '../../apps/server/src/modules/areas/ground.ts'
import type { AreaGeometry, Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { carve } from './dedicated.ts'
import type { DistrictFacts, TownFacts } from './facts-types.ts'
import { innerPoint } from './inside.ts'
import { dedicatedKinds, townRank } from './names.ts'
import type { DedicatedKind } from './names.ts'
import { placeSettlements } from './place.ts'
import type { PlacedVillage } from './place.ts'
import type { Plane } from './plane.ts'
import { randomFor } from './random.ts'
import { townRoads } from './roads.ts'
import type { Road } from './roads.ts'
import { settlementsOf } from './settlement.ts'

/** `small`: one town with its grids, the others as areas. `district`: grids everywhere. The map is the same in both. */
export type DistrictSize = 'small' | 'district'

export interface GeneratedArea {
  code: string
  name: string
  polygon: AreaGeometry
  /** A point of the area that stands for it. */
  centre: Position
}

export interface GeneratedTown extends GeneratedArea {
  parentCode: string
}

export interface GeneratedVillage extends GeneratedArea {
  parentCode: string
  /** As the statistics bureau lists it: 漓渚村委会. */
  fullName: string
  urbanRuralClass: string
  households: number
}

export interface GeneratedGrid extends GeneratedArea {
  parentCode: string
  townCode: string
  kind: 'base_grid' | 'dedicated_grid'
  urbanRuralClass: string
  households: number
}

export interface GeneratedDistrict {
  /** Scheme and version of all codes. */
  scheme: DistrictFacts['scheme']
  version: string
  size: DistrictSize
  /** The town that has its grids in `small` too. */
  mainTown: string
  district: GeneratedArea
  towns: GeneratedTown[]
  villages: GeneratedVillage[]
  grids: GeneratedGrid[]
  roads: Road[]
}

/** The town of the demo's story. */
const STORY_TOWN = '330603111'
/** Its size; elsewhere the town that is nearest to it. */
const STORY_VILLAGES = 13
/** Markets, parks, schools of a town. */
const DEDICATED_PER_TOWN = 3

/** A whole district from a few facts: the same facts give the same district, on every machine. */
export function generateDistrict(facts: DistrictFacts, size: DistrictSize): GeneratedDistrict {
  const towns = facts.towns.toSorted((a, b) => townRank(a.code) - townRank(b.code))
  const settled = towns.map((town, i) => settlementsOf(facts, town, i / Math.max(1, towns.length - 1)))
  const { plane, villages: placed } = placeSettlements(facts, settled)
  const mainTown = mainTownOf(towns)

  const villages = placed.map(village => villageOf(village, plane)).toSorted((a, b) => a.code.localeCompare(b.code))
  const townAreas = towns.map((town): GeneratedTown => {
    const own = villages.filter(({ parentCode }) => parentCode === town.code)
    const centre = own[0]?.centre ?? facts.centre
    return { code: town.code, name: town.name, parentCode: facts.code, ...joined(own), centre }
  })
  const roads = towns.flatMap(({ code }) =>
    townRoads(code, placed.filter(({ settlement }) => settlement.townCode === code).map(({ seat }) => seat), plane))
  const shown = towns.filter(({ code }) => size === 'district' || code === mainTown)
  const grids = shown.flatMap(({ code }) =>
    gridsOfTown(facts, placed.filter(({ settlement }) => settlement.townCode === code)))
  return {
    scheme: facts.scheme,
    version: facts.version,
    size,
    mainTown,
    district: { code: facts.code, name: facts.name, ...joined(townAreas), centre: facts.centre },
    towns: townAreas,
    villages,
    grids: grids.toSorted((a, b) => a.code.localeCompare(b.code)),
    roads,
  }
}

function mainTownOf(towns: readonly TownFacts[]): string {
  const far = ({ code, villages }: TownFacts) => code === STORY_TOWN ? -1 : Math.abs(villages.length - STORY_VILLAGES)
  const [first] = towns.toSorted((a, b) => far(a) - far(b))
  if (first === undefined) throw new RangeError('a district without towns')
  return first.code
}

function villageOf({ settlement, grids, seat }: PlacedVillage, plane: Plane): GeneratedVillage {
  const { code, townCode, name, fullName, urbanRuralClass, households } = settlement
  const parts = dissolve(grids.flatMap(grid => grid.parts))
  const polygon = geometryOf(parts)
  const centre = innerPoint(parts, plane.toDegrees(seat))
  return { code, name, parentCode: townCode, fullName, urbanRuralClass, households, polygon, centre }
}

function joined(areas: readonly GeneratedArea[]): { polygon: AreaGeometry } {
  return { polygon: geometryOf(dissolve(areas.flatMap(({ polygon }) => partsOf(polygon)))) }
}

/** Base grids, numbered from the north within each village, and the town's dedicated ones after them. */
function gridsOfTown(facts: DistrictFacts, villages: readonly PlacedVillage[]): GeneratedGrid[] {
  const random = randomFor(facts.code, villages[0]?.settlement.townCode ?? '', 'dedicated')
  const hosts = new Map<string, DedicatedKind>()
  for (let i = 0; i < DEDICATED_PER_TOWN; i++) {
    hosts.set(random.pick(villages).settlement.code, random.pick(dedicatedKinds))
  }
  return villages.flatMap(village => gridsOfVillage(facts, village, hosts.get(village.settlement.code)))
}

function gridsOfVillage(
  facts: DistrictFacts,
  { settlement, grids }: PlacedVillage,
  dedicated: DedicatedKind | undefined,
): GeneratedGrid[] {
  const division = parseDivision(settlement.code, facts.scheme, facts.version)
  if ('fault' in division) throw new RangeError(`village code ${settlement.code}: ${division.fault}`)
  const { townCode, urbanRuralClass, name } = settlement
  const common = { parentCode: settlement.code, townCode, urbanRuralClass }
  const base = grids.toSorted((a, b) => b.seed[1] - a.seed[1]).map(({ parts, households, seed }, i): GeneratedGrid => ({
    ...common,
    code: formatGridCode(division, i + 1),
    name: `${name}第${i + 1}网格`,
    kind: 'base_grid',
    households,
    ...shape(parts, seed),
  }))
  if (dedicated === undefined) return base
  const random = randomFor(facts.code, settlement.code, 'dedicated')
  for (const [i, host] of base.entries()) {
    const carved = carve(partsOf(host.polygon), random)
    if (carved === undefined) continue
    base[i] = { ...host, ...shape(carved.rest) }
    return [...base, {
      ...common,
      code: formatGridCode(division, base.length + 1),
      name: `${name}${dedicated.name}网格`,
      kind: 'dedicated_grid',
      households: random.int(...dedicated.households),
      ...shape(carved.dedicated),
    }]
  }
  return base
}

function shape(parts: Ring[][], wanted?: Position): { polygon: AreaGeometry; centre: Position } {
  return { polygon: geometryOf(parts), centre: innerPoint(parts, wanted) }
}
