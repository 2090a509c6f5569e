import { useEffect, useRef } from 'react'
import type { JSX, ReactNode } from 'react'
import { useDutyWords } from '../words.ts'

/** Beside the rota, which stays in view. Escape closes it and gives the focus back to where one was. */
export function SidePanel({ title, close, children }: { title: string; close: () => void; children: ReactNode }): JSX.Element {
  const say = useDutyWords()
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
      ref={panel} className="duty-panel" aria-label={title} tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        latest.current()
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" className="quiet-button" aria-label={say('act.close')} title={say('act.close')} onClick={close}>×</button>
      </header>
      <div className="duty-panel-body">{children}</div>
    </aside>
  )
}
