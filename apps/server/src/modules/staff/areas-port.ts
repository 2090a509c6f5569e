/** What staff needs to know of areas; the areas module's tree gives more. */
import type { Id } from '@onegrid/domain'

export interface AreaPaths {
  /** Ids from an area up to the district, itself first; empty for an unknown id. */
  path(id: Id): readonly Id[]
}

export interface AreaNode {
  id: Id
  level: string
  name: string
  code: string
}

export interface AreaLookup extends AreaPaths {
  get(id: Id): AreaNode | undefined
  children(id: Id): readonly AreaNode[]
  locate(lon: number, lat: number): { gridId?: Id; villageId?: Id; townId?: Id } | undefined
}

export interface Areas {
  tree(districtId: number): Promise<AreaLookup>
}
