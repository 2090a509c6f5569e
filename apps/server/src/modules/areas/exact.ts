/**
 * Exact predicates on a lattice. Positions are kept to 7 decimals (11 mm): differences are then whole numbers below
 * 2^53 / extent, so that a cross product of doubles has the right sign and two grids never disagree about a border.
 */
import type { Position, Ring } from './geometry.ts'

export const DECIMALS = 7
const UNITS = 10 ** DECIMALS

export type Meeting = 'apart' | 'crossing' | 'touching' | 'overlapping'

export function toLattice([lon, lat]: readonly number[]): Position {
  return [Math.round((lon ?? NaN) * UNITS) / UNITS, Math.round((lat ?? NaN) * UNITS) / UNITS]
}

/** Position on the lattice, neighbours in a ring made distinct. The ring stays closed. */
export function ringToLattice(ring: readonly (readonly number[])[]): Ring {
  const out: Ring = []
  for (const position of ring) {
    const next = toLattice(position)
    const last = out.at(-1)
    if (last === undefined || !same(last, next)) out.push(next)
  }
  return out
}

export function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

export function keyOf(position: Position): string {
  return `${position[0]},${position[1]}`
}

/** Positive where c lies to the left of a→b, negative to the right, 0 on the line. */
export function side(a: Position, b: Position, c: Position): number {
  const abx = Math.round((b[0] - a[0]) * UNITS)
  const aby = Math.round((b[1] - a[1]) * UNITS)
  const acx = Math.round((c[0] - a[0]) * UNITS)
  const acy = Math.round((c[1] - a[1]) * UNITS)
  return Math.sign(abx * acy - aby * acx)
}

/**
 * How two segments meet. `touching` is an end point of one on the other (a shared end point included);
 * `overlapping` is a common stretch of positive length.
 */
export function meet(a: Position, b: Position, c: Position, d: Position): Meeting {
  const abc = side(a, b, c)
  const abd = side(a, b, d)
  const cda = side(c, d, a)
  const cdb = side(c, d, b)
  if (abc === 0 && abd === 0) return meetOnLine(a, b, c, d)
  if (abc * abd > 0 || cda * cdb > 0) return 'apart'
  return abc === 0 || abd === 0 || cda === 0 || cdb === 0 ? 'touching' : 'crossing'
}

function meetOnLine(a: Position, b: Position, c: Position, d: Position): Meeting {
  const axis = Math.abs(a[0] - b[0]) >= Math.abs(a[1] - b[1]) ? 0 : 1
  const from = Math.max(Math.min(a[axis], b[axis]), Math.min(c[axis], d[axis]))
  const to = Math.min(Math.max(a[axis], b[axis]), Math.max(c[axis], d[axis]))
  return from < to ? 'overlapping' : from === to ? 'touching' : 'apart'
}
