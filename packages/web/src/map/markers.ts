/** The two things on the map that are elements of the page: the frame of what is chosen, and the pin that is moved. */
import { Marker } from 'maplibre-gl'
import type { Map as GlMap } from 'maplibre-gl'
import type { MapPoint } from './geometry.ts'

/** Frames what is chosen, until the answer is called. */
export function keepChosen(gl: GlMap, { lon, lat }: MapPoint): () => void {
  const element = document.createElement('div')
  element.className = 'map-chosen'
  const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(gl)
  return () => void marker.remove()
}

export interface Pin {
  moveTo(point: MapPoint): void
  remove(): void
}

/** Stands a pin at a point. With `moved` it is dragged, or moved by the arrow keys. */
export function standPin(gl: GlMap, at: MapPoint, label: string, moved?: (point: MapPoint) => void): Pin {
  const element: HTMLElement = document.createElement(moved ? 'button' : 'div')
  element.className = 'map-pin'
  if (!moved) element.setAttribute('role', 'img')
  element.innerHTML = PIN
  const marker = new Marker({ element, anchor: 'bottom', draggable: moved !== undefined })
  marker.setLngLat([at.lon, at.lat]).addTo(gl)
  // After the library, which calls every marker the same.
  element.setAttribute('aria-label', label)
  if (moved) {
    element.addEventListener('keydown', (event: KeyboardEvent) => {
      const arrow = arrows[event.key]
      if (!arrow) return
      event.preventDefault()
      event.stopPropagation()
      const step = STEPS[event.shiftKey ? 1 : 0]
      const { x, y } = gl.project(marker.getLngLat())
      const { lng, lat } = gl.unproject([x + arrow[0] * step, y + arrow[1] * step])
      moved({ lon: lng, lat })
    })
    element.addEventListener('click', (event) => event.stopPropagation())
    marker.on('dragend', () => moved({ lon: marker.getLngLat().lng, lat: marker.getLngLat().lat }))
  }
  return {
    moveTo: ({ lon, lat }) => void marker.setLngLat([lon, lat]),
    remove: () => void marker.remove(),
  }
}

/** Pixels that an arrow key moves the pin; with shift the second. */
const STEPS = [4, 32] as const
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
}

const PIN = `<svg width="30" height="38" viewBox="0 0 30 38" aria-hidden="true">
<path d="M15 37S27 23.5 27 14a12 12 0 1 0-24 0c0 9.5 12 23 12 23z" fill="var(--brand)"
  stroke="var(--surface)" stroke-width="2"/>
<circle cx="15" cy="14" r="4.5" fill="var(--surface)"/></svg>`
