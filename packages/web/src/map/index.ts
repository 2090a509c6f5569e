/** The map that all screens share. It knows layers and series: areas, marks with a light, counted tiles. */
export { boundsAround, boundsOf, contains, isShape, labelPoint, overlap } from './geometry.ts'
export type { MapBounds, MapPoint, MapStart, MapViewport, Shape } from './geometry.ts'
export { MapView } from './map-view.tsx'
export type { MapHandle, MapViewProps, MapWords } from './map-view.tsx'
export type { MapArea, MapMark, MapTile, Tier } from './series.ts'
export type { Glyphs } from './sprites.ts'
