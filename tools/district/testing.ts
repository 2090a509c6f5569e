/** Facts of counties that do not exist, for tests: every shape that an outline may have. */
import type { AreaGeometry, Position, Ring } from '../../apps/server/src/modules/areas/ground.ts'
import type { DistrictFacts } from './facts-types.ts'

export function madeUpFacts(outline: AreaGeometry, towns: number, villages: number, code = '990101'): DistrictFacts {
  return {
    code,
    name: '演示区',
    province: '演示省',
    prefecture: '演示市',
    scheme: 'nbs',
    version: '2023',
    centre: [120.5, 30],
    outline,
    outlineSource: 'synthetic',
    towns: Array.from({ length: towns }, (_, t) => ({
      code: `${code}${String(t < towns / 2 ? t + 1 : t + 100).padStart(3, '0')}`,
      name: `演示${t + 1}${t < towns / 2 ? '街道' : '镇'}`,
      villages: Array.from({ length: villages }, (_, v): [string, string] =>
        [String(v < 2 ? v + 1 : v + 200).padStart(3, '0'), v < 2 ? `演示${v + 1}社区居委会` : `演示${v + 1}村委会`]),
    })),
    sources: [],
  }
}

/** Kilometres east and north of 120.5° E, 30° N. */
export function at(x: number, y: number): Position {
  return [Number((120.5 + x / 96.5).toFixed(6)), Number((30 + y / 110.85).toFixed(6))]
}

export function ringOf(...corners: [number, number][]): Ring {
  const ring = corners.map(([x, y]) => at(x, y))
  return [...ring, ring[0] as Position]
}

/** A comb: narrow teeth that cut cells in pieces. */
export function comb(): AreaGeometry {
  const teeth = Array.from({ length: 12 }, (_, i): [number, number][] => [[i, 1], [i + 0.35, 12], [i + 0.5, 1]]).flat()
  return { type: 'Polygon', coordinates: [ringOf([-1, -3], [13, -3], ...teeth.toReversed())] }
}

/** Land with a lake, an island in the lake, and two islands at sea, one of them smaller than a grid. */
export function islands(): AreaGeometry {
  return {
    type: 'MultiPolygon',
    coordinates: [
      [ringOf([-6, -6], [6, -6], [7, 5], [-5, 6]), ringOf([-2, -2], [-2, 2], [2, 2], [2, -2])],
      [ringOf([-0.4, -0.4], [0.4, -0.4], [0, 0.5])],
      [ringOf([9, 0], [12, 0], [11, 4])],
      [ringOf([8, 6], [8.2, 6], [8.1, 6.2])],
    ],
  }
}
