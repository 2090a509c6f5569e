import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsAround, boundsOf, contains, isShape, labelPoint, overlap, viewportOf } from './geometry.ts'
import type { Shape } from './geometry.ts'

const square = (west: number, south: number, side: number): [number, number][] =>
  [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]
const polygon = (...rings: [number, number][][]): Shape => ({ type: 'Polygon', coordinates: rings })
/** A moon: its middle is not in it. */
const crescent = polygon([[0, 0], [10, 0], [10, 10], [0, 10], [0, 9], [9, 9], [9, 1], [0, 1], [0, 0]])

describe('contains', () => {
  test('a hole is outside, an island in it inside', () => {
    const ring = polygon(square(0, 0, 10), square(2, 2, 6))
    expect(contains(ring, { lon: 1, lat: 1 })).toBe(true)
    expect(contains(ring, { lon: 5, lat: 5 })).toBe(false)
    const island: Shape = { type: 'MultiPolygon', coordinates: [ring.coordinates, [square(4, 4, 2)]] as never }
    expect(contains(island, { lon: 5, lat: 5 })).toBe(true)
  })

  test('agrees with plain comparison for any rectangle and point', () => {
    const degrees = fc.double({ min: -50, max: 50, noNaN: true })
    const sides = fc.double({ min: 0.1, max: 20, noNaN: true })
    fc.assert(fc.property(degrees, degrees, sides, degrees, degrees, (west, south, side, lon, lat) => {
      const inside = lon > west && lon < west + side && lat > south && lat < south + side
      const edge = [west, west + side].includes(lon) || [south, south + side].includes(lat)
      return edge || contains(polygon(square(west, south, side)), { lon, lat }) === inside
    }))
  })
})

describe('a name stands inside its shape', () => {
  test.each([
    ['square', polygon(square(0, 0, 10))], ['ring', polygon(square(0, 0, 10), square(1, 1, 8))], ['crescent', crescent],
  ])('%s', (_, shape) => {
    expect(contains(shape, labelPoint(shape)!)).toBe(true)
  })

  test('of several parts, in the widest', () => {
    const parts: Shape = { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(5, 5, 4)]] }
    expect(labelPoint(parts)).toEqual({ lon: 7, lat: expect.closeTo(7, 0) })
  })

  test('a shape without ground has none', () => {
    expect(labelPoint(polygon([[1, 1], [1, 1], [1, 1]]))).toBeUndefined()
  })
})

test('bounds hold all shapes; nothing has none', () => {
  const both = [polygon(square(0, 0, 1)), polygon(square(5, -3, 2))]
  expect(boundsOf(both)).toEqual({ west: 0, south: -3, east: 7, north: 1 })
  expect(boundsOf([])).toBeUndefined()
})

test('a box around a point is as wide as it is high on the ground', () => {
  const { west, south, east, north } = boundsAround({ lon: 120, lat: 60 }, 1000)
  expect((east - west) / (north - south)).toBeCloseTo(2, 3)
  expect((north - south) * 111_320).toBeCloseTo(2000, 0)
})

test('a view is known without a map: as wide as the pixels at a zoom, or as near as the box fits', () => {
  const view = viewportOf({ lon: 120, lat: 30, zoom: 10 }, { width: 1024, height: 1024 })
  // At zoom 0 the world is 512 pixels wide.
  expect(view.east - view.west).toBeCloseTo((360 * 1024) / (512 * 2 ** 10), 6)
  const { west, south, east, north } = view
  expect(viewportOf({ west, south, east, north }, { width: 1024, height: 1024 }).zoom).toBeCloseTo(10, 1)
  expect(viewportOf({ west, south, east, north }, { width: 1024, height: 512 }).zoom).toBeCloseTo(9, 1)
})

test('boxes overlap also where they only touch', () => {
  const box = { west: 0, south: 0, east: 2, north: 2 }
  expect(overlap(box, { west: 2, south: 1, east: 3, north: 3 })).toBe(true)
  expect(overlap(box, { west: 2.1, south: 1, east: 3, north: 3 })).toBe(false)
})

test('what comes from the wire is a shape only with rings', () => {
  expect(isShape({ type: 'Polygon', coordinates: [square(0, 0, 1)] })).toBe(true)
  const point = { type: 'Point', coordinates: [1, 2] }
  for (const other of [null, undefined, {}, point, { type: 'Polygon', coordinates: [] }]) {
    expect(isShape(other)).toBe(false)
  }
})
