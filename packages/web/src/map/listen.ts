/** What is done on the map, told to whoever shows it. */
import type { GeoJSONSource, Map as GlMap, MapMouseEvent } from 'maplibre-gl'
import type { MapPoint, MapViewport } from './geometry.ts'

export interface MapHearers {
  view(view: MapViewport): void
  choose(id: string | undefined): void
  press(point: MapPoint): void
  hold(point: MapPoint): void
  hover(name: string | undefined, x: number, y: number): void
  /** All that is known so far has been drawn. */
  drawn(): void
}

const touchable = ['mark', 'heap', 'tile']
/** Longer than a tap, shorter than a doubt. */
const HOLD_MS = 550

export function listen(gl: GlMap, hear: MapHearers): void {
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

interface Heap { layer: { id: string }; geometry: object; properties: Record<string, unknown> }

/** A heap is opened by going nearer: as far as it falls apart. */
async function open(gl: GlMap, feature: Heap): Promise<void> {
  const { coordinates } = feature.geometry as { coordinates: [number, number] }
  const source = gl.getSource<GeoJSONSource>(feature.layer.id === 'heap' ? 'marks' : 'tiles')
  const heap = feature.properties.cluster_id
  const zoom = heap !== undefined && source ? await source.getClusterExpansionZoom(Number(heap)) : gl.getZoom() + 2
  gl.easeTo({ center: coordinates, zoom, duration: duration() })
}

/** As long as the hand may wait for it; nothing moves for whoever asked for less motion. */
export function duration(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150
}

function viewOf(gl: GlMap): MapViewport {
  const bounds = gl.getBounds()
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
  return { west, south, east, north, zoom: gl.getZoom() }
}
