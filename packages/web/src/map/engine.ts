/** MapLibre behind a small door: what it needs under our content policy, in our colours, and nothing that spins or tilts. */
import { Map as GlMap, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import type { GeoJSONSource, MapMouseEvent } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { MapBounds, MapPoint, MapStart, MapViewport } from './geometry.ts'
import { readPalette } from './palette.ts'
import type { Palette } from './palette.ts'
import { areaCollection, labelCollection, markCollection, tileCollection } from './series.ts'
import type { Collection, MapArea, MapMark, MapTile } from './series.ts'
import { drawSprite, SPRITE_SCALE } from './sprites.ts'
import type { Glyphs } from './sprites.ts'
import { layersOf, styleOf } from './style.ts'

// The library looks for its worker beside its own file, where a bundler leaves nothing.
setWorkerUrl(workerUrl)

export interface MapHearers {
  view(view: MapViewport): void
  choose(id: string | undefined): void
  press(point: MapPoint): void
  hold(point: MapPoint): void
  hover(name: string | undefined, x: number, y: number): void
  /** All that is known so far has been drawn. */
  drawn(): void
}

export interface MapEngine {
  gl: GlMap
  areas(areas: readonly MapArea[]): void
  light(ids: readonly string[]): void
  marks(marks: readonly MapMark[]): void
  tiles(tiles: readonly MapTile[]): void
  fit(bounds: MapBounds, options?: { most?: number; animate?: boolean }): void
  fly(point: MapPoint, zoom: number): void
  /** Moves as little as it takes to have the point in sight. */
  show(point: MapPoint): void
  close(): void
}

/**
 * @param container empty and sized
 * @throws Error where the browser draws no WebGL
 */
export function openMap(container: HTMLElement, start: MapStart, glyphs: Glyphs, hear: MapHearers): MapEngine {
  let palette = readPalette()
  let lit: readonly string[] = []
  const gl = new GlMap({
    container,
    style: styleOf(palette),
    ...('zoom' in start ? { center: [start.lon, start.lat], zoom: start.zoom } : { bounds: boxOf(start) }),
    fitBoundsOptions: { padding: PADDING },
    localIdeographFontFamily: palette.font,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 20,
    fadeDuration: 0,
    trackResize: true,
  })
  gl.keyboard.disableRotation()
  gl.touchZoomRotate.disableRotation()
  gl.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-left')
  gl.setMissingStyleImageResolver((id) => {
    const picture = drawSprite(id, palette, glyphs)
    if (picture && !gl.hasImage(id)) gl.addImage(id, picture, { pixelRatio: SPRITE_SCALE })
  })
  const forget = onThemeChange(() => {
    palette = readPalette()
    repaint(gl, palette, glyphs)
  })
  listen(gl, hear)
  let closed = false
  const styled = new Promise<void>((done) => void gl.once('style.load', () => done()))

  /** Sources are there when the style is: at once or in a moment. */
  async function whenStyled(act: () => void): Promise<void> {
    await styled
    if (!closed) act()
  }

  function set(source: string, data: Collection): void {
    void whenStyled(() => gl.getSource<GeoJSONSource>(source)?.setData(data as never))
  }

  return {
    gl,
    areas(areas) {
      set('areas', areaCollection(areas))
      set('names', labelCollection(areas))
    },
    light(ids) {
      void whenStyled(() => {
        for (const id of lit) gl.removeFeatureState({ source: 'areas', id }, 'lit')
        lit = ids
        for (const id of lit) gl.setFeatureState({ source: 'areas', id }, { lit: true })
      })
    },
    marks: (marks) => set('marks', markCollection(marks)),
    tiles: (tiles) => set('tiles', tileCollection(tiles)),
    fit: (bounds, { most = 16, animate = true } = {}) =>
      void gl.fitBounds(boxOf(bounds), { padding: PADDING, maxZoom: most, duration: animate ? duration() : 0 }),
    fly: ({ lon, lat }, zoom) => void gl.easeTo({ center: [lon, lat], zoom, duration: duration() }),
    show: ({ lon, lat }) => {
      if (!gl.getBounds().contains([lon, lat])) gl.panTo([lon, lat], { duration: duration() })
    },
    close() {
      closed = true
      forget()
      gl.remove()
    },
  }
}

const PADDING = 24
/** As long as the hand may wait for it; nothing moves for whoever asked for less motion. */
const duration = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250)

function boxOf({ west, south, east, north }: MapBounds): [number, number, number, number] {
  return [west, south, east, north]
}

function viewOf(gl: GlMap): MapViewport {
  const bounds = gl.getBounds()
  return { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth(), zoom: gl.getZoom() }
}

function onThemeChange(act: () => void): () => void {
  const watcher = new MutationObserver(act)
  watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => watcher.disconnect()
}

function repaint(gl: GlMap, palette: Palette, glyphs: Glyphs): void {
  for (const { id, paint = {}, ...rest } of layersOf(palette)) {
    for (const [name, value] of Object.entries(paint)) gl.setPaintProperty(id, name as never, value as never)
    const { layout = {} } = rest as { layout?: object }
    for (const [name, value] of Object.entries(layout)) gl.setLayoutProperty(id, name as never, value as never)
  }
  for (const id of gl.listImages()) {
    const picture = drawSprite(id, palette, glyphs)
    if (picture) gl.updateImage(id, picture)
  }
}

const touchable = ['mark', 'heap', 'tile']
/** Longer than a tap, shorter than a doubt. */
const HOLD_MS = 550

function listen(gl: GlMap, hear: MapHearers): void {
  const at = ({ lngLat }: MapMouseEvent): MapPoint => ({ lon: lngLat.lng, lat: lngLat.lat })
  const found = (event: MapMouseEvent) => gl.queryRenderedFeatures(event.point, { layers: touchable })
  const tellView = (): void => hear.view(viewOf(gl))
  gl.on('load', tellView)
  gl.on('idle', () => hear.drawn())
  gl.on('moveend', tellView)
  gl.on('click', (event) => {
    const [feature] = found(event)
    if (!feature) return hear.press(at(event))
    if (feature.layer.id === 'mark') return hear.choose(String(feature.properties.id))
    void open(gl, feature)
  })
  gl.on('contextmenu', (event) => {
    event.preventDefault()
    hear.hold(at(event))
  })
  gl.on('mousemove', (event) => {
    const [feature] = found(event)
    gl.getCanvas().style.cursor = feature ? 'pointer' : ''
    hear.hover(feature?.layer.id === 'mark' ? String(feature.properties.name) : undefined, event.point.x, event.point.y)
  })
  gl.on('mouseout', () => hear.hover(undefined, 0, 0))
  listenForHold(gl, hear)
}

function listenForHold(gl: GlMap, hear: MapHearers): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const drop = (): void => clearTimeout(timer)
  gl.on('touchstart', ({ lngLat, points }) => {
    drop()
    if (points.length === 1) timer = setTimeout(() => hear.hold({ lon: lngLat.lng, lat: lngLat.lat }), HOLD_MS)
  })
  gl.on('touchmove', drop)
  gl.on('touchend', drop)
  gl.on('touchcancel', drop)
}

/** A heap is opened by going nearer: as far as it falls apart. */
async function open(gl: GlMap, feature: { layer: { id: string }; geometry: object; properties: Record<string, unknown> }): Promise<void> {
  const { coordinates } = feature.geometry as { coordinates: [number, number] }
  const source = gl.getSource<GeoJSONSource>(feature.layer.id === 'heap' ? 'marks' : 'tiles')
  const heap = feature.properties.cluster_id
  const zoom = heap !== undefined && source ? await source.getClusterExpansionZoom(Number(heap)) : gl.getZoom() + 2
  gl.easeTo({ center: coordinates, zoom, duration: duration() })
}
