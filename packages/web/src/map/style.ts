/**
 * The map's style: ground, areas, names, heaps, marks, from below to above. A raster base (a tile service of the state)
 * would stand between `ground` and `area-fill`, with the fills left away.
 */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'
import { RING_PARTS } from './ring.ts'
import { lights } from './series.ts'

const nothing = { type: 'FeatureCollection', features: [] } as const

/** Heaps dissolve here: whoever is this near wants the single thing. */
export const SINGLE_ZOOM = 17
const HEAP_PIXELS = 34

export function styleOf(palette: Palette): StyleSpecification {
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    sources: {
      areas: { type: 'geojson', data: nothing, promoteId: 'id', tolerance: 0.2 },
      names: { type: 'geojson', data: nothing },
      tiles: { type: 'geojson', data: nothing },
      marks: {
        type: 'geojson', data: nothing, cluster: true, clusterRadius: HEAP_PIXELS, clusterMaxZoom: SINGLE_ZOOM - 1,
        clusterProperties: Object.fromEntries(lights.map((light) => [
          light, ['+', ['case', ['==', ['get', 'light'], light], 1, 0]],
        ])),
      },
    },
    layers: layersOf(palette),
  }
}

/** All layers in the colours of a palette; the same ids in the same order whatever the palette. */
export function layersOf(palette: Palette): LayerSpecification[] {
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': palette.ground } },
    {
      id: 'area-fill', type: 'fill', source: 'areas', filter: ['==', ['get', 'tier'], 0],
      paint: { 'fill-color': palette.surface },
    },
    {
      id: 'area-lit', type: 'fill', source: 'areas',
      paint: { 'fill-color': palette.brandWash, 'fill-opacity': ['case', isLit, 0.85, 0] },
    },
    line(3, palette.line, 12.5, [[13, 0.4], [15, 1], [18, 2.4]]),
    line(2, palette.line, 10.5, [[11, 0.5], [14, 1.4], [17, 3]]),
    line(1, palette.lineStrong, 0, [[8, 0.6], [12, 1.4], [16, 3]]),
    line(0, palette.lineStrong, 0, [[8, 1.4], [12, 2.4], [16, 4]]),
    {
      id: 'area-lit-line', type: 'line', source: 'areas', layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.brand, 'line-width': 2.5, 'line-opacity': ['case', isLit, 1, 0] },
    },
    name(3, palette, 14.2, 24, 11),
    name(2, palette, 12, 16.5, 11),
    name(1, palette, 8, 13.2, 12),
    ...heap('tile', 'tiles', ['has', 'point_count'], palette),
    ...heap('heap', 'marks', ['has', 'point_count'], palette),
    {
      id: 'mark', type: 'symbol', source: 'marks', filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'sprite'], 'icon-allow-overlap': true, 'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.7, 15, 0.9],
        // What is late lies above what is not.
        'symbol-sort-key': ['match', ['get', 'light'], 'red', 3, 'yellow', 2, 'green', 1, 0],
      },
    },
  ]
}

const isLit: ExpressionSpecification = ['boolean', ['feature-state', 'lit'], false]

function line(tier: number, colour: string, minzoom: number, widths: readonly (readonly [number, number])[]): LayerSpecification {
  return {
    id: `area-line-${tier}`, type: 'line', source: 'areas', minzoom, filter: ['==', ['get', 'tier'], tier],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], ...widths.flat()] as ExpressionSpecification },
  }
}

function name(tier: number, palette: Palette, minzoom: number, maxzoom: number, size: number): LayerSpecification {
  return {
    id: `name-${tier}`, type: 'symbol', source: 'names', minzoom, maxzoom, filter: ['==', ['get', 'tier'], tier],
    layout: { 'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': size, 'text-padding': 6, 'text-max-width': 8 },
    paint: {
      'text-color': tier === 1 ? palette.inkSoft : palette.inkFaint, 'text-halo-color': palette.surface, 'text-halo-width': 1.4,
    },
  }
}

/** Ring and figure; where some are late, their number stands below with the shape of red. */
function heap(id: string, source: string, filter: ExpressionSpecification, palette: Palette): LayerSpecification[] {
  const share = (light: string): ExpressionSpecification =>
    ['to-string', ['ceil', ['*', RING_PARTS, ['/', ['get', light], ['get', 'point_count']]]]]
  const size: ExpressionSpecification = ['step', ['get', 'point_count'], 0.86, 10, 1, 100, 1.2, 1000, 1.4]
  return [{
    id, type: 'symbol', source, filter,
    layout: {
      'icon-image': ['concat', 'ring', ...lights.flatMap((light): (string | ExpressionSpecification)[] => ['|', share(light)])],
      'icon-allow-overlap': true, 'icon-ignore-placement': true, 'icon-size': size,
      'text-field': ['format',
        ['to-string', ['get', 'point_count']], { 'text-color': palette.ink },
        ['case', ['>', ['get', 'red'], 0], ['concat', '\n■', ['to-string', ['get', 'red']]], ''],
        { 'text-color': palette.lights.red, 'font-scale': 0.8 }],
      'text-font': ['sans-serif'], 'text-size': 12, 'text-line-height': 1, 'text-allow-overlap': true, 'text-ignore-placement': true,
    },
    paint: { 'text-color': palette.ink },
  }]
}
