/** A small map of one place: its grid and the neighbours, the case, what else is open near by; or a pin to be moved. */
import { LightMark } from '@onegrid/web'
import { boundsAround, contains, MapView } from '@onegrid/web/map'
import type { MapBounds, MapHandle, MapPoint, MapViewport } from '@onegrid/web/map'
import { useMemo, useRef, useState } from 'react'
import type { JSX } from 'react'
import { Link, useNavigate } from 'react-router'
import { Failed, Waiting } from '../feedback/states.tsx'
import { classGlyphs } from './class-glyphs.ts'
import { useGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { useOpenCases } from './open-cases.ts'
import type { MapCase } from './open-cases.ts'
import { PlaceLine } from './place-line.tsx'
import { AROUND_METRES, useMoves, useSamePoint, useStart } from './place-moves.ts'
import { useMapWords } from './words.ts'
import './place-map.css'

export interface PlaceMapProps {
  point: MapPoint | null
  /** The grid, or any area, to be shown where there is no point. */
  gridId?: string
  /** The case that the map belongs to; it is not its own neighbour. */
  caseId?: string
  height?: number
  /** Shown as soon as it changes: an area whose name was typed. */
  look?: { id: string; bounds: MapBounds }
  /** Makes the pin movable: by mouse, by keys, by coordinates. */
  onPick?: (point: MapPoint) => void
}

export default function PlaceMap(props: PlaceMapProps): JSX.Element {
  const { gridId, height = 240 } = props
  const point = useSamePoint(props.point)
  const [view, setView] = useState<MapViewport>()
  const ground = useGround(view ?? (point ? { ...boundsAround(point, AROUND_METRES), zoom: 15 } : undefined))
  const start = useStart(point, gridId, ground)
  if (ground.error && !start) return <Failed error={ground.error} again={ground.again} />
  return (
    <div className="place-map">
      <div className="place-map-box" style={{ height }}>
        {start
          ? <Place {...props} point={point} ground={ground} start={start} view={view} onView={setView} />
          : <Waiting rows={4} />}
      </div>
    </div>
  )
}

interface Placed extends PlaceMapProps {
  ground: Ground
  start: MapBounds
  view: MapViewport | undefined
  onView: (view: MapViewport) => void
}

function Place({ point, gridId, caseId, look, onPick, ground, start, view, onView }: Placed): JSX.Element {
  const say = useMapWords()
  const navigate = useNavigate()
  const map = useRef<MapHandle>(null)
  const { cases, marks, tiles, waiting } = useOpenCases(view)
  const own = cases.some(({ id }) => id === caseId)
  const grid = useMemo(
    () => (point ? ground.areas.find(({ tier, shape }) => tier === 3 && contains(shape, point)) : undefined),
    [point, ground.areas],
  )
  const stands = grid?.id ?? look?.id ?? (point ? undefined : gridId)
  const lit = useMemo(() => (stands ? [stands] : []), [stands])
  const moved = useMoves(map, { point, grid, start, look, zoom: view?.zoom })
  const pick = onPick && ((at: MapPoint) => {
    moved(at)
    onPick(at)
  })
  const words = {
    label: say('place.label'), zoomIn: say('zoomIn'), zoomOut: say('zoomOut'), home: say('home'),
    unavailable: say('unavailable'),
    pin: say(onPick ? 'place.pin' : 'place.pinned'),
  }
  const nearby = cases.filter(({ id }) => id !== caseId)
  return (
    <>
      <MapView
        ref={map} start={start} words={words} areas={ground.areas} lit={lit} marks={marks} tiles={tiles}
        glyphs={classGlyphs} chosen={caseId} pin={own && !onPick ? null : point} onPin={pick} onView={onView}
        onChoose={(id) => id && id !== caseId && void navigate(`/events/${id}`)}
      />
      {onPick
        ? <PlaceLine point={point} onPick={onPick} />
        : <Nearby cases={nearby} waiting={waiting} tooMany={tiles.length > 0} />}
    </>
  )
}

/** What the map shows, as a list: for keys and for whoever does not see the map. */
function Nearby({ cases, waiting, tooMany }: {
  cases: readonly MapCase[]; waiting: boolean; tooMany: boolean
}): JSX.Element {
  const say = useMapWords()
  if (cases.length === 0) {
    const told = say(waiting ? 'place.nearbyAsking' : tooMany ? 'place.nearbyMany' : 'place.nearbyNone')
    return <p className="place-nearby">{told}</p>
  }
  return (
    <details className="place-nearby">
      <summary>{say('place.nearby')} {cases.length}</summary>
      <ul>
        {cases.slice(0, MOST_LISTED).map(({ id, light, title }) => (
          <li key={id}><Link to={`/events/${id}`}><LightMark light={light} size={10} /> {title}</Link></li>
        ))}
      </ul>
    </details>
  )
}

const MOST_LISTED = 30
