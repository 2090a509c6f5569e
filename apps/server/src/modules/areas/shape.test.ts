import fc from 'fast-check'
import { difference, intersection } from 'polyclip-ts'
import { describe, expect, it } from 'vitest'
import { borderEdges, dissolve } from './dissolve.ts'
import { partsAreaM2 } from './geometry.ts'
import type { Polygon, Position, Ring } from './geometry.ts'
import { readGeometry } from './read-geometry.ts'
import { relate, shapeOf } from './shape.ts'

/** Cells of a 6 × 6 board, joined into one or more polygons: every kind of touching, holes and pinches included. */
const board = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), {
  minLength: 1,
  maxLength: 16,
  selector: ([x, y]) => x * 10 + y,
})

describe('dissolve', () => {
  it('joins cells to what an overlay of them is', () => {
    fc.assert(fc.property(board, cells => {
      const joined = dissolve(cells.map(cell))
      expect(partsAreaM2(joined)).toBeCloseTo(partsAreaM2(cells.map(cell)), 3)
      for (const rings of joined) {
        const reading = readGeometry({ type: 'Polygon', coordinates: rings })
        expect(reading.findings).toEqual([])
      }
      for (const [x, y] of cells) expect(intersection(joined, [square(x, y)])).toHaveLength(1)
    }), { numRuns: 100, seed: 1 })
  })

  it('leaves the outline alone when every inner border is shared', () => {
    const edges = borderEdges([cell([0, 0]), cell([1, 0])])
    expect(edges.size).toBe(6)
  })
})

describe('relate', () => {
  it('never claims what an overlay denies', () => {
    let settled = 0
    fc.assert(fc.property(board, board, fc.boolean(), (one, two, shift) => {
      const a = dissolve(one.map(cell))
      const b = dissolve(two.map(cell)).map(rings => shift ? rings.map(ring => ring.map(halfway)) : rings)
      const [shapeA, shapeB] = [a, b].map(coordinates => shapeOf({ type: 'MultiPolygon', coordinates }))
      const relation = relate(shapeA!, shapeB!)
      const shared = partsAreaM2(intersection(a, b))
      const onlyA = partsAreaM2(difference(a, b))
      const onlyB = partsAreaM2(difference(b, a))
      if (relation === 'disjoint') expect(shared).toBe(0)
      if (relation === 'inside') expect(onlyA).toBe(0)
      if (relation === 'contains') expect(onlyB).toBe(0)
      if (relation !== 'unclear') settled++
    }), { numRuns: 250, seed: 2 })
    // A relation that always said "unclear" would pass above.
    expect(settled).toBeGreaterThan(20)
  })

  it('settles neighbours, equal areas, and a hole with what fills it', () => {
    const outer: Polygon = { type: 'Polygon', coordinates: [square(0, 0, 4), square(1, 1).toReversed()] }
    const fill: Polygon = { type: 'Polygon', coordinates: [square(1, 1)] }
    expect(relate(shapeOf(outer), shapeOf(fill))).toBe('disjoint')
    expect(relate(shapeOf(outer), shapeOf(outer))).toBe('inside')
    expect(relate(shapeOf(fill), shapeOf({ type: 'Polygon', coordinates: [square(0, 0, 4)] }))).toBe('inside')
    expect(relate(shapeOf(poly(0, 0)), shapeOf(poly(1, 0)))).toBe('disjoint')
    expect(relate(shapeOf(poly(0, 0)), shapeOf(poly(0.5, 0)))).toBe('unclear')
  })
})

const SIDE = 0.01

function square(x: number, y: number, side = 1): Ring {
  const at = (i: number, j: number): Position => [round(120 + i * SIDE), round(30 + j * SIDE)]
  return [at(x, y), at(x + side, y), at(x + side, y + side), at(x, y + side), at(x, y)]
}

function cell([x, y]: [number, number]): Ring[] {
  return [square(x, y)]
}

function poly(x: number, y: number): Polygon {
  return { type: 'Polygon', coordinates: [square(x, y)] }
}

function halfway([x, y]: Position): Position {
  return [round(x + SIDE / 2), round(y + SIDE / 2)]
}

function round(value: number): number {
  return Math.round(value * 1e7) / 1e7
}
