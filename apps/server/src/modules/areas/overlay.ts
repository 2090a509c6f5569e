import { difference, intersection } from 'polyclip-ts'
import { areaM2, partsAreaM2, partsOf, perimeterM } from './geometry.ts'
import type { AreaGeometry, Position, Ring } from './geometry.ts'
import { relate } from './shape.ts'
import type { Shape } from './shape.ts'

/** What is too small to be a fault. A piece counts when it is larger *and* wider. */
export interface Tolerance {
  /** square metres */
  areaM2: number
  /** mean width (twice the area by the perimeter), metres */
  widthM: number
}

/**
 * 10 m²: less than a parking space (12.5 m²); nothing that is reported happens on less.
 * 0.5 m: accuracy class A of city components (CJ/T 214). A border drawn twice from one survey, or rounded to six
 * decimals (0.11 m), leaves narrower slivers however long it is, so that square metres alone cannot tell them apart.
 */
export const SAME_LINE: Tolerance = { areaM2: 10, widthM: 0.5 }

export interface Piece {
  areaM2: number
  /** A position on the piece, to show it on a map. */
  at: Position
}

export function overlapOf(a: Shape, b: Shape, tolerance: Tolerance): Piece | undefined {
  switch (relate(a, b)) {
    case 'disjoint':
      return undefined
    case 'inside':
      return { areaM2: areaM2(a.geometry), at: cornerOf(a) }
    case 'contains':
      return { areaM2: areaM2(b.geometry), at: cornerOf(b) }
    case 'unclear':
      return sum(piecesOf(intersection(a.parts, b.parts), tolerance))
  }
}

/** The part of `a` outside `b`. */
export function excessOf(a: Shape, b: Shape, tolerance: Tolerance): Piece | undefined {
  switch (relate(a, b)) {
    case 'inside':
      return undefined
    case 'disjoint':
      return { areaM2: areaM2(a.geometry), at: cornerOf(a) }
    default:
      return sum(piecesOf(difference(a.parts, b.parts), tolerance))
  }
}

/** The pieces of `whole` that none of the parts covers. */
export function uncoveredBy(whole: AreaGeometry, parts: readonly AreaGeometry[], tolerance: Tolerance): Piece[] {
  return piecesOf(difference(partsOf(whole), ...parts.map(partsOf)), tolerance)
}

function cornerOf({ parts }: Shape): Position {
  return parts[0]?.[0]?.[0] as Position
}

function piecesOf(polygons: Ring[][], tolerance: Tolerance): Piece[] {
  return polygons.flatMap(rings => {
    const area = partsAreaM2([rings])
    const wide = (2 * area) / perimeterM([rings])
    return area > tolerance.areaM2 && wide > tolerance.widthM
      ? [{ areaM2: area, at: rings[0]?.[0] as Position }]
      : []
  })
}

function sum(pieces: Piece[]): Piece | undefined {
  const largest = pieces.toSorted((a, b) => b.areaM2 - a.areaM2)[0]
  return largest && { areaM2: pieces.reduce((total, piece) => total + piece.areaM2, 0), at: largest.at }
}
