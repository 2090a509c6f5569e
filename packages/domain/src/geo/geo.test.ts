import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  CHINA_BOX, TILE_KEY_ZOOM, checkPosition, distanceMetres, tileKey, tileKeyRange, tileOfKey, viewportKeyRanges,
} from './index.ts'

const seeded = { seed: 20260930, numRuns: 500 }
const lons = fc.double({ min: -180, max: 180, noNaN: true })
const lats = fc.double({ min: -85, max: 85, noNaN: true })
const zooms = fc.integer({ min: 0, max: TILE_KEY_ZOOM })

/** The tile of a position by the textbook formula of slippy maps, with tangents instead of sines. */
function slippyTile(lon: number, lat: number, zoom: number): { x: number; y: number } {
  const radians = (lat * Math.PI) / 180
  const y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2
  const last = 2 ** zoom - 1
  return {
    x: Math.min(last, Math.floor(((lon + 180) / 360) * 2 ** zoom)),
    y: Math.max(0, Math.min(last, Math.floor(y * 2 ** zoom))),
  }
}

/** Morton code bit by bit. */
function slowMorton({ x, y }: { x: number; y: number }): bigint {
  let key = 0n
  for (let bit = 0n; bit < 26n; bit++) {
    key |= ((BigInt(x) >> bit) & 1n) << (2n * bit)
    key |= ((BigInt(y) >> bit) & 1n) << (2n * bit + 1n)
  }
  return key
}

describe('tile keys', () => {
  it('are the Morton code of the slippy tile', () => {
    // At zoom 18 the two formulas agree to the tile; at 26 rounding may differ on its border.
    fc.assert(fc.property(lons, lats, (lon, lat) => {
      expect(tileOfKey(tileKey(lon, lat), 18)).toEqual(slippyTile(lon, lat, 18))
    }), seeded)
    const tile = { x: fc.nat(2 ** 26 - 1), y: fc.nat(2 ** 26 - 1) }
    fc.assert(fc.property(fc.record(tile), (at) => {
      expect(BigInt(tileKeyRange(TILE_KEY_ZOOM, at.x, at.y).from)).toBe(slowMorton(at))
      expect(tileOfKey(tileKeyRange(TILE_KEY_ZOOM, at.x, at.y).from, TILE_KEY_ZOOM)).toEqual(at)
    }), seeded)
  })

  it('stay whole numbers, from the first corner of the world to the last', () => {
    expect(tileKey(-180, 90)).toBe(0)
    expect(tileKey(180, -90)).toBe(2 ** 52 - 1)
    expect(Number.isSafeInteger(tileKey(180, -90))).toBe(true)
    expect(() => tileKey(NaN, 30)).toThrow(RangeError)
  })

  it('tell places a metre apart, and put a tile in one range', () => {
    expect(tileKey(120.48, 30.08)).not.toBe(tileKey(120.480011, 30.08))
    fc.assert(fc.property(lons, lats, zooms, (lon, lat, zoom) => {
      const key = tileKey(lon, lat)
      const { x, y } = tileOfKey(key, zoom)
      const range = tileKeyRange(zoom, x, y)
      expect(key >= range.from && key <= range.to).toBe(true)
      expect(range.to - range.from + 1).toBe(4 ** (TILE_KEY_ZOOM - zoom))
    }), seeded)
  })

  it('refuse tiles that do not exist', () => {
    for (const [zoom, x, y] of [[27, 0, 0], [-1, 0, 0], [1, 2, 0], [1, 0, -1], [3, 0.5, 0]] as const) {
      expect(() => tileKeyRange(zoom, x, y)).toThrow(RangeError)
    }
  })
})

describe('viewports', () => {
  const sides = fc.double({ min: 0, max: 5, noNaN: true })
  const views = fc.tuple(lons, lats, sides, sides)
    .map(([west, south, width, height]) =>
      ({ west, south, east: Math.min(180, west + width), north: Math.min(85, south + height) }))

  it('are at most four sorted ranges apart from one another, which hold every position inside', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(fc.property(views, share, share, (view, across, up) => {
      const ranges = viewportKeyRanges(view)
      expect(ranges.length).toBeGreaterThan(0)
      expect(ranges.length).toBeLessThanOrEqual(4)
      ranges.slice(1).forEach((range, i) => expect(range.from).toBeGreaterThan(ranges[i]!.to + 1))
      const key = tileKey(
        Math.min(view.east, view.west + across * (view.east - view.west)),
        Math.min(view.north, view.south + up * (view.north - view.south)),
      )
      expect(ranges.some((range) => key >= range.from && key <= range.to)).toBe(true)
    }), seeded)
  })

  it('of screens cover on average less than two and a half times the view, at worst eight times', () => {
    const degrees = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
    const corner = fc.record({ west: degrees(118, 122), south: degrees(28, 32) })
    // From a street (100 m) to a province, every scale alike.
    const widths = degrees(0, 1).map((scale) => 0.001 * 1000 ** scale)
    const ratios = fc.sample(fc.tuple(corner, widths), { ...seeded, numRuns: 2000 }).map(([{ west, south }, width]) => {
      const view = { west, south, east: west + width, north: south + (width * 9) / 16 }
      const northWest = tileOfKey(tileKey(view.west, view.north), TILE_KEY_ZOOM)
      const southEast = tileOfKey(tileKey(view.east, view.south), TILE_KEY_ZOOM)
      const inside = (southEast.x - northWest.x + 1) * (southEast.y - northWest.y + 1)
      return viewportKeyRanges(view).reduce((sum, range) => sum + range.to - range.from + 1, 0) / inside
    })
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(1)
    expect(Math.max(...ratios)).toBeLessThan(8)
    expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeLessThan(2.5)
  })

  it('refuse a view that runs backwards', () => {
    expect(() => viewportKeyRanges({ west: 121, east: 120, south: 30, north: 31 })).toThrow(RangeError)
    expect(() => viewportKeyRanges({ west: NaN, east: 120, south: 30, north: 31 })).toThrow(RangeError)
  })

  it('of the whole world are one range', () => {
    expect(viewportKeyRanges({ west: -180, east: 180, south: -90, north: 90 })).toEqual([{ from: 0, to: 2 ** 52 - 1 }])
  })
})

describe('positions', () => {
  it('are checked for order and country', () => {
    expect(checkPosition(120.48, 30.08)).toBe('ok')
    expect(checkPosition(30.08, 120.48)).toBe('swapped')
    expect(checkPosition(112, 4)).toBe('ok')
    expect(checkPosition(0, 0)).toBe('outside_china')
    expect(checkPosition(-76.6, 39.3)).toBe('outside_china')
    expect(checkPosition(120.48, NaN)).toBe('not_finite')
    expect(checkPosition(Infinity, 30)).toBe('not_finite')
  })

  it('cannot be both right and swapped', () => {
    expect(CHINA_BOX.north).toBeLessThan(CHINA_BOX.west)
  })
})

describe('distances', () => {
  it('are great circles of the mean earth', () => {
    // A degree along a meridian and along the equator, half way round, and 漓渚 to 东阳 as the crow flies.
    expect(distanceMetres(120, 30, 120, 31)).toBeCloseTo(111_195.08, 1)
    expect(distanceMetres(0, 0, 1, 0)).toBeCloseTo(111_195.08, 1)
    expect(distanceMetres(0, 0, 180, 0)).toBeCloseTo(Math.PI * 6_371_008.8, 3)
    expect(distanceMetres(12.3, 45.6, -167.7, -45.6)).toBeCloseTo(Math.PI * 6_371_008.8, 0)
    expect(distanceMetres(120.48, 30.08, 120.48, 30.08)).toBe(0)
  })

  it('agree with the law of cosines far apart, and stay exact close together', () => {
    fc.assert(fc.property(lons, lats, lons, lats, (lonA, latA, lonB, latB) => {
      const radians = Math.PI / 180
      const cosine = Math.sin(latA * radians) * Math.sin(latB * radians)
        + Math.cos(latA * radians) * Math.cos(latB * radians) * Math.cos((lonB - lonA) * radians)
      fc.pre(Math.abs(cosine) < 0.999)
      const byCosines = 6_371_008.8 * Math.acos(cosine)
      expect(Math.abs(distanceMetres(lonA, latA, lonB, latB) - byCosines)).toBeLessThan(0.01)
    }), seeded)
    expect(distanceMetres(120, 30, 120, 30.00001)).toBeCloseTo(1.112, 3)
  })
})
