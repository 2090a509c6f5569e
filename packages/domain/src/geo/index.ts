export type { KeyRange, Viewport } from './morton.ts'
export { TILE_KEY_ZOOM, tileKey, tileKeyRange, tileOfKey, viewportKeyRanges } from './morton.ts'
export type { PositionCheck } from './position.ts'
export { CHINA_BOX, checkPosition, distanceMetres } from './position.ts'
