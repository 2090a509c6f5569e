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
  const { data } = useClocks(id)
  // The lead's and an assistant's clock may remind in the same moment.
  const ahead = [...new Map((data?.ahead ?? []).filter(({ at }) => Date.parse(at) > now).map((one) => [keyOf(one), one])).values()].slice(0, SHOWN)
  if (ahead.length === 0) return null
  return (
    <p className="event-ahead">
      <span className="event-label">{say('clock.ahead')}</span>
      {ahead.map(({ phase, rule, at }) => (
        <span key={keyOf({ phase, rule, at })}>
          <Moment at={at} now={now} language={language} /> {say(rule.startsWith('overdue') ? 'clock.overdue' : 'clock.reminder', { phase: wordsOf(language).phase[phase as Phase] ?? phase })}
        </span>
      ))}
    </p>
  )
}

function keyOf({ phase, rule, at }: { phase: string; rule: string; at: string }): string {
  return [phase, rule, at].join()
}
