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
  const ahead = (data?.ahead ?? []).filter(({ at }) => Date.parse(at) > now).slice(0, SHOWN)
  if (ahead.length === 0) return null
  return (
    <p className="event-ahead">
      <span className="event-label">{say('clock.ahead')}</span>
      {ahead.map(({ phase, rule, at }) => (
        <span key={`${phase}${rule}${at}`}>
          <Moment at={at} now={now} language={language} /> {say(rule.startsWith('overdue') ? 'clock.overdue' : 'clock.reminder', { phase: wordsOf(language).phase[phase as Phase] ?? phase })}
        </span>
      ))}
    </p>
  )
}
