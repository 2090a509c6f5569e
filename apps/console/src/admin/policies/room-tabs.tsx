import type { JSX } from 'react'
import './rules.css'

/** Tabs in the head of a room; arrows go along them. */
export function RoomTabs<K extends string>({ tabs, chosen, choose, label }: {
  tabs: readonly { key: K; label: string; count?: number }[]
  chosen: K
  choose: (key: K) => void
  label: string
}): JSX.Element {
  const along = (event: React.KeyboardEvent, at: number): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = tabs[(at + by + tabs.length) % tabs.length]
    if (by === 0 || !next) return
    event.preventDefault()
    choose(next.key)
    const buttons = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]')
    buttons?.[tabs.indexOf(next)]?.focus()
  }
  return (
    <div className="rules-tabs" role="tablist" aria-label={label}>
      {tabs.map(({ key, label: name, count }, i) => (
        <button
          key={key} type="button" role="tab" aria-selected={key === chosen} tabIndex={key === chosen ? 0 : -1}
          onClick={() => choose(key)} onKeyDown={(event) => along(event, i)}
        >
          {name}{count !== undefined && <small>{count}</small>}
        </button>
      ))}
    </div>
  )
}
