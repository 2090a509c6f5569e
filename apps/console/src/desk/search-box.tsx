import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { useKeys } from '@onegrid/web'
import { useEffect, useRef, useState } from 'react'
import type { JSX } from 'react'
import { useDeskWords } from './words.ts'
import './search-box.css'

/** A pause of the fingers; shorter ones ask for half a word. */
const PAUSE_MS = 220

/** Finds as one types: a word, an address, a number or its tail. `/` comes here, Escape goes back to the list. */
export function SearchBox({ value, onChange }: { value: string; onChange: (text: string) => void }): JSX.Element {
  const say = useDeskWords()
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(value)
  const sent = useRef(value)
  // While an input method is at work the box holds pinyin, which nobody is looking for.
  const [composing, setComposing] = useState(false)
  useKeys({ '/': () => box.current?.select() })

  useEffect(() => {
    // Changed from outside: a saved filter, a step back.
    if (value !== sent.current) {
      sent.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => {
    if (composing || text.trim() === sent.current) return undefined
    const timer = setTimeout(() => send(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  })

  function send(next: string): void {
    sent.current = next
    onChange(next)
  }

  return (
    <span className="list-search" role="search">
      <SearchOutlined aria-hidden="true" />
      <input
        ref={box}
        type="search"
        value={text}
        maxLength={100}
        placeholder={say('search.placeholder')}
        aria-label={say('search.label')}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') send(text.trim())
          if (event.key === 'Escape') {
            event.preventDefault()
            box.current?.blur()
          }
        }}
      />
      {text ? (
        <button
          type="button"
          aria-label={say('search.clear')}
          onClick={() => {
            setText('')
            send('')
            box.current?.focus()
          }}
        >
          <CloseOutlined />
        </button>
      ) : (
        <kbd aria-hidden="true">/</kbd>
      )}
    </span>
  )
}
