/** A small map of one place: its grid and the neighbours, the case, what else is open near by; or a pin to be moved. */
import { LightMark } from '@onegrid/web'
import { boundsAround, boundsOf, contains, MapView } from '@onegrid/web/map'
import type { MapBounds, MapHandle, MapPoint, MapViewport, Shape } from '@onegrid/web/map'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { JSX, RefObject } from 'react'
import { Link, useNavigate } from 'react-router'
import { Failed, Waiting } from '../feedback/states.tsx'
import { classGlyphs } from './class-glyphs.ts'
import { useGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { useOpenCases } from './open-cases.ts'
import type { MapCase } from './open-cases.ts'
import { useHome } from './use-home.ts'
import { PlaceLine } from './place-line.tsx'
import { useMapWords } from './words.ts'
import './place-map.css'

export interface PlaceMapProps {
  point: MapPoint | null
  /** Known already: then it is not looked for. */
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
  const { point, gridId, height = 240 } = props
  const [view, setView] = useState<MapViewport>()
  const ground = useGround(view ?? (point ? { ...boundsAround(point, AROUND_METRES), zoom: 15 } : undefined))
  const start = useStart(point, gridId, ground)
  if (ground.error && !start) return <Failed error={ground.error} again={ground.again} />
  return (
    <div className="place-map">
      <div className="place-map-box" style={{ height }}>
        {start ? <Place {...props} ground={ground} start={start} view={view} onView={setView} /> : <Waiting rows={4} />}
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
  const { cases, marks } = useOpenCases(view && view.zoom >= SINGLE_FROM ? view : undefined)
  const own = cases.some(({ id }) => id === caseId)
  const grid = useMemo(
    () => ground.areas.find(({ id, tier, shape }) => tier === 3 && (point ? contains(shape, point) : id === gridId)),
    [point, gridId, ground.areas],
  )
  const stands = grid?.id ?? look?.id
  const lit = useMemo(() => (stands ? [stands] : []), [stands])
  useWholeGrid(map, grid?.shape, point)
  const picked = useRef<MapPoint>(undefined)
  const pick = onPick && ((at: MapPoint) => {
    picked.current = at
    onPick(at)
  })
  useEffect(() => {
    // Whoever has put the pin there on the map is looking at it; one that came by a name or by figures is gone to.
    if (point && point !== picked.current) map.current?.fly(point, Math.max(view?.zoom ?? 0, NEAR_ZOOM))
  }, [point])
  useEffect(() => {
    if (look) map.current?.fit(look.bounds)
  }, [look])
  const words = {
    label: say('place.label'), zoomIn: say('zoomIn'), zoomOut: say('zoomOut'), home: say('home'), unavailable: say('unavailable'),
    pin: say(onPick ? 'place.pin' : 'place.pinned'),
  }
  return (
    <>
      <MapView ref={map} start={start} words={words} areas={ground.areas} lit={lit} marks={marks} glyphs={classGlyphs} chosen={caseId}
        pin={own && !onPick ? null : point} onPin={pick} onView={onView}
        onChoose={(id) => id && id !== caseId && void navigate(`/events/${id}`)} />
      {onPick ? <PlaceLine point={point} onPick={onPick} /> : <Nearby cases={cases.filter(({ id }) => id !== caseId)} />}
    </>
  )
}

/** What the map shows, as a list: for keys and for whoever does not see the map. */
function Nearby({ cases }: { cases: readonly MapCase[] }): JSX.Element {
  const say = useMapWords()
  if (cases.length === 0) return <p className="place-nearby">{say('place.nearbyNone')}</p>
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

/** The map begins around the point; once its grid is known, with the whole of it. Later moves are the user's. */
function useWholeGrid(map: RefObject<MapHandle | null>, shape: Shape | undefined, point: MapPoint | null): void {
  const done = useRef(false)
  useEffect(() => {
    const whole = shape && boundsOf([shape])
    if (!whole || !point || done.current) return
    done.current = true
    map.current?.fit(whole, { animate: false })
  }, [shape])
}

const AROUND_METRES = 320
/** The server shows cases one by one from here on. */
const SINGLE_FROM = 13
const NEAR_ZOOM = 15.5
const MOST_LISTED = 30

/** Where the map begins, kept from then on: the point, else its grid, else where the reader’s own post is. */
function useStart(point: MapPoint | null, gridId: string | undefined, ground: Ground): MapBounds | undefined {
  const kept = useRef<MapBounds>(undefined)
  const home = useHome(ground)
  const grid = ground.areas.find(({ id }) => id === gridId)
  kept.current ??= point ? boundsAround(point, AROUND_METRES) : ((grid && boundsOf([grid.shape])) ?? home)
  return kept.current
}
