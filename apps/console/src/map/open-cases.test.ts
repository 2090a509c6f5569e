import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedFor } from './open-cases.ts'

const view = fc.record({
  lon: fc.double({ min: 74, max: 135, noNaN: true }), lat: fc.double({ min: 4, max: 53, noNaN: true }),
  width: fc.double({ min: 1e-4, max: 3, noNaN: true }), zoom: fc.double({ min: 0, max: 22, noNaN: true }),
}).map(({ lon, lat, width, zoom }) => ({ west: lon, south: lat, east: lon + width, north: lat + width * 0.6, zoom }))

test('what is asked holds what is seen, and little more', () => {
  fc.assert(fc.property(view, (seen) => {
    const { west, south, east, north } = askedFor(seen)
    expect(west <= seen.west && south <= seen.south && east >= seen.east && north >= seen.north).toBe(true)
    expect(east - west).toBeLessThan((seen.east - seen.west) * 1.6)
  }))
})

test('a nudge asks nothing new', () => {
  const seen = { west: 120.603, south: 29.701, east: 120.683, north: 29.751, zoom: 14.2 }
  const nudged = { ...seen, west: seen.west + 0.001, east: seen.east + 0.001, zoom: 14.4 }
  expect(askedFor(nudged)).toEqual(askedFor(seen))
})

test('tiles are asked fine, single cases as near as one is', () => {
  const zoomOf = (zoom: number): number => askedFor({ west: 120, south: 29, east: 121, north: 30, zoom }).zoom
  expect([zoomOf(8.9), zoomOf(12.9), zoomOf(13.1), zoomOf(22)]).toEqual([12, 12, 13, 22])
})
