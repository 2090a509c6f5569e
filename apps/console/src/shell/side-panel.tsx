import { useEffect, useRef } from 'react'
import type { JSX, ReactNode } from 'react'
import { useShellWords } from './words.ts'
import './side-panel.css'

/** Beside what it is about, which stays in view. Escape closes it and gives the focus back to where one was. */
export function SidePanel({ title, close, children, atStart = false }: {
  title: string
  close: () => void
  children: ReactNode
  /** Over the left edge, where what it is about lies at the right one. */
  atStart?: boolean
}): JSX.Element {
  const say = useShellWords()
  const before = useRef(document.activeElement)
  const panel = useRef<HTMLElement>(null)
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const from = before.current
    // What asks for the focus by itself has it already.
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus()
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true })
    }
  }, [])
  return (
    <aside
      ref={panel} className={`side-panel${atStart ? ' at-start' : ''}`} aria-label={title} tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        latest.current()
      }}
    >
      <header>
        <h2>{title}</h2>
        <button
          type="button" className="quiet-button" aria-label={say('common.close')} title={say('common.close')}
          onClick={close}
        >
          ×
        </button>
      </header>
      <div className="side-panel-body">{children}</div>
    </aside>
  )
}
