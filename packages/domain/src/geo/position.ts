/** Whether a position can be one of ours. Longitude first, degrees, WGS-84. */

export type PositionCheck = 'ok' | 'swapped' | 'outside_china' | 'not_finite'

/** China with its islands and seas, generously; latitudes and longitudes do not overlap, so a swap is certain. */
export const CHINA_BOX = { west: 73, south: 3, east: 136, north: 54 } as const

const EARTH_RADIUS_METRES = 6_371_008.8

/** `swapped`: the two would lie in China the other way round. Placeholders such as 0, 0 are outside. */
export function checkPosition(lon: number, lat: number): PositionCheck {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'not_finite'
  if (inChinaBox(lon, lat)) return 'ok'
  return inChinaBox(lat, lon) ? 'swapped' : 'outside_china'
}

/** Great-circle distance in metres on a sphere of the earth's mean radius (within 0.5 % of the ellipsoid). */
export function distanceMetres(lonA: number, latA: number, lonB: number, latB: number): number {
  const radians = Math.PI / 180
  const sinLat = Math.sin(((latB - latA) * radians) / 2)
  const sinLon = Math.sin(((lonB - lonA) * radians) / 2)
  const h = sinLat * sinLat + Math.cos(latA * radians) * Math.cos(latB * radians) * sinLon * sinLon
  // Rounding can push antipodes a hair past 1, where asin is not a number.
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}

function inChinaBox(lon: number, lat: number): boolean {
  return lon >= CHINA_BOX.west && lon <= CHINA_BOX.east && lat >= CHINA_BOX.south && lat <= CHINA_BOX.north
}
