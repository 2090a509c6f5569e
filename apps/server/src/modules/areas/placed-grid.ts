import type { CheckedGrid } from './grid-draft.ts'
import type { Shape } from './shape.ts'

/** A grid whose geometry could be read, with what is needed to compare it. */
export interface PlacedGrid {
  grid: CheckedGrid
  shape: Shape
}
