/** One picture large, or before and after beside one another; by keyboard, wheel and hand. */
import {
  CloseOutlined, DownloadOutlined, LeftOutlined, MinusOutlined, PlusOutlined, RightOutlined, SwapOutlined,
} from '@ant-design/icons'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { JSX, KeyboardEvent, PointerEvent, ReactNode, WheelEvent } from 'react'
import { address } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { FileFacts } from './file-facts.tsx'
import type { PlacedAt } from './file-facts.tsx'
import { useCaseWords } from './words.ts'
import './viewer.css'

interface PictureGroup {
  label: string
  ids: readonly string[]
}

interface ViewerProps {
  groups: readonly PictureGroup[]
  start: string
  /** Where the matter is: how far from it a picture was taken. */
  place?: PlacedAt | null
  onClose: () => void
}

const MOST = 8

export default function Viewer({ groups, start, place, onClose }: ViewerProps): JSX.Element {
  const say = useCaseWords()
  const all = groups.flatMap(({ label, ids }) => ids.map((id) => ({ label, id })))
  const [index, setIndex] = useState(Math.max(0, all.findIndex(({ id }) => id === start)))
  const [paired, setPaired] = useState(false)
  const [view, setView] = useState<View>(whole)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    // A modal dialogue of the browser: focus stays in it and returns, Escape closes it, and it lies above everything.
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const pair = pairOf(groups)
  const current = all[index]
  const step = useCallback((by: number) => {
    setPaired(false)
    setView(whole)
    setIndex((now) => (now + by + all.length) % all.length)
  }, [all.length])
  const zoom = (factor: number): void => setView((now) => zoomed(now, factor))
  const keys: Record<string, () => void> = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    '+': () => zoom(1.5),
    '=': () => zoom(1.5),
    '-': () => zoom(1 / 1.5),
    0: () => setView(whole), b: () => pair && setPaired((was) => !was),
  }

  function press(event: KeyboardEvent): void {
    const act = keys[event.key]
    // Whatever stands below must not act upon the keys of the viewer.
    event.stopPropagation()
    event.nativeEvent.stopPropagation()
    if (!act) return
    event.preventDefault()
    act()
  }

  const shown = paired && pair ? pair : current ? [current] : []
  return (
    <dialog ref={dialog} className="viewer" aria-label={say('pictures.viewer')} onKeyDown={press} onClose={onClose}>
      <header className="viewer-bar">
        <b>{current && !paired ? current.label : say('pictures.beside')}</b>
        {!paired && all.length > 1 && <span>{say('pictures.count', { n: index + 1, of: all.length })}</span>}
        {current && !paired && <FileFacts id={current.id} place={place} />}
        <span className="viewer-tools">
          {pair && (
            <Tool name={say(paired ? 'pictures.single' : 'pictures.beside')} act={keys['b']!} pressed={paired}>
              <SwapOutlined />
            </Tool>
          )}
          <Tool name={say('pictures.zoomOut')} act={() => zoom(1 / 1.5)}><MinusOutlined /></Tool>
          <Tool name={say('pictures.fit')} act={() => setView(whole)}>{Math.round(view.scale * 100)}%</Tool>
          <Tool name={say('pictures.zoomIn')} act={() => zoom(1.5)}><PlusOutlined /></Tool>
          {current && !paired && (
            <a className="viewer-tool" href={address('readFile', { params: { id: current.id } })} download
              aria-label={say('pictures.download')}
              title={say('pictures.download')}><DownloadOutlined /></a>
          )}
          <Tool name={say('pictures.close')} act={() => dialog.current?.close()}><CloseOutlined /></Tool>
        </span>
      </header>
      <div className="viewer-stage" onWheel={(event: WheelEvent) => zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2)}>
        {shown.map(({ id, label }) => (
          <Shown key={id} id={id} label={label} view={view} move={setView} captioned={paired} />
        ))}
      </div>
      {!paired && all.length > 1 && (
        <>
          <button type="button" className="viewer-step before" aria-label={say('pictures.previous')}
            onClick={() => step(-1)}>
            <LeftOutlined />
          </button>
          <button type="button" className="viewer-step after" aria-label={say('pictures.next')}
            onClick={() => step(1)}>
            <RightOutlined />
          </button>
        </>
      )}
    </dialog>
  )
}

interface View { scale: number; x: number; y: number }
const whole: View = { scale: 1, x: 0, y: 0 }

function zoomed({ scale, x, y }: View, factor: number): View {
  const next = Math.min(MOST, Math.max(1, scale * factor))
  return next === 1 ? whole : { scale: next, x: (x * next) / scale, y: (y * next) / scale }
}

interface ShownProps {
  id: string
  label: string
  view: View
  move: (change: (view: View) => View) => void
  captioned: boolean
}

function Shown({ id, label, view, move, captioned }: ShownProps): JSX.Element {
  const { data } = useRead('describeFile', { params: { id } }, { fresh: Infinity })
  const source = address('readFile', { params: { id } })
  const drag = (event: PointerEvent): void => {
    if (event.buttons !== 1 || view.scale === 1) return
    const { movementX, movementY } = event
    move((now) => ({ ...now, x: now.x + movementX, y: now.y + movementY }))
  }
  return (
    <figure className="viewer-shown" onPointerMove={drag}
      onDoubleClick={() => move((now) => (now.scale > 1 ? whole : zoomed(now, 2.5)))}>
      {data?.kind === 'video' && <video src={source} controls aria-label={label} />}
      {data?.kind === 'audio' && <audio src={source} controls aria-label={label} />}
      {(!data || data.kind === 'picture') && (
        <img src={source} alt={label} draggable={false}
          style={{ transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})` }} />
      )}
      {captioned && <figcaption>{label}</figcaption>}
    </figure>
  )
}

interface ToolProps {
  name: string
  act: () => void
  pressed?: boolean
  children: ReactNode
}

function Tool({ name, act, pressed, children }: ToolProps): JSX.Element {
  return (
    <button type="button" className="viewer-tool" aria-label={name} title={name} aria-pressed={pressed} onClick={act}>
      {children}
    </button>
  )
}

/** The last of each side: how it was and how it is. */
function pairOf([before, after]: readonly PictureGroup[]): { id: string; label: string }[] | undefined {
  const [first, last] = [before?.ids.at(-1), after?.ids.at(-1)]
  if (!before || !after || first === undefined || last === undefined) return undefined
  return [{ id: first, label: before.label }, { id: last, label: after.label }]
}
