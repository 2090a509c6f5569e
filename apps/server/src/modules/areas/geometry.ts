/** Planar and spherical measures of GeoJSON areas. Positions are [longitude, latitude] in WGS-84 / CGCS2000 degrees. */

export type Position = [number, number]
/** Closed: the first position is repeated as the last. */
export type Ring = Position[]
export interface Polygon {
  type: 'Polygon'
  coordinates: Ring[]
}
export interface MultiPolygon {
  type: 'MultiPolygon'
  coordinates: Ring[][]
}
export type AreaGeometry = Polygon | MultiPolygon
/** [west, south, east, north] */
export type Box = [number, number, number, number]

/** Radius of the sphere with the area of the WGS-84 ellipsoid; areas are true to about 0.3 % at China's latitudes. */
const AUTHALIC_RADIUS = 6_371_007.2

export function partsOf(geometry: AreaGeometry): Ring[][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

/** The plainest GeoJSON for a set of polygons: one part is a Polygon. */
export function geometryOf(parts: Ring[][]): AreaGeometry {
  const [only] = parts
  return parts.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: parts }
}

/** Metres in one degree of longitude and of latitude at a latitude (series of the WGS-84 ellipsoid, error < 1 cm). */
export function metresPerDegree(latitude: number): Position {
  const phi = (latitude * Math.PI) / 180
  return [
    111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi),
    111_132.92 - 559.82 * Math.cos(2 * phi) + 1.175 * Math.cos(4 * phi),
  ]
}

/**
 * Signed area in square metres on the sphere; counter-clockwise is positive.
 * A sum over edges, so the areas of a partition add up exactly to the area of its outline (up to float rounding).
 */
export function ringAreaM2(ring: readonly Position[]): number {
  const first = ring[0]
  if (first === undefined) return 0
  const sin0 = Math.sin((first[1] * Math.PI) / 180)
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [lon1, lat1] = ring[i - 1] as Position
    const [lon2, lat2] = ring[i] as Position
    // Heights are taken from the first position: sines of nearly equal latitudes would cancel digits otherwise.
    const height = Math.sin((lat1 * Math.PI) / 180) + Math.sin((lat2 * Math.PI) / 180) - 2 * sin0
    sum += ((lon2 - lon1) * Math.PI) / 180 * height
  }
  return (-sum / 2) * AUTHALIC_RADIUS * AUTHALIC_RADIUS
}

/** Area in square metres, holes taken out, whatever the direction of the rings. */
export function areaM2(geometry: AreaGeometry): number {
  return partsAreaM2(partsOf(geometry))
}

export function partsAreaM2(parts: readonly Ring[][]): number {
  let sum = 0
  for (const rings of parts) {
    rings.forEach((ring, i) => {
      sum += (i === 0 ? 1 : -1) * Math.abs(ringAreaM2(ring))
    })
  }
  return sum
}

/** Length of all rings in metres. */
export function perimeterM(parts: readonly Ring[][]): number {
  let sum = 0
  for (const ring of parts.flat()) {
    const [kx, ky] = metresPerDegree(ring[0]?.[1] ?? 0)
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1] as Position
      const [x2, y2] = ring[i] as Position
      sum += Math.hypot((x2 - x1) * kx, (y2 - y1) * ky)
    }
  }
  return sum
}

export function boxOf(rings: Iterable<readonly Position[]>): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of rings) {
    for (const [x, y] of ring) {
      if (x < box[0]) box[0] = x
      if (y < box[1]) box[1] = y
      if (x > box[2]) box[2] = x
      if (y > box[3]) box[3] = y
    }
  }
  return box
}

export function boxesTouch(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/** Squared distance from a point to a segment, all in one planar unit. */
export function segmentDistance2(
  px: number, py: number, ax: number, ay: number, bx: number, by: number,
): number {
  const dx = bx - ax
  const dy = by - ay
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length2))
  const ex = px - ax - t * dx
  const ey = py - ay - t * dy
  return ex * ex + ey * ey
}
