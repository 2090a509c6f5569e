/** The district's open events on the map, with the same things beside it as a list. */
import { pressesControl, useKeys } from '@onegrid/web'
import { boundsOf, isShape, MapView } from '@onegrid/web/map'
import type { MapBounds, MapHandle, MapPoint, MapViewport } from '@onegrid/web/map'
import { Button } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { JSX } from 'react'
import { useNavigate } from 'react-router'
import { useRead } from '../api/queries.ts'
import { useAddress } from '../desk/address.ts'
import { Failed, Waiting } from '../feedback/states.tsx'
import { ChosenCard } from './chosen-card.tsx'
import { classGlyphs } from './class-glyphs.ts'
import { DutyCard } from './duty-card.tsx'
import { FilterBar } from './filter-bar.tsx'
import { useGround } from './ground.ts'
import type { Ground } from './ground.ts'
import { filterIn, placeIn, withFilter, withView } from './map-filters.ts'
import { useOpenCases } from './open-cases.ts'
import { SightList } from './sight-list.tsx'
import { useHome } from './use-home.ts'
import { useInSight, useNews } from './use-in-sight.ts'
import { useMapWords } from './words.ts'
import './map-page.css'

export default function MapPage(): JSX.Element {
  const [view, setView] = useState<MapViewport>()
  const ground = useGround(view)
  const home = useHome(ground)
  const kept = useRef<MapBounds>(undefined)
  kept.current ??= home
  if (kept.current) return <OpenMap ground={ground} home={kept.current} view={view} onView={setView} />
  return ground.error ? <Failed error={ground.error} again={ground.again} /> : <Waiting rows={10} />
}

interface OpenMapProps {
  ground: Ground
  home: MapBounds
  view: MapViewport | undefined
  onView: (view: MapViewport) => void
}

function OpenMap({ ground, home, view, onView }: OpenMapProps): JSX.Element {
  const say = useMapWords()
  const navigate = useNavigate()
  const { params, change } = useAddress()
  const map = useRef<MapHandle>(null)
  const [start] = useState(() => placeIn(params) ?? home)
  const [asked, ask] = useState<MapPoint>()
  const [byKey, setByKey] = useState(false)
  const [area, goTo] = useArea(map)
  const filter = filterIn(params)
  const chosen = params.get('case') ?? undefined
  const open = useOpenCases(view, filter)
  const sight = useInSight(view, filter)
  const news = useNews()
  const known = sight.rows.find(({ id }) => id === chosen)

  const choose = useCallback((id: string | undefined, keyboard = false) => {
    setByKey(keyboard)
    change((before) => {
      const next = new URLSearchParams(before)
      if (id) next.set('case', id)
      else next.delete('case')
      return next
    })
  }, [change])

  function move(by: number): void {
    const { rows } = sight
    const at = rows.findIndex(({ id }) => id === chosen)
    const next = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]
    if (!next) return
    choose(next.id, true)
    if (next.place) map.current?.show(next.place)
  }

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    r: news.takeIn,
    Enter: (event) => chosen && !pressesControl(event) && void navigate(`/events/${chosen}`),
    Escape: () => (asked ? ask(undefined) : choose(undefined)),
  })

  const words = {
    label: say('label'), zoomIn: say('zoomIn'), zoomOut: say('zoomOut'), home: say('home'),
    unavailable: say('unavailable'), pin: say('duty.pin'),
  }
  return (
    <div className="map-page">
      <h1 className="visually-hidden">{say('title')}</h1>
      <div className="map-side">
        <FilterBar
          filter={filter} onChange={(part) => change((before) => withFilter(before, part))} area={area} onArea={goTo}
        />
        {asked && <DutyCard point={asked} onMove={ask} onClose={() => ask(undefined)} />}
        {chosen && <ChosenCard id={chosen} known={known} onClose={() => choose(undefined)} onAsk={ask} />}
        <div className="map-told" role="status">
          <span>{countWords()}</span>
          {news.count > 0 && (
            <Button size="small" type="link" onClick={news.takeIn}>{say('list.news', { count: news.count })} ↑</Button>
          )}
        </div>
        <SightList sight={sight} chosen={chosen} focused={byKey} onChoose={(item) => {
          choose(item.id)
          if (item.place) map.current?.show(item.place)
        }} />
      </div>
      <div className="map-main">
        <MapView
          ref={map} start={start} home={home} words={words} areas={ground.areas} marks={open.marks} tiles={open.tiles}
          glyphs={classGlyphs} chosen={chosen} pin={asked ?? null} onPin={asked && ask} onHold={ask}
          onView={(next) => { onView(next); change((before) => withView(before, next)) }} onChoose={choose}
        >
          {view && (
            <Button
              className="map-ask" size="small"
              onClick={() => ask({ lon: (view.west + view.east) / 2, lat: (view.south + view.north) / 2 })}
            >
              {say('duty.here')}
            </Button>
          )}
          {(open.more || Boolean(open.error)) && (
            <p className="map-note" role="status">{say(open.error ? 'list.mapFailed' : 'list.more')}</p>
          )}
        </MapView>
      </div>
    </div>
  )

  function countWords(): string {
    const { count } = sight
    if (!count) return say('list.counting')
    return count.exact ? say('list.count', { count: count.value }) : say('list.many', { n: count.value })
  }
}

/** The area that was named last: the map goes there as soon as its shape is known. */
function useArea(map: { current: MapHandle | null }): [string | undefined, (id: string | undefined) => void] {
  const [id, setId] = useState<string>()
  const { data } = useRead('readArea', { params: { id: id ?? '' } }, { enabled: id !== undefined })
  useEffect(() => {
    const bounds = isShape(data?.area.polygon) ? boundsOf([data.area.polygon]) : undefined
    if (id !== undefined && data?.area.id === id && bounds) map.current?.fit(bounds)
  }, [id, data, map])
  return [id, setId]
}
