/** Where a small map looks, and when it goes elsewhere by itself: never after the hand has moved it. */
import { boundsAround, boundsOf, isShape } from '@onegrid/web/map'
import type { MapArea, MapBounds, MapHandle, MapPoint } from '@onegrid/web/map'
import { useEffect, useMemo, useRef } from 'react'
import type { RefObject } from 'react'
import { useRead } from '../api/queries.ts'
import type { Ground } from './ground.ts'
import { useHome } from './use-home.ts'

export const AROUND_METRES = 320
const NEAR_ZOOM = 15.5

export interface Shown {
  point: MapPoint | null
  grid: MapArea | undefined
  start: MapBounds
  look: { bounds: MapBounds } | undefined
  zoom: number | undefined
}

/** The answer is told where somebody has put the pin on the map: who looks at a place is not carried off to it. */
export function useMoves(map: RefObject<MapHandle | null>, shown: Shown): (at: MapPoint) => void {
  const { point, grid, start, look, zoom } = shown
  const picked = useRef<MapPoint>(undefined)
  const whole = useRef(false)
  const byHand = (): boolean => Boolean(point && picked.current && isNear(point, picked.current))
  useEffect(() => {
    if (!point) map.current?.fit(start)
  }, [start])
  useEffect(() => {
    if (look) map.current?.fit(look.bounds)
  }, [look])
  useEffect(() => {
    if (point && !byHand()) map.current?.fly(point, Math.max(zoom ?? 0, NEAR_ZOOM))
  }, [point])
  useEffect(() => {
    const bounds = grid && boundsOf([grid.shape])
    if (!bounds || whole.current || byHand()) return
    // Once, as soon as the grid is known: its outline says more than a few streets.
    whole.current = true
    map.current?.fit(bounds, { animate: false })
  }, [grid?.id])
  return (at) => { picked.current = at }
}

/** Where the map begins: the point, else the area that is named, else where the reader’s own post is. */
export function useStart(point: MapPoint | null, areaId: string | undefined, ground: Ground): MapBounds | undefined {
  const kept = useRef<{ of: string | undefined; bounds: MapBounds }>(undefined)
  const home = useHome(ground)
  const asked = areaId !== undefined && !point
  const { data } = useRead('readArea', { params: { id: areaId ?? '' } }, { enabled: asked, fresh: Infinity })
  const shape = asked && data?.area.id === areaId ? data.area.polygon : undefined
  const named = isShape(shape) ? boundsOf([shape]) : undefined
  const begins = point ? boundsAround(point, AROUND_METRES) : asked ? named : home
  // Once begun it stays, until another area is named.
  if (begins && (!kept.current || (asked && kept.current.of !== areaId))) {
    kept.current = { of: asked ? areaId : undefined, bounds: begins }
  }
  return kept.current?.bounds
}

/** The same object as long as it is the same place, however often the page is drawn. */
export function useSamePoint(point: MapPoint | null): MapPoint | null {
  return useMemo(() => point && { lon: point.lon, lat: point.lat }, [point?.lon, point?.lat])
}

/** Within ten metres: what was picked, and what a form has made of it. */
function isNear(a: MapPoint, b: MapPoint): boolean {
  return Math.abs(a.lon - b.lon) < 1e-4 && Math.abs(a.lat - b.lat) < 1e-4
}
