import type { JSX } from 'react'
import { useDeskWords } from './words.ts'

/** Says what is new, and waits. It floats above the rows, so that even it moves nothing. */
export function ArrivedBar({
  arrived,
  gone,
  words,
  onTakeIn,
}: {
  arrived: number
  gone: number
  words: { arrived: 'work' | 'events'; gone: 'gone' | 'changed' }
  onTakeIn: () => void
}): JSX.Element {
  const say = useDeskWords()
  const text =
    arrived > 0
      ? say(`arrived.${words.arrived}`, { n: arrived })
      : gone > 0
        ? say(`arrived.${words.gone}`, { n: gone })
        : ''
  return (
    <div className="arrived" role="status" aria-live="polite">
      {text && (
        <button
          type="button"
          className={arrived > 0 ? 'arrived-new' : 'arrived-gone'}
          title={say('arrived.key')}
          onClick={onTakeIn}
        >
          {text} <span aria-hidden="true">{arrived > 0 ? '↑' : ''}</span>
          <kbd aria-hidden="true">r</kbd>
        </button>
      )}
    </div>
  )
}
