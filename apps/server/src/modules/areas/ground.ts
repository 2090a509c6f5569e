/** The pure part of the ground, without database, routes or file formats: what the tools and the phone may use too. */
export { toWgs84 } from './datum.ts'
export { dissolve } from './dissolve.ts'
export { keyOf, meet, same, side } from './exact.ts'
export { hasErrors, sayFinding } from './findings.ts'
export type { Finding } from './findings.ts'
export {
  areaM2, boxOf, boxesTouch, geometryOf, metresPerDegree, partsAreaM2, partsOf, ringAreaM2, segmentDistance2,
} from './geometry.ts'
export type { AreaGeometry, Box, MultiPolygon, Polygon, Position, Ring } from './geometry.ts'
export { householdLimits } from './grid-draft.ts'
export type { CheckedGrid, Ground, GridDraft, GridKind, ValidationOptions, VillageGround } from './grid-draft.ts'
export { buildGridIndex } from './grid-index.ts'
export type { GridIndex } from './grid-index.ts'
export { readGeometry } from './read-geometry.ts'
export { validateGrids } from './validate.ts'
export type { Validation } from './validate.ts'
