import type { Phase } from '@onegrid/domain'
import { formatDuration, wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useLanguage } from '../words/room-words.ts'
import { useClocks } from './use-clocks.ts'
import { useEventWords } from './words.ts'

/** A share below this is no stripe that one could see. */
const LEAST = 0.004

/** Who held the case for how long, in order; the parts sum to the whole. Rule: docs/domain.md 检验 8. */
export function PhasesBar({ id }: { id: string }): JSX.Element | null {
  const say = useEventWords()
  const language = useLanguage()
  const { data } = useClocks(id)
  const phases = data?.phases ?? []
  const all = phases.reduce((sum, { seconds }) => sum + seconds, 0)
  if (all < 60) return null
  const words = wordsOf(language).phase
  const name = (phase: string, paused: boolean): string => `${words[phase as Phase] ?? phase}${paused ? say('clock.pausedShare') : ''}`
  const shown = phases.filter(({ seconds }) => seconds / all > LEAST)
  return (
    <figure className="event-phases">
      <figcaption><span className="event-label">{say('clock.phases')}</span>{say('clock.all', { time: formatDuration(all, language) })}</figcaption>
      <div className="phases-bar" aria-hidden="true">
        {shown.map(({ from, seconds, paused }, i) => (
          <i key={from} className={paused ? 'paused' : ''} data-shade={i % 4} style={{ flexGrow: seconds }} />
        ))}
      </div>
      <ol>
        {shown.map(({ phase, owner, paused, from, seconds }, i) => (
          <li key={from}>
            <i data-shade={i % 4} className={paused ? 'paused' : ''} aria-hidden="true" />
            {owner?.name} {name(phase, paused)} <b>{formatDuration(seconds, language)}</b>
          </li>
        ))}
      </ol>
    </figure>
  )
}
