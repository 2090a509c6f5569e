import { LightMark } from '@onegrid/web'
import { useEffect, useRef } from 'react'
import type { JSX, KeyboardEvent } from 'react'
import type { Tab, TabName } from './tabs.ts'
import { useDeskWords } from './words.ts'
import './tabs-bar.css'

type Counted = Omit<Tab, 'name'> & { name: TabName | 'all' }

/** What is owed and how much of it; a figure in red says how much is late. Left and right move, as in all tabs. */
export function TabsBar({
  tabs,
  chosen,
  onChoose,
}: {
  tabs: readonly Counted[]
  chosen: TabName | 'all'
  onChoose: (name: TabName | 'all') => void
}): JSX.Element {
  const say = useDeskWords()
  const bar = useRef<HTMLDivElement>(null)
  // Where there is no room for all of them the chosen one is in sight.
  useEffect(() => {
    bar.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen, tabs.length])

  function move(event: KeyboardEvent): void {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const at = tabs.findIndex(({ name }) => name === chosen)
    const next = (at + by + tabs.length) % tabs.length
    onChoose(tabs[next]!.name)
    bar.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
  }

  return (
    <div
      ref={bar}
      className="tabs"
      data-tour="desk"
      role="tablist"
      aria-label={say('tabs.label')}
      onKeyDown={move}
    >
      {tabs.map(({ name, value, exact, red, yellow }) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          tabIndex={name === chosen ? 0 : -1}
          className={`tab${value === 0 ? ' is-empty' : ''}`}
          onClick={() => onChoose(name)}
        >
          {say(`tabs.${name}`)}
          <b>{exact ? value : say('tabs.more', { n: value })}</b>
          {red > 0 && <LateCount n={red} light="red" label={say('tabs.late', { n: red })} />}
          {red === 0 && yellow > 0 && <LateCount n={yellow} light="yellow" label={say('tabs.soon', { n: yellow })} />}
        </button>
      ))}
    </div>
  )
}

function LateCount({ n, light, label }: { n: number; light: 'red' | 'yellow'; label: string }): JSX.Element {
  return (
    <span className={`tab-late is-${light}`} title={label}>
      <LightMark light={light} size={9} />
      <span aria-hidden="true">{n}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
