/** The areas of a district in memory: who lies in whom, and in which grid a point lies. */
import type { Id } from '@onegrid/domain'
import type { AreaGeometry } from './geometry.ts'
import { buildGridIndex } from './grid-index.ts'
import type { GridIndex } from './grid-index.ts'

export type AreaLevel = 'district' | 'town' | 'village' | 'grid' | 'micro_grid'

export interface Area {
  id: Id
  parentId: Id | null
  level: AreaLevel
  code: string
  codeScheme: string
  codeVersion: string
  name: string
  kind: string
  urbanRuralClass: string | null
  households: number | null
  townId: Id | null
  villageId: Id | null
  polygon: AreaGeometry | null
  validFrom: string
  version: number
}

/** An area that was redrawn. */
export interface EndedArea {
  id: Id
  name: string
  successorIds: readonly Id[]
}

/** Ids of what holds a point, as a case keeps them. */
export interface Located {
  gridId?: Id
  villageId?: Id
  townId?: Id
}

export class AreaTree {
  readonly root: Area | undefined
  readonly #byId: Map<Id, Area>
  readonly #children: Map<Id | null, Area[]>
  readonly #byCode: Map<string, Area>
  readonly #grids: GridIndex<Id>
  readonly #predecessors: Map<Id, Id[]>
  readonly #gridsIn: Map<Id, number>
  readonly #ended: Map<Id, EndedArea>

  /**
   * @param areas those that are valid today
   * @param ended those that were redrawn, with what took their place
   */
  constructor(areas: readonly Area[], ended: readonly EndedArea[] = []) {
    this.#byId = new Map(areas.map(area => [area.id, area]))
    this.#children = Map.groupBy([...areas].sort(byCode), area => area.parentId)
    this.#byCode = new Map(areas.map(area => [codeKey(area.code, area.codeScheme), area]))
    this.root = areas.find(area => area.level === 'district')
    const grids = areas.flatMap(({ id, level, polygon }) => (level === 'grid' && polygon ? [{ id, polygon }] : []))
    this.#grids = buildGridIndex(grids)
    this.#predecessors = predecessorsOf(ended)
    this.#gridsIn = this.#countGrids(areas)
    this.#ended = new Map(ended.map(area => [area.id, area]))
  }

  get(id: Id): Area | undefined {
    return this.#byId.get(id)
  }

  /** Ids from an area up to the district, itself first; empty for an unknown id. */
  path(id: Id): Id[] {
    const path: Id[] = []
    for (
      let area = this.#byId.get(id);
      area;
      area = area.parentId === null ? undefined : this.#byId.get(area.parentId)
    ) {
      path.push(area.id)
    }
    return path
  }

  /**
   * The area and all that it took the place of: who answers for it answers for what happened there. Rule: decision 33.
   */
  withPredecessors(id: Id): readonly Id[] {
    return [id, ...(this.#predecessors.get(id) ?? [])]
  }

  /** Areas of today that took over an ended one, the largest share first; none for an area that lives. */
  successors(id: Id): Id[] {
    const found: Id[] = []
    const seen = new Set<Id>([id])
    const walk = (ended: Id): void => {
      for (const heir of this.#ended.get(ended)?.successorIds ?? []) {
        if (seen.has(heir)) continue
        seen.add(heir)
        if (this.#byId.has(heir)) found.push(heir)
        else walk(heir)
      }
    }
    walk(id)
    return found
  }

  /** Of an area of today or of one that has ended. */
  name(id: Id): string | undefined {
    return this.#byId.get(id)?.name ?? this.#ended.get(id)?.name
  }

  /** Direct children in the order of their codes. */
  children(id: Id): readonly Area[] {
    return this.#children.get(id) ?? []
  }

  /** Grids that lie in an area, at any depth; itself where it is one. */
  gridsIn(id: Id): number {
    return this.#gridsIn.get(id) ?? 0
  }

  /** Where an area lies, in names, widest first and without the district: 漓渚镇 花溪社区. */
  within(id: Id): string {
    const above = this.path(id).slice(1, -1).toReversed()
    return above.map(one => this.#byId.get(one)!.name).join(' ')
  }

  /** A code is only meaningful with its scheme. */
  byCode(code: string, scheme: string): Area | undefined {
    return this.#byCode.get(codeKey(code, scheme))
  }

  /** The grid of a point and what that grid lies in; undefined outside all grids. */
  locate(lon: number, lat: number): Located | undefined {
    const id = this.#grids.locate(lon, lat)
    return id === undefined ? undefined : this.#located(id)
  }

  /** The grid whose border is nearest to a point in no grid. */
  nearestGrid(lon: number, lat: number, maxMetres: number): (Located & { metres: number }) | undefined {
    const found = this.#grids.nearest(lon, lat, maxMetres)
    return found && { ...this.#located(found.id), metres: found.metres }
  }

  /** Areas whose name or code has the words, towns before villages before grids. */
  search(words: string, most = 20): Area[] {
    const wanted = words.trim()
    if (wanted === '') return []
    const found = [...this.#byId.values()].filter(({ name, code }) => name.includes(wanted) || code.startsWith(wanted))
    return found.sort((a, b) => levelRank(a) - levelRank(b) || byCode(a, b)).slice(0, most)
  }

  all(): Iterable<Area> {
    return this.#byId.values()
  }

  #countGrids(areas: readonly Area[]): Map<Id, number> {
    const counts = new Map<Id, number>()
    for (const { id, level } of areas) {
      if (level === 'grid') for (const above of this.path(id)) counts.set(above, (counts.get(above) ?? 0) + 1)
    }
    return counts
  }

  #located(gridId: Id): Located {
    const grid = this.#byId.get(gridId)
    return {
      gridId,
      ...(grid?.villageId != null && { villageId: grid.villageId }),
      ...(grid?.townId != null && { townId: grid.townId }),
    }
  }
}

/** Through any number of redrawings. */
function predecessorsOf(ended: readonly EndedArea[]): Map<Id, Id[]> {
  const successors = new Map(ended.map(area => [area.id, area.successorIds]))
  const found = new Map<Id, Id[]>()
  for (const { id } of ended) {
    const seen = new Set<Id>()
    const ahead = [...(successors.get(id) ?? [])]
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      found.set(next, [...(found.get(next) ?? []), id])
      ahead.push(...(successors.get(next) ?? []))
    }
  }
  return found
}

function levelRank({ level }: Area): number {
  return ['district', 'town', 'village', 'grid', 'micro_grid'].indexOf(level)
}

function byCode(a: Area, b: Area): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
}

function codeKey(code: string, scheme: string): string {
  return `${scheme} ${code}`
}
