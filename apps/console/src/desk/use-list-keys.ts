import { useKeys } from '@onegrid/web'
import { useState } from 'react'

interface ListKeysOf {
  /** Keys of the rows in their order. */
  keys: readonly string[]
  opened: string | undefined
  enabled: boolean
  onOpen: (index: number) => void
  onAct: (index: number) => void
  onChoose: (index: number) => void
  onTakeIn: () => void
}

interface ListKeys {
  /** Index of the row that the keyboard is on; -1 where it is on none. */
  current: number
  /** The keyboard has moved it: it takes the focus and comes into sight. */
  moved: boolean
  /** The mouse has put it there. */
  put: (index: number) => void
  /** Arrows, where the list has the focus: elsewhere they scroll what has it. */
  onArrow: (event: { key: string; preventDefault: () => void }) => void
}

/** j/k move, Enter opens, x and space choose, r takes in what is new. The row stays the same while rows come. */
export function useListKeys({ keys, opened, enabled, onOpen, onAct, onChoose, onTakeIn }: ListKeysOf): ListKeys {
  const [at, setAt] = useState<{ key: string; moved: boolean }>()
  const key = at?.key ?? opened
  const current = key === undefined ? -1 : keys.indexOf(key)

  function move(by: number): void {
    const next = keys[current === -1 ? 0 : Math.min(Math.max(current + by, 0), keys.length - 1)]
    if (next !== undefined) setAt({ key: next, moved: true })
  }

  function withCurrent(act: (index: number) => void): (event: KeyboardEvent) => void {
    return () => {
      if (current >= 0) act(current)
    }
  }

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: withCurrent(onChoose),
    ' ': withCurrent(onChoose),
    r: onTakeIn,
    Enter: withCurrent(onOpen),
  }, enabled)
  // What is open takes the key itself.
  useKeys({ a: withCurrent(onAct) }, enabled && opened === undefined)

  return {
    current,
    moved: at?.moved ?? false,
    put: (index) => setAt({ key: keys[index]!, moved: false }),
    onArrow: (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (by === undefined) return
      event.preventDefault()
      move(by)
    },
  }
}
