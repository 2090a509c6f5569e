import type { CaseSummary } from '@onegrid/contract'
import { ClockChip, LevelBar } from '@onegrid/web'
import { useEffect, useId, useState } from 'react'
import type { JSX, KeyboardEvent, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { useRead } from '../api/queries.ts'
import { useSettled } from '../pickers/use-settled.ts'
import { useMe } from '../session/session.tsx'
import { levelName } from './levels.ts'
import { pagesFor } from './pages.ts'
import { useDialog } from './use-dialog.ts'
import { useShellWords } from './words.ts'
import './palette.css'

interface Hit {
  key: string
  group: 'events' | 'areas' | 'pages'
  to: string
  shown: ReactNode
}

/** Typing faster than this asks once. */
const PAUSE_MS = 120

/** ⌘K: an event by number, address or words, a page, an area; everything by the keyboard. */
export default function SearchPalette({ open, close }: { open: boolean; close: () => void }): JSX.Element {
  const say = useShellWords()
  const dialog = useDialog(open, close)
  return (
    <dialog ref={dialog} className="palette" aria-label={say('search.title')}>
      {open && <Palette close={close} />}
    </dialog>
  )
}

function Palette({ close }: { close: () => void }): JSX.Element {
  const say = useShellWords()
  const navigate = useNavigate()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const q = useSettled(typed.trim(), PAUSE_MS)
  const { hits, waiting, failed } = useHits(q)
  useEffect(() => setChosen(0), [q])

  function go(hit: Hit | undefined): void {
    if (!hit) return
    close()
    void navigate(hit.to)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setChosen((at) => Math.max(0, Math.min(hits.length - 1, at + step)))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[chosen])
  }

  return (
    <div className="palette-body" onKeyDown={onKeyDown}>
      <input
        role="combobox"
        aria-expanded
        aria-controls={`${id}-hits`}
        aria-activedescendant={hits[chosen] && `${id}-${chosen}`}
        aria-label={say('search.placeholder')}
        placeholder={say('search.placeholder')}
        autoFocus
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div
        id={`${id}-hits`}
        role="listbox"
        aria-label={say('search.title')}
        aria-busy={waiting}
        className="palette-hits"
      >
        {hits.map((hit, at) => (
          <div key={hit.key}>
            {hits[at - 1]?.group !== hit.group && (
              <div className="palette-group" role="presentation">
                {say(`search.${hit.group}`)}
              </div>
            )}
            <div
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === chosen}
              className="palette-hit"
              onMouseMove={() => setChosen(at)}
              onClick={() => go(hit)}
              ref={(element) => {
                if (at === chosen) element?.scrollIntoView({ block: 'nearest' })
              }}
            >
              {hit.shown}
            </div>
          </div>
        ))}
      </div>
      <p className="palette-note" role="status">
        {failed
          ? say('search.failed')
          : !q
            ? say('search.hint')
            : !waiting && hits.length === 0
              ? say('search.none', { q })
              : ''}
      </p>
    </div>
  )
}

function useHits(q: string): { hits: Hit[]; waiting: boolean; failed: boolean } {
  const say = useShellWords()
  const { roles } = useMe()
  const worksCases = pagesFor(roles).some((page) => page.name === 'events')
  const events = useRead('listEvents', { query: { q, limit: 8, order: 'newest' } }, { enabled: q !== '' && worksCases })
  const areas = useRead('listAreas', { query: { q, limit: 5 } }, { enabled: q.length > 1 && worksCases })
  const pages = pagesFor(roles)
    .filter((page) => q === '' || say(`nav.${page.name}`).toLowerCase().includes(q.toLowerCase()))
    .map<Hit>((page) => ({ key: page.path, group: 'pages', to: page.path, shown: say(`nav.${page.name}`) }))
  const found = (events.data?.items ?? []).map<Hit>((item) => ({
    key: item.id, group: 'events', to: `/events/${item.id}`, shown: <EventHit item={item} />,
  }))
  const places = (areas.data?.items ?? []).map<Hit>((area) => ({
    key: area.id, group: 'areas', to: `/events?area=${area.id}`, shown: area.name,
  }))
  return {
    hits: q === '' ? pages : [...found, ...places, ...pages],
    waiting: events.isFetching || areas.isFetching,
    failed: events.isError,
  }
}

function EventHit({ item }: { item: CaseSummary }): JSX.Element {
  const say = useShellWords()
  const light = item.light
  return (
    <>
      <ClockChip light={light} text={item.stateText} lightName={light ? say(`light.${light}`) : ''} plain />
      <span className="palette-title">{item.title}</span>
      <LevelBar level={item.level} name={levelName(say, item.level)} />
      <span className="palette-meta">
        {[item.grid?.name ?? item.town?.name, item.number].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}
