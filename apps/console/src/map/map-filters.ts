/** What the map is narrowed by and where it looks: all of it stands in the address. */
import type { Light } from '@onegrid/domain'
import type { MapPoint, MapViewport } from '@onegrid/web/map'

export interface MapFilter {
  light?: Light
  /** 1 is gravest. */
  level?: string
  /** Two digits. */
  matter?: string
}

type MapPlace = MapPoint & { zoom: number }

export const lights = ['red', 'yellow', 'green', 'paused'] as const satisfies readonly Light[]

export function filterIn(params: URLSearchParams): MapFilter {
  const light = lights.find((one) => one === params.get('light'))
  const level = /^[1-4]$/.exec(params.get('level') ?? '')?.[0]
  const matter = /^\d{2}$/.exec(params.get('class') ?? '')?.[0]
  return { ...(light && { light }), ...(level && { level }), ...(matter && { matter }) }
}

export function withFilter(params: URLSearchParams, change: MapFilter): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [key, name] of [['light', 'light'], ['level', 'level'], ['matter', 'class']] as const) {
    if (!(key in change)) continue
    const value = change[key]
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}

/** `at=120.6405,29.7965,14.2`; whatever is no place of this earth is none. */
export function placeIn(params: URLSearchParams): MapPlace | undefined {
  const [lon, lat, zoom] = (params.get('at') ?? '').split(',').map((text) => (text === '' ? NaN : Number(text)))
  const onEarth = Math.abs(lon!) <= 180 && Math.abs(lat!) <= 85
  const sound = [lon, lat, zoom].every(Number.isFinite) && onEarth && zoom! >= 0 && zoom! <= 22
  return sound ? { lon: lon!, lat: lat!, zoom: zoom! } : undefined
}

export function withView(params: URLSearchParams, { west, south, east, north, zoom }: MapViewport): URLSearchParams {
  const next = new URLSearchParams(params)
  next.set('at', `${((west + east) / 2).toFixed(5)},${((south + north) / 2).toFixed(5)},${zoom.toFixed(2)}`)
  return next
}

/** The view as the list asks for it, to a metre. */
export function bboxOf({ west, south, east, north }: MapViewport): string {
  return [west, south, east, north].map((degrees) => degrees.toFixed(5)).join(',')
}
