/**
 * The map's style: ground, areas, names, heaps, marks, from below to above. A raster base (a tile service of the state)
 * would stand between `ground` and `area-fill`, with the fills left away.
 */
import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'
import { RING_STEPS } from './ring.ts'
import { parts } from './series.ts'
import type { Part } from './series.ts'

const nothing = { type: 'FeatureCollection', features: [] } as const

/** Heaps dissolve here: whoever is this near wants the single thing. */
const SINGLE_ZOOM = 17
const HEAP_PIXELS = 34
/** The library heaps no farther. */
const FINEST_HEAP = 17

export function styleOf(palette: Palette): StyleSpecification {
  return {
    version: 8,
    transition: { duration: 0, delay: 0 },
    sources: {
      areas: { type: 'geojson', data: nothing, promoteId: 'id', tolerance: 0.2 },
      names: { type: 'geojson', data: nothing },
      // Tiles stand on a lattice; heaped, they stand where they are many.
      tiles: heaped(['get', 'total'], (part) => ['get', part], FINEST_HEAP),
      marks: heaped(1, (part) => ['case', ['==', ['get', 'light'], part], 1, 0], SINGLE_ZOOM - 1),
    },
    layers: layersOf(palette),
  }
}

type Sum = number | ExpressionSpecification

/** A source whose near points are one heap; a heap knows how many of each part it has. */
function heaped(total: Sum, countOf: (part: Part) => Sum, upTo: number): SourceSpecification {
  const clusterProperties = Object.fromEntries([
    ['total', ['+', total]], ...parts.map((part) => [part, ['+', countOf(part)]]),
  ])
  return {
    type: 'geojson', data: nothing, cluster: true, clusterRadius: HEAP_PIXELS, clusterMaxZoom: upTo, clusterProperties,
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
    heap('tile', 'tiles', ['has', 'total'], palette),
    heap('heap', 'marks', ['has', 'point_count'], palette),
    {
      id: 'mark', type: 'symbol', source: 'marks', filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['get', 'sprite'], 'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 11, 0.76, 15, 0.94],
        // What is late lies above what is not.
        'symbol-sort-key': ['match', ['get', 'light'], 'red', 3, 'yellow', 2, 'green', 1, 0],
      },
    },
  ]
}

const isLit: ExpressionSpecification = ['boolean', ['feature-state', 'lit'], false]

type Steps = readonly (readonly [zoom: number, width: number])[]

function line(tier: number, colour: string, minzoom: number, widths: Steps): LayerSpecification {
  const width = ['interpolate', ['linear'], ['zoom'], ...widths.flat()] as ExpressionSpecification
  return {
    id: `area-line-${tier}`, type: 'line', source: 'areas', minzoom, filter: ['==', ['get', 'tier'], tier],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  }
}

function name(tier: number, palette: Palette, minzoom: number, maxzoom: number, size: number): LayerSpecification {
  return {
    id: `name-${tier}`, type: 'symbol', source: 'names', minzoom, maxzoom, filter: ['==', ['get', 'tier'], tier],
    layout: {
      'text-field': ['get', 'name'], 'text-font': ['sans-serif'], 'text-size': size, 'text-padding': 4,
      'text-max-width': 8,
      // Where a heap stands on its middle, the name goes beside it.
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'], 'text-radial-offset': 2,
    },
    paint: {
      'text-color': tier === 1 ? palette.inkSoft : palette.inkFaint, 'text-halo-color': palette.surface,
      'text-halo-width': 1.4,
    },
  }
}

/** Ring and figure; where some are late, their number stands below with the shape of red. */
function heap(id: string, source: string, filter: ExpressionSpecification, palette: Palette): LayerSpecification {
  const share = (part: Part): ExpressionSpecification =>
    ['to-string', ['ceil', ['*', RING_STEPS, ['/', ['get', part], ['get', 'total']]]]]
  const named = (part: Part): (string | ExpressionSpecification)[] => ['|', share(part)]
  const late: ExpressionSpecification =
    ['case', ['>', ['get', 'red'], 0], ['concat', '\n■', ['to-string', ['get', 'red']]], '']
  return {
    id, type: 'symbol', source, filter,
    layout: {
      'icon-image': ['concat', 'ring', ...parts.flatMap(named)],
      'icon-allow-overlap': true,
      'icon-size': ['step', ['get', 'total'], 0.86, 10, 1, 100, 1.2, 1000, 1.4],
      'text-field': ['format',
        ['to-string', ['get', 'total']], { 'text-color': palette.ink },
        late, { 'text-color': palette.lightInks.red, 'font-scale': 0.82 }],
      'text-font': ['sans-serif'], 'text-size': 13, 'text-line-height': 0.95, 'text-allow-overlap': true,
    },
    paint: { 'text-color': palette.ink },
  }
}
