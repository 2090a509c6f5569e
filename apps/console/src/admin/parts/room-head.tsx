import type { JSX, ReactNode } from 'react'
import './parts.css'

/** Head of a room: what it is, one quiet line about it, what may be done. */
export function RoomHead({ title, note, before, children }: {
  title: string
  note?: ReactNode
  /** Stands before the title: the way back. */
  before?: ReactNode
  children?: ReactNode
}): JSX.Element {
  return (
    <header className="admin-head">
      {before}
      <h1>{title}</h1>
      {note !== undefined && <span className="admin-head-note">{note}</span>}
      <div className="admin-head-tools">{children}</div>
    </header>
  )
}
