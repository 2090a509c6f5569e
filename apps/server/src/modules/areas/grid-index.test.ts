import { Delaunay } from 'd3-delaunay'
import fc from 'fast-check'
import pointInPolygon from 'point-in-polygon-hao'
import { describe, expect, it } from 'vitest'
import type { AreaGeometry, Polygon, Position } from './geometry.ts'
import { buildGridIndex } from './grid-index.ts'

const square = (x: number, y: number, side = 1): Polygon => ({
  type: 'Polygon',
  coordinates: [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]],
})

describe('locate', () => {
  it('gives a point on a shared border, or on a shared corner, to the lowest id', () => {
    const index = buildGridIndex([
      { id: 'd', polygon: square(1, 1) },
      { id: 'b', polygon: square(1, 0) },
      { id: 'c', polygon: square(0, 1) },
      { id: 'a', polygon: square(0, 0) },
    ])
    expect(index.locate(1, 0.5)).toBe('a')
    expect(index.locate(1.5, 1)).toBe('b')
    expect(index.locate(1, 1)).toBe('a')
    expect(index.locate(2, 2)).toBe('d')
    expect(index.locate(2.0000001, 2)).toBeUndefined()
  })

  it('keeps a dedicated grid out of the grid around it, its border included', () => {
    const [outer] = square(0, 0, 10).coordinates
    const [hole] = square(4, 4, 2).coordinates
    const index = buildGridIndex([
      { id: 2, polygon: { type: 'Polygon', coordinates: [outer!, hole!.toReversed()] } },
      { id: 1, polygon: square(4, 4, 2) },
    ])
    expect(index.locate(5, 5)).toBe(1)
    expect(index.locate(4, 5)).toBe(1)
    expect(index.locate(3.999, 5)).toBe(2)
  })

  it('prefers the inside of a higher id to the border of a lower one', () => {
    const index = buildGridIndex([{ id: 1, polygon: square(0, 0) }, { id: 2, polygon: square(0.5, 0, 2) }])
    expect(index.locate(1, 0.5)).toBe(2)
  })

  it('finds every part of a grid in pieces, and compares numeric ids as numbers', () => {
    const pieces: AreaGeometry = {
      type: 'MultiPolygon',
      coordinates: [square(0, 0).coordinates, square(5, 5).coordinates],
    }
    const index = buildGridIndex([{ id: 10, polygon: square(1, 0) }, { id: 9, polygon: pieces }])
    expect(index.locate(5.5, 5.5)).toBe(9)
    expect(index.locate(1, 0.5)).toBe(9)
  })

  it('answers undefined for no grids and for a position that is not a number', () => {
    expect(buildGridIndex([]).locate(1, 1)).toBeUndefined()
    expect(buildGridIndex([{ id: 1, polygon: square(0, 0) }]).locate(Number.NaN, 1)).toBeUndefined()
  })

  it('refuses an open ring', () => {
    const open: Polygon = { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }
    expect(() => buildGridIndex([{ id: 'g7', polygon: open }])).toThrow('grid g7')
  })
})

describe('nearest', () => {
  const index = buildGridIndex([
    { id: 'w', polygon: square(120, 30, 0.01) },
    { id: 'e', polygon: square(120.011, 30, 0.01) },
  ])

  it('measures metres to the border', () => {
    const found = index.nearest(120.0102, 30.005, 50)
    expect(found?.id).toBe('w')
    // 0.0002 degrees of longitude at 30° N: 0.0002 × 111,320 m × cos 30° = 19.3 m
    expect(found?.metres).toBeCloseTo(19.3, 1)
    expect(index.nearest(120.0102, 30.005, 19)).toBeUndefined()
  })

  it('is zero inside, and gives the middle of a gap to the lowest id', () => {
    expect(index.nearest(120.005, 30.005, 10)).toEqual({ id: 'w', metres: 0 })
    const twins = buildGridIndex([{ id: 'b', polygon: square(0, 0) }, { id: 'a', polygon: square(2, 0) }])
    expect(twins.nearest(1.5, 0.5, 100_000)?.id).toBe('a')
  })
})

describe('a random partition', () => {
  const box: [number, number, number, number] = [120.2, 29.7, 120.8, 30.3]
  const unit = fc.double({ min: 0, max: 1, noNaN: true })
  const seeds = fc.uniqueArray(fc.tuple(unit, unit), {
    minLength: 2,
    maxLength: 60,
    selector: ([x, y]) => `${x.toFixed(4)} ${y.toFixed(4)}`,
  })
  const place = ([x, y]: [number, number]): Position => [box[0] + x * 0.6, box[1] + y * 0.6]

  it('has exactly one grid for every point: the one of the nearest seed', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.tuple(unit, unit), { minLength: 20, maxLength: 20 }), (rawSeeds, rawPoints) => {
        const points = rawSeeds.map(place)
        const { grids, index } = partition(points, box)
        for (const [lon, lat] of rawPoints.map(place)) {
          const found = index.locate(lon, lat)
          expect(found).toBeDefined()
          const distance = (i: number) => Math.hypot(lon - points[i]![0], lat - points[i]![1])
          const least = Math.min(...grids.map(grid => distance(grid.id)))
          expect(distance(found!)).toBeLessThanOrEqual(least + 1e-9)
          expect(grids.filter(grid => buildGridIndex([grid]).locate(lon, lat) !== undefined).map(grid => grid.id))
            .toContain(found)
        }
      }),
      { numRuns: 60, seed: 330603 },
    )
  })

  it('answers from memory as it would answer anew, a hair beside a border too', () => {
    const hair = fc.constantFrom(0, 1e-13, -1e-13, 1e-10, -1e-10, 1e-7, -1e-7, 1e-4, -1e-4)
    const along = fc.record({ grid: fc.nat(), corner: fc.nat(), t: unit, dx: hair, dy: hair })
    let beside = 0
    fc.assert(
      fc.property(seeds, fc.array(fc.tuple(unit, unit)), fc.array(along, { minLength: 30 }), (raw, free, near) => {
        const { grids, index } = partition(raw.map(place), box)
        const points = free.map(place)
        for (const { grid, corner, t, dx, dy } of near) {
          const ring = grids[grid % grids.length]!.polygon.coordinates[0]!
          const [[x1, y1], [x2, y2]] = [ring[corner % (ring.length - 1)]!, ring[(corner % (ring.length - 1)) + 1]!]
          points.push([x1 + (x2 - x1) * t + dx, y1 + (y2 - y1) * t + dy])
        }
        for (const [lon, lat] of [...points, ...points]) {
          const at = grids.map(({ id, polygon }) => ({ id, found: pointInPolygon([lon, lat], polygon.coordinates) }))
          const owner = at.find(({ found }) => found === true) ?? at.find(({ found }) => found === 0)
          if (owner?.found === 0) beside++
          expect(index.locate(lon, lat)).toBe(owner?.id)
        }
      }),
      { numRuns: 80, seed: 330603 },
    )
    expect(beside).toBeGreaterThan(100)
  })

  it('has one owner for corners and points on borders too, whatever the order of the grids', () => {
    fc.assert(
      fc.property(seeds, rawSeeds => {
        const { grids, index } = partition(rawSeeds.map(place), box)
        const turned = buildGridIndex(grids.toReversed())
        for (const { polygon } of grids) {
          const ring = polygon.coordinates[0]!
          for (let i = 1; i < ring.length; i++) {
            const [x1, y1] = ring[i - 1]!
            const [x2, y2] = ring[i]!
            for (const [lon, lat] of [[x1, y1], [(x1 + x2) / 2, (y1 + y2) / 2]] as Position[]) {
              const found = index.locate(lon, lat)
              expect(found).toBeDefined()
              expect(turned.locate(lon, lat)).toBe(found)
            }
          }
        }
      }),
      { numRuns: 40, seed: 330603 },
    )
  })
})

function partition(points: Position[], box: [number, number, number, number]) {
  const voronoi = Delaunay.from(points).voronoi(box)
  const grids = points.flatMap((_, id) => {
    const ring = voronoi.cellPolygon(id) as Position[] | null
    return ring === null ? [] : [{ id, polygon: { type: 'Polygon', coordinates: [ring] } satisfies Polygon }]
  })
  return { grids, index: buildGridIndex(grids) }
}
