import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Ring } from './geometry.ts'
import { beside, cellsOf, outside } from './grid-cells.ts'

const degree = fc.double({ min: 0, max: 0.5, noNaN: true })
/** Upright and level edges have no slope to speak of; a hair off them the slope is at its worst. */
const straight = fc.constantFrom(0, 0.25, 0.25 + 1e-12, 0.25 + 1e-7, 0.5)
const corner = fc.tuple(fc.oneof(degree, straight), fc.oneof(degree, straight))
const rings: fc.Arbitrary<Ring> = fc.array(corner, { minLength: 3, maxLength: 8 })
  .map(corners => [...corners, corners[0]!].map(([x, y]) => [120 + x, 30 + y]))
const frame: Ring = [[120, 30], [120.5, 30], [120.5, 30.5], [120, 30.5], [120, 30]]

it('holds every cell for touched that an edge passes, by however little', () => {
  let free = 0
  fc.assert(fc.property(fc.array(rings, { minLength: 1, maxLength: 3 }), (parts) => {
    const cells = cellsOf([[frame], ...parts.map(ring => [ring])])
    for (const ring of parts) {
      for (let i = 1; i < ring.length; i++) {
        const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!]
        for (let t = 0; t <= 1; t += 1 / 512) {
          expect(cells.at(x1 + (x2 - x1) * t, y1 + (y2 - y1) * t)).toBe(beside)
        }
      }
    }
    if (cells.at(120.1234, 30.4321) >= 0) free++
  }), { numRuns: 200, seed: 330603 })
  expect(free).toBeGreaterThan(100)
})

it('knows nothing of what is outside, and of what is no position', () => {
  const { at } = cellsOf([[frame]])
  expect([at(119.999, 30.2), at(120.2, 30.501), at(Number.NaN, 30), at(120, Infinity)]).toEqual(
    Array<number>(4).fill(outside),
  )
  expect(at(120.25, 30.25)).toBeGreaterThanOrEqual(0)
  expect(at(120.5, 30.25)).toBe(beside)
})
