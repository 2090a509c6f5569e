import type { DivisionScheme } from '@onegrid/domain'
import type { AreaGeometry } from './geometry.ts'

export const gridKinds = ['base_grid', 'business_grid', 'dedicated_grid'] as const
export type GridKind = (typeof gridKinds)[number]

/** A grid as somebody proposes it: from a file, or drawn on the map. */
export interface GridDraft {
  /** As the source counts for a person. */
  row: number
  /** 15 digits: the village's 12 and 001–999. */
  code: string
  name: string
  /** Whatever the source says it hangs on; only a village is right. */
  parentCode: string
  kind: GridKind
  households?: number
  /** GeoJSON geometry, not trusted. */
  geometry: unknown
}

/** A grid that may be stored. */
export interface CheckedGrid extends Omit<GridDraft, 'geometry' | 'parentCode'> {
  villageCode: string
  geometry: AreaGeometry
}

export interface VillageGround {
  /** 12 digits. */
  code: string
  name: string
  /** The statistics bureau's class: 111, 112, 121, 122, 123, 210, 220. */
  urbanRuralClass?: string
  outline?: AreaGeometry
}

export interface ExistingGrid {
  code: string
  name: string
  villageCode: string
  geometry?: AreaGeometry
}

export interface HouseholdLimits {
  urban: number
  rural: number
}

/** What a set of grids is judged against. All codes, those of the set too, are of this scheme and version. */
export interface Ground {
  scheme: DivisionScheme
  version: string
  /** 6 digits. */
  districtCode: string
  outline?: AreaGeometry
  villages: ReadonlyMap<string, VillageGround>
  /** Grids in force that stay in force beside this set. */
  existing?: readonly ExistingGrid[]
}

export interface ValidationOptions {
  limits?: HouseholdLimits
  /** Which ground the set must cover without a gap. A set for a few villages cannot cover the district. */
  cover?: 'villages' | 'district' | 'nothing'
  /** Mean width in metres by which the district's outline itself may be wrong (open outlines: about 100). */
  outlineWidthM?: number
}

/** Households per grid (roughly 150 in the country, 300 in town). Rule: docs/domain.md S3-5, S4-5. */
export const householdLimits: HouseholdLimits = { urban: 300, rural: 150 }
