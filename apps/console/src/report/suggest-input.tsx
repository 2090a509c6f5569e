/** A text field that suggests while one types. Tab goes on; what was typed stays unless a suggestion is taken. */
import { Input } from 'antd'
import { useState } from 'react'
import type { JSX, KeyboardEvent } from 'react'
import { faulty } from './field.tsx'

export interface Suggestion {
  key: string
  name: string
  beside?: string
}

interface SuggestionGroup {
  label: string
  items: readonly Suggestion[]
}

interface SuggestInputProps {
  id: string
  value: string
  groups: readonly SuggestionGroup[]
  placeholder: string
  maxLength: number
  fault?: string
  onType: (text: string) => void
  onTake: (suggestion: Suggestion) => void
}

export function SuggestInput(props: SuggestInputProps): JSX.Element {
  const { id, value, groups, placeholder, maxLength, fault, onType, onTake } = props
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const items = groups.flatMap((group) => group.items)
  const shown = open && items.length > 0
  const current = shown ? items[at] : undefined

  function take(suggestion: Suggestion): void {
    setOpen(false)
    setAt(-1)
    onTake(suggestion)
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && items.length > 0) {
      event.preventDefault()
      setOpen(true)
      setAt((before) => (shown ? (before + step + items.length) % items.length : 0))
    } else if (event.key === 'Enter' && current && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      take(current)
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault()
      setOpen(false)
    }
  }

  return (
    <div className="suggest">
      <Input
        id={id} value={value} placeholder={placeholder} maxLength={maxLength} autoComplete="off" role="combobox"
        aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list"
        aria-activedescendant={current && `${id}-${current.key}`}
        onChange={({ target }) => { setOpen(true); setAt(-1); onType(target.value) }} onKeyDown={press}
        onBlur={() => setOpen(false)} {...faulty(id, fault)}
      />
      {shown && (
        <div className="suggest-list" id={`${id}-list`} role="listbox" aria-label={placeholder}>
          {groups.filter((group) => group.items.length > 0).map((group) => (
            <div key={group.label} role="group" aria-label={group.label}>
              <p aria-hidden="true">{group.label}</p>
              {group.items.map((item) => (
                <div
                  key={item.key} id={`${id}-${item.key}`} role="option" aria-selected={item === current}
                  className="suggest-item" onMouseDown={(event) => { event.preventDefault(); take(item) }}
                >
                  <span>{item.name}</span><small>{item.beside}</small>
                </div>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
