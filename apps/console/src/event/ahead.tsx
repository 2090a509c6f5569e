import type { Phase } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { Moment } from '@onegrid/web'
import type { JSX } from 'react'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { useClocks } from './use-clocks.ts'
import { useEventWords } from './words.ts'

/** Further ahead nobody plans by it. */
const SHOWN = 3

/** What time will yet do by itself: reminders, deadlines. */
export function Ahead({ id }: { id: string }): JSX.Element | null {
  const say = useEventWords()
  const language = useLanguage()
  const now = useNow()
  const phases = wordsOf(language).phase
  const { data } = useClocks(id)
  // The lead's and an assistant's clock may remind in the same moment.
  const coming = (data?.ahead ?? []).filter(({ at }) => Date.parse(at) > now)
  const ahead = [...new Map(coming.map((one) => [keyOf(one), one])).values()].slice(0, SHOWN)
  if (ahead.length === 0) return null
  return (
    <p className="event-ahead">
      <span className="event-label">{say('clock.ahead')}</span>
      {ahead.map(({ phase, rule, at }) => (
        <span key={keyOf({ phase, rule, at })}>
          <Moment at={at} now={now} language={language} />{' '}
          {say(isDue(rule) ? 'clock.overdue' : 'clock.reminder', { phase: phases[phase as Phase] ?? phase })}
        </span>
      ))}
    </p>
  )
}

function isDue(rule: string): boolean {
  return rule.startsWith('overdue')
}

function keyOf({ phase, rule, at }: { phase: string; rule: string; at: string }): string {
  return [phase, rule, at].join()
}
