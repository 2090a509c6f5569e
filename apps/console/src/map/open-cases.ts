/** Open events in sight, for the map: marks near by, tiles from farther away. */
import type { MapMark, MapTile, MapViewport } from '@onegrid/web/map'
import { useMemo } from 'react'
import { useRead } from '../api/queries.ts'
import type { Answer, Input } from '../api/client.ts'
import { glyphOf } from './class-glyphs.ts'
import type { MapFilter } from './map-filters.ts'

export type MapCase = Answer<'mapEvents'>['cases'][number]
type MapQuery = Input<'mapEvents'>['query']

interface OpenCases {
  cases: readonly MapCase[]
  marks: readonly MapMark[]
  tiles: readonly MapTile[]
  more: boolean
  waiting: boolean
  error: unknown
  again(): void
}

/** @param view undefined as long as the map has not said what it shows: nothing is asked then */
export function useOpenCases(view: MapViewport | undefined, filter: MapFilter = {}): OpenCases {
  const query = view && { ...askedFor(view), ...filter }
  const read = useRead('mapEvents', { query: query! }, { enabled: query !== undefined, keep: true, every: A_MINUTE })
  const { data } = read
  const marks = useMemo(() => (data?.cases ?? []).map(markOf), [data])
  const tiles = useMemo(() => (data?.tiles ?? []).map(tileOf), [data])
  return {
    cases: data?.cases ?? none, marks, tiles, more: data?.more ?? false, waiting: read.isPending, error: read.error,
    again: () => void read.refetch(),
  }
}

/**
 * The query of a view, on a lattice of an eighth of the screen: a map that is nudged asks nothing new, and what is just
 * outside is there already.
 */
export function askedFor({ west, south, east, north, zoom }: MapViewport): MapQuery {
  const step = 2 ** Math.floor(Math.log2(Math.max(east - west, 1e-6) / 8))
  const below = (value: number): number => tidy((Math.floor(value / step) - 1) * step)
  const above = (value: number): number => tidy((Math.ceil(value / step) + 1) * step)
  return {
    west: Math.max(-180, below(west)),
    south: Math.max(-90, below(south)),
    east: Math.min(180, above(east)),
    north: Math.min(90, above(north)),
    // Finer tiles than the screen needs: the map heaps them itself, where they are many and not on a lattice.
    zoom: Math.min(22, Math.max(FINEST_TILES, Math.floor(zoom))),
  }
}

const none: readonly never[] = []
/** The last zoom for which the server counts by tile; a district has a few hundred of them. */
const FINEST_TILES = 12
/** Lights turn by time alone. */
const A_MINUTE = 60_000

function tidy(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

function markOf({ id, lon, lat, light, matter, title }: MapCase): MapMark {
  return { id, lon, lat, light, glyph: glyphOf(matter), name: title }
}

/** A tile says what is late; of the rest it knows no light. */
function tileOf({ lon, lat, count, red }: Answer<'mapEvents'>['tiles'][number]): MapTile {
  return { lon, lat, parts: { red, rest: count - red } }
}
