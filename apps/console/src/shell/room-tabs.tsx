import type { JSX } from 'react'
import { NavLink } from 'react-router'
import './room-tabs.css'

interface RoomTab {
  to: string
  name: string
  /** Beside the name: how many wait there. */
  count?: string
}

/** The pages of a room under its name, each with an address of its own. */
export function RoomTabs({
  title,
  label,
  tabs,
}: {
  title: string
  label: string
  tabs: readonly RoomTab[]
}): JSX.Element {
  return (
    <nav className="room-tabs no-print" aria-label={label}>
      <h1>{title}</h1>
      {tabs.map(({ to, name, count }) => (
        <NavLink key={to} to={to}>
          {name}
          {count && <small>{count}</small>}
        </NavLink>
      ))}
    </nav>
  )
}
