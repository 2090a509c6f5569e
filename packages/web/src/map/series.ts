/** What the map draws, as series: areas of tiers, marks with a light, counted tiles. It knows no events. */
import type { Light } from '@onegrid/domain'
import { labelPoint } from './geometry.ts'
import type { MapPoint, Shape } from './geometry.ts'

/** 0 is the whole ground, 3 the finest division. */
export type Tier = 0 | 1 | 2 | 3

export interface MapArea {
  id: string
  name: string
  tier: Tier
  shape: Shape
}

export interface MapMark extends MapPoint {
  id: string
  light: Light | null
  /** Name of a glyph that the map was given: what kind of thing this is. */
  glyph?: string
  /** Shown on hover. */
  name: string
}

/** A part of a heap: a light, or the rest, of which no light is known. */
export type Part = Light | 'rest'

/** Marks of a tile that are too many to show one by one. */
export interface MapTile extends MapPoint {
  parts: Partial<Record<Part, number>>
}

export interface Collection {
  type: 'FeatureCollection'
  features: Feature[]
}

interface Feature {
  type: 'Feature'
  id?: number
  properties: Record<string, string | number | boolean>
  geometry: { type: 'Point'; coordinates: [number, number] } | Shape
}

/** The gravest first. */
export const parts: readonly Part[] = ['red', 'yellow', 'green', 'paused', 'rest']

export function areaCollection(areas: readonly MapArea[]): Collection {
  return collection(areas.map(({ id, name, tier, shape }) =>
    ({ type: 'Feature', properties: { id, name, tier }, geometry: shape })))
}

/** Names stand at points of our own: a shape cut by tiles would be labelled in each of them. */
export function labelCollection(areas: readonly MapArea[]): Collection {
  return collection(areas.flatMap(({ id, name, tier, shape }) => {
    const at = tier === 0 ? undefined : labelPoint(shape)
    return at ? [point(at, { id, name, tier })] : []
  }))
}

export function markCollection(marks: readonly MapMark[]): Collection {
  return collection(marks.map(({ id, lon, lat, light, glyph = '', name }) => {
    const sprite = `mark|${light ?? 'none'}|${glyph}`
    return point({ lon, lat }, { id, name, light: light ?? 'none', sprite })
  }))
}

export function tileCollection(tiles: readonly MapTile[]): Collection {
  return collection(tiles.map(({ lon, lat, parts: of }) => {
    const counts = parts.map((part) => [part, of[part] ?? 0] as const)
    const total = counts.reduce((sum, [, count]) => sum + count, 0)
    return point({ lon, lat }, { ...Object.fromEntries(counts), total })
  }))
}

function point({ lon, lat }: MapPoint, properties: Feature['properties']): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [lon, lat] } }
}

function collection(features: Feature[]): Collection {
  return { type: 'FeatureCollection', features }
}
