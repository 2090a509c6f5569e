import { useEffect, useRef } from 'react'

/** Keys of a screen: `j`, `Enter`, `Escape`, `mod+k` (⌘ or Ctrl), `?`. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

/**
 * Binds keys while the component is on screen. Plain keys are left alone while somebody types, and while something that
 * opened above the page (a menu, a dialogue) has the focus; `mod+` keys and Escape work everywhere.
 */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const act = latest.current[nameOf(event)]
      if (!act || (isPlain(event) && isBusy(event.target)) || isPressed(event)) return
      event.preventDefault()
      act(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [enabled])
}

function nameOf(event: KeyboardEvent): string {
  const mod = event.metaKey || event.ctrlKey ? 'mod+' : ''
  const alt = event.altKey ? 'alt+' : ''
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return mod + alt + (event.shiftKey && event.key.length > 1 ? 'shift+' : '') + key
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.metaKey && !event.ctrlKey && event.key !== 'Escape'
}

const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]'
const ABOVE = '[role=dialog], [role=menu], [role=listbox], .ant-select-dropdown, .ant-picker-dropdown'
const BY_SPACE = 'button, [role=button], [role=tab], summary'
const BY_ENTER = `${BY_SPACE}, a`

function isBusy(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(`${TYPING}, ${ABOVE}`) !== null
}

/** Enter and space upon something that they press are its own. */
function isPressed(event: KeyboardEvent): boolean {
  return (
    (event.key === ' ' && isOn(event, BY_SPACE)) || (event.key === 'Enter' && isPlain(event) && isOn(event, BY_ENTER))
  )
}

/** Whether a control that Enter presses has the focus; `useKeys` asks it by itself. */
export function pressesControl(event: KeyboardEvent): boolean {
  return isOn(event, BY_ENTER)
}

function isOn(event: KeyboardEvent, controls: string): boolean {
  return event.target instanceof Element && event.target.closest(controls) !== null
}
