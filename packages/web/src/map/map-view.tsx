import { useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { JSX, ReactNode, Ref } from 'react'
import { openMap } from './engine.ts'
import type { MapEngine } from './engine.ts'
import { viewportOf } from './geometry.ts'
import type { MapBounds, MapPoint, MapStart, MapViewport } from './geometry.ts'
import type { MapHearers } from './listen.ts'
import { keepChosen, standPin } from './markers.ts'
import type { Pin } from './markers.ts'
import type { MapArea, MapMark, MapTile } from './series.ts'
import type { Glyphs } from './sprites.ts'
import './map.css'

export interface MapWords {
  /** What the map shows, for whoever does not see it. */
  label: string
  zoomIn: string
  zoomOut: string
  /** Back to where it began. */
  home: string
  /** Of the pin: what it is and that arrows move it. */
  pin?: string
  /** Where the browser cannot draw it. */
  unavailable: string
}

export interface MapHandle {
  fit(bounds: MapBounds, options?: { most?: number; animate?: boolean }): void
  fly(point: MapPoint, zoom: number): void
  /** Moves as little as it takes to have the point in sight. */
  show(point: MapPoint): void
}

export interface MapViewProps {
  start: MapStart
  /** Where the button `home` leads; without one to the start. */
  home?: MapBounds
  words: MapWords
  areas: readonly MapArea[]
  /** Areas that stand out. */
  lit?: readonly string[]
  marks?: readonly MapMark[]
  tiles?: readonly MapTile[]
  glyphs?: Glyphs
  chosen?: string
  pin?: MapPoint | null
  onPin?: (point: MapPoint) => void
  onView?: (view: MapViewport) => void
  onChoose?: (id: string | undefined) => void
  /** Right button, or a long press. */
  onHold?: (point: MapPoint) => void
  ref?: Ref<MapHandle>
  children?: ReactNode
}

const none: readonly never[] = []

/** A map of areas and marks. What it shows is given; what is done on it is told. */
export function MapView(props: MapViewProps): JSX.Element {
  const { areas, lit = none, marks = none, tiles = none, glyphs = {}, chosen, words, start, ref, children } = props
  const box = useRef<HTMLDivElement>(null)
  const hears = useRef(props)
  hears.current = props
  const [engine, setEngine] = useState<MapEngine>()
  const [broken, setBroken] = useState(false)
  const [drawn, setDrawn] = useState(false)
  const [hovered, setHovered] = useState<{ name: string; x: number; y: number }>()

  useEffect(() => {
    const told: MapHearers = {
      view: (view) => hears.current.onView?.(view),
      choose: (id) => hears.current.onChoose?.(id),
      press: (point) => (hears.current.onPin ? hears.current.onPin(point) : hears.current.onChoose?.(undefined)),
      hold: (point) => hears.current.onHold?.(point),
      hover: (name, x, y) => setHovered(name ? { name, x, y } : undefined),
      drawn: () => setDrawn(true),
    }
    try {
      const opened = openMap(box.current!, start, glyphs, told)
      setEngine(opened)
      return () => {
        setEngine(undefined)
        opened.close()
      }
    } catch {
      // No WebGL: an old PC, or a desktop far away. The list beside the map has the same things.
      setBroken(true)
      hears.current.onView?.(viewportOf(start, box.current!.getBoundingClientRect()))
      return undefined
    }
    // Where it begins is said once; later moves are the user's and the handle's.
  }, [])
  useEffect(() => engine?.areas(areas), [engine, areas])
  useEffect(() => engine?.light(lit), [engine, lit, areas])
  useEffect(() => engine?.marks(marks), [engine, marks])
  useEffect(() => engine?.tiles(tiles), [engine, tiles])
  const framed = marks.find(({ id }) => id === chosen)
  useEffect(() => (engine && framed ? keepChosen(engine.gl, framed) : undefined), [engine, framed?.lon, framed?.lat])
  usePin(engine, props)
  useEffect(() => engine?.gl.getCanvas().setAttribute('aria-label', words.label), [engine, words.label])
  useImperativeHandle(ref, () => ({
    fit: (bounds, options) => engine?.fit(bounds, options),
    fly: (point, zoom) => engine?.fly(point, zoom),
    show: (point) => engine?.show(point),
  }), [engine])

  function goHome(): void {
    const { home } = props
    if (home) engine?.fit(home)
    else if ('zoom' in start) engine?.fly(start, start.zoom)
    else engine?.fit(start)
  }

  return (
    <div className="map-view" aria-busy={!drawn && !broken}>
      <div ref={box} className="map-box" />
      {broken && <p className="map-unavailable" role="note">{words.unavailable}</p>}
      {hovered && (
        <div className="map-hover" style={{ left: hovered.x, top: hovered.y }} aria-hidden="true">{hovered.name}</div>
      )}
      {!broken && (
        <div className="map-controls">
          <Control name={words.zoomIn} sign="+" act={() => engine?.gl.zoomIn()} />
          <Control name={words.zoomOut} sign="−" act={() => engine?.gl.zoomOut()} />
          <Control name={words.home} sign="⌂" act={goHome} />
        </div>
      )}
      {children}
    </div>
  )
}

function Control({ name, sign, act }: { name: string; sign: string; act: () => void }): JSX.Element {
  return <button type="button" aria-label={name} title={name} onClick={act}>{sign}</button>
}

function usePin(engine: MapEngine | undefined, props: MapViewProps): void {
  const { pin, onPin, words } = props
  const latest = useRef(onPin)
  latest.current = onPin
  const standing = useRef<Pin>(undefined)
  const [there, movable] = [Boolean(pin), Boolean(onPin)]
  useEffect(() => {
    if (!engine || !pin) return undefined
    standing.current = standPin(engine.gl, pin, words.pin ?? '', movable ? (at) => latest.current?.(at) : undefined)
    return () => standing.current?.remove()
  }, [engine, there, movable, words.pin])
  useEffect(() => {
    if (pin) standing.current?.moveTo(pin)
  }, [pin?.lon, pin?.lat])
}
