/**
 * MapLibre behind a small door: what it needs under our content policy, in our colours, and nothing that spins or
 * tilts.
 */
import { Map as GlMap, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import type { GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import type { MapBounds, MapPoint, MapStart } from './geometry.ts'
import { duration, listen } from './listen.ts'
import type { MapHearers } from './listen.ts'
import { readPalette } from './palette.ts'
import type { Palette } from './palette.ts'
import { areaCollection, labelCollection, markCollection, tileCollection } from './series.ts'
import type { Collection, MapArea, MapMark, MapTile } from './series.ts'
import { drawSprite, SPRITE_SCALE } from './sprites.ts'
import type { Glyphs } from './sprites.ts'
import { layersOf, styleOf } from './style.ts'

// The library looks for its worker beside its own file, where a bundler leaves nothing.
setWorkerUrl(workerUrl)

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
function boxOf({ west, south, east, north }: MapBounds): [number, number, number, number] {
  return [west, south, east, north]
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
