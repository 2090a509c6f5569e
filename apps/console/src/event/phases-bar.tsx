import type { Phase } from '@onegrid/domain'
import { formatDuration, wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useLanguage } from '../words/room-words.ts'
import { useClocks } from './use-clocks.ts'
import { useEventWords } from './words.ts'

/** What was held for less than a minute is no part of the story. */
const LEAST_S = 60

/** Who held the case for how long, in order; the parts sum to the whole. Rule: docs/domain.md 检验 8. */
export function PhasesBar({ id }: { id: string }): JSX.Element | null {
  const say = useEventWords()
  const language = useLanguage()
  const { data } = useClocks(id)
  const phases = (data?.phases ?? []).filter(({ seconds }) => seconds >= LEAST_S)
  const all = phases.reduce((sum, { seconds }) => sum + seconds, 0)
  if (phases.length === 0) return null
  const words = wordsOf(language).phase
  const name = (phase: string, paused: boolean): string =>
    `${words[phase as Phase] ?? phase}${paused ? say('clock.pausedShare') : ''}`
  return (
    <figure className="event-phases">
      <figcaption>
        <span className="event-label">{say('clock.phases')}</span>
        {say('clock.all', { time: formatDuration(all, language) })}
      </figcaption>
      <div className="phases-bar" aria-hidden="true">
        {phases.map(({ from, seconds, paused }, i) => (
          <i key={from} className={paused ? 'paused' : ''} data-shade={i % 4} style={{ flexGrow: seconds }} />
        ))}
      </div>
      <ol>
        {phases.map(({ phase, owner, paused, from, seconds }, i) => (
          <li key={from}>
            <i data-shade={i % 4} className={paused ? 'paused' : ''} aria-hidden="true" />
            {owner?.name} {name(phase, paused)} <b>{formatDuration(seconds, language)}</b>
          </li>
        ))}
      </ol>
    </figure>
  )
}
