import type { AreaBody } from '@onegrid/contract'
import { boundsAround, boundsOf, contains, isShape, MapView } from '@onegrid/web/map'
import type { MapHandle, MapPoint, MapViewport } from '@onegrid/web/map'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { JSX } from 'react'
import { Failed, Waiting } from '../../feedback/states.tsx'
import { useGround } from '../../map/ground.ts'
import { useMapWords } from '../../map/words.ts'
import { useAreaWords } from './words.ts'

/** The ground with the chosen area lit. A press on the map chooses the area there, as fine as the map shows them. */
export default function AreaMap({ area, pin, onChoose }: {
  area: AreaBody | undefined
  /** A place to look at: where a finding of an import is. */
  pin?: MapPoint
  onChoose?: (id: string) => void
}): JSX.Element {
  const say = useMapWords()
  const own = useAreaWords()
  const map = useRef<MapHandle>(null)
  const [view, setView] = useState<MapViewport>()
  const ground = useGround(view)
  const known = ground.areas.find(({ id }) => id === area?.id)?.shape
  const shape = isShape(area?.polygon) ? area.polygon : known
  const lit = useMemo(() => (area && area.level !== 'district' ? [area.id] : []), [area])
  useEffect(() => {
    const bounds = shape && boundsOf([shape])
    if (bounds && !pin) map.current?.fit(bounds)
  }, [area?.id, shape === undefined])
  useEffect(() => {
    if (pin) map.current?.fly(pin, PIN_ZOOM)
  }, [pin?.lon, pin?.lat])

  if (ground.error && !ground.bounds) return <Failed error={ground.error} again={ground.again} />
  if (!ground.bounds) return <Waiting />
  const start = (pin && boundsAround(pin, PIN_METRES)) ?? (shape && boundsOf([shape])) ?? ground.bounds
  const chooseAt = (point: MapPoint): void => {
    const here = ground.areas.filter(({ shape: one }) => contains(one, point)).sort((a, b) => b.tier - a.tier)[0]
    if (here) onChoose?.(here.id)
  }
  const words = {
    label: own('map'),
    zoomIn: say('zoomIn'),
    zoomOut: say('zoomOut'),
    home: say('home'),
    unavailable: say('unavailable'),
    pin: say('place.pinned'),
  }
  return (
    <MapView ref={map} start={start} words={words} areas={ground.areas} lit={lit} onView={setView} pin={pin}
      onPin={onChoose && !pin ? chooseAt : undefined} />
  )
}

const PIN_ZOOM = 15
const PIN_METRES = 800
