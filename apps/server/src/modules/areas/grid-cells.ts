/**
 * Remembered answers of a map that does not change: its box in equal cells, of which those that no edge touches have
 * one answer for all their points. Most of a district is such cells; only beside a border has anybody to compute.
 */
import type { Ring } from './geometry.ts'

export interface Cells {
  /** The cell of a point; `outside` the box, or `beside` an edge, where the point itself must be asked about. */
  at(lon: number, lat: number): number
  /** What holds for all of a cell, once somebody has said it; `unknown` until then. */
  readonly known: Int32Array
}

export const outside = -2
export const beside = -1
export const unknown = -0x8000_0000

/** So many that an edge touches one cell in five or so; each cell is five bytes. */
const CELLS_A_PART = 600
const FEWEST = 32
const MOST = 1024
/** Of a cell: far more than rounding can move a point or an edge, far less than anybody would notice. */
const MARGIN = 1e-6
/** An edge so upright, in cells, is taken for as wide as its box: its slope would multiply the rounding. */
const UPRIGHT = 1e-3

/** @param parts polygons as rings, closed and finite */
export function cellsOf(parts: readonly (readonly Ring[])[]): Cells {
  const side = Math.min(MOST, Math.max(FEWEST, Math.ceil(Math.sqrt(parts.length * CELLS_A_PART))))
  const known = new Int32Array(side * side).fill(unknown)
  const touched = new Uint8Array(side * side)
  const [west, south, east, north] = boxOfAll(parts)
  const [across, up] = [side / (east - west), side / (north - south)]

  const mark = (x1: number, y1: number, x2: number, y2: number): void => {
    const slope = x2 - x1 < UPRIGHT ? undefined : (y2 - y1) / (x2 - x1)
    const [low, high] = y1 < y2 ? [y1, y2] : [y2, y1]
    for (let column = cell(x1 - MARGIN); column <= cell(x2 + MARGIN); column++) {
      let [from, to] = [low, high]
      if (slope !== undefined) {
        const left = y1 + (Math.max(x1, column) - x1) * slope
        const right = y1 + (Math.min(x2, column + 1) - x1) * slope
        from = Math.max(low, Math.min(left, right))
        to = Math.min(high, Math.max(left, right))
      }
      for (let row = cell(from - MARGIN); row <= cell(to + MARGIN); row++) touched[row * side + column] = 1
    }
  }
  const cell = (at: number): number => Math.min(side - 1, Math.max(0, Math.floor(at)))

  for (const ring of parts.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = ring[i - 1]![0] <= ring[i]![0] ? [ring[i - 1]!, ring[i]!] : [ring[i]!, ring[i - 1]!]
      mark((a[0] - west) * across, (a[1] - south) * up, (b[0] - west) * across, (b[1] - south) * up)
    }
  }

  return {
    known,
    at(lon, lat) {
      // Not a number is nowhere, too.
      if (!(lon >= west && lon <= east && lat >= south && lat <= north)) return outside
      const index = cell((lat - south) * up) * side + cell((lon - west) * across)
      return touched[index] === 1 ? beside : index
    },
  }
}

function boxOfAll(parts: readonly (readonly Ring[])[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of parts.flat(2)) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}
