/** Shapes on the ground and what the map asks of them. Positions are WGS-84, longitude first. */

export interface MapPoint { lon: number; lat: number }
export interface MapBounds { west: number; south: number; east: number; north: number }
export interface MapViewport extends MapBounds { zoom: number }
/** Where a map begins: a box, or a middle with a zoom. */
export type MapStart = MapBounds | (MapPoint & { zoom: number })

type Position = readonly number[]
type Ring = readonly Position[]
export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }

/** Whether an unknown value from the wire is an area's shape with at least one ring. */
export function isShape(value: unknown): value is Shape {
  if (typeof value !== 'object' || value === null) return false
  const { type, coordinates } = value as { type?: unknown; coordinates?: unknown }
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates)) return false
  return coordinates.length > 0
}

/** The smallest box around shapes; undefined for none. */
export function boundsOf(shapes: readonly Shape[]): MapBounds | undefined {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const shape of shapes) for (const ring of outerRings(shape)) for (const at of ring) stretch(bounds, at)
  return bounds.west <= bounds.east ? bounds : undefined
}

/** The box around one point, so many metres to each side. */
export function boundsAround({ lon, lat }: MapPoint, metres: number): MapBounds {
  const north = metres / METRES_A_DEGREE
  const east = north / cosine(lat)
  return { west: lon - east, south: lat - north, east: lon + east, north: lat + north }
}

/** What a map of so many pixels would show where it begins, for whoever has it not drawn. */
export function viewportOf(start: MapStart, { width, height }: { width: number; height: number }): MapViewport {
  if ('zoom' in start) {
    const degrees = (WORLD_DEGREES * width) / (WORLD_PX * 2 ** start.zoom) / 2
    return { ...boundsAround(start, degrees * METRES_A_DEGREE * cosine(start.lat)), zoom: start.zoom }
  }
  const { west, south, east, north } = start
  const across = width / ((east - west) / WORLD_DEGREES)
  const down = height / ((north - south) / cosine((south + north) / 2) / WORLD_DEGREES)
  return { ...start, zoom: Math.log2(Math.min(across, down) / WORLD_PX) }
}

export function overlap(a: MapBounds, b: MapBounds): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north
}

/** Whether a point lies in a shape; holes are outside. */
export function contains(shape: Shape, { lon, lat }: MapPoint): boolean {
  return polygonsOf(shape).some((rings) => crossings(rings, lon, lat) % 2 === 1)
}

/**
 * Where a shape's name stands: inside it, in the middle of its widest stretch among some parallels. A centroid lies
 * outside of every crescent.
 */
export function labelPoint(shape: Shape): MapPoint | undefined {
  let best: MapPoint | undefined
  let width = 0
  for (const rings of polygonsOf(shape)) {
    const bounds = boundsOf([{ type: 'Polygon', coordinates: rings }])
    if (!bounds) continue
    for (let i = 1; i < PARALLELS; i++) {
      const lat = bounds.south + ((bounds.north - bounds.south) * i) / PARALLELS
      const central = 1 - Math.abs(i / PARALLELS - 0.5)
      for (const [west, east] of stretches(rings, lat)) {
        if ((east - west) * central <= width) continue
        width = (east - west) * central
        best = { lon: (west + east) / 2, lat }
      }
    }
  }
  return best
}

const METRES_A_DEGREE = 111_320
const WORLD_DEGREES = 360
/** The world's width at zoom 0. */
const WORLD_PX = 512

function cosine(lat: number): number {
  return Math.cos((lat * Math.PI) / 180)
}

/** Odd, so that none of them runs along the edge of a box. */
const PARALLELS = 13

function polygonsOf(shape: Shape): readonly (readonly Ring[])[] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
}

function outerRings(shape: Shape): Ring[] {
  return polygonsOf(shape).flatMap((rings) => (rings[0] ? [rings[0]] : []))
}

function stretch(bounds: MapBounds, [lon = 0, lat = 0]: Position): void {
  bounds.west = Math.min(bounds.west, lon)
  bounds.east = Math.max(bounds.east, lon)
  bounds.south = Math.min(bounds.south, lat)
  bounds.north = Math.max(bounds.north, lat)
}

function crossings(rings: readonly Ring[], lon: number, lat: number): number {
  return meetings(rings, lat).filter((at) => at > lon).length
}

function stretches(rings: readonly Ring[], lat: number): [number, number][] {
  const at = meetings(rings, lat).sort((a, b) => a - b)
  const pairs: [number, number][] = []
  for (let i = 0; i + 1 < at.length; i += 2) pairs.push([at[i]!, at[i + 1]!])
  return pairs
}

/** Longitudes at which the rings cross a parallel; a corner counts for the edge above it only. */
function meetings(rings: readonly Ring[], lat: number): number[] {
  const found: number[] = []
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [x1 = 0, y1 = 0] = ring[j]!
      const [x2 = 0, y2 = 0] = ring[i]!
      if (y1 > lat !== y2 > lat) found.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1))
    }
  }
  return found
}
