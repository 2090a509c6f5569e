import type { DueExplanationBody } from '@onegrid/contract'
import { chinaDate } from '@onegrid/domain'
import { formatDay, formatDuration } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { stripOf } from './strip.ts'
import { useCalendarWords } from './words.ts'
import { weekdayOf } from './year-layout.ts'
import './calendars.css'

type Day = DueExplanationBody['days'][number]

/** Day by day from the start to the deadline: worked or off by pattern and letter, and how much of the limit ran. */
export function DayStrip({ days, dueAt }: { days: readonly Day[]; dueAt: string }): JSX.Element {
  const say = useCalendarWords()
  const due = chinaDate(Date.parse(dueAt) - 1)
  return (
    <ol className="day-strip" aria-label={say('strip')}>
      {stripOf(days).map((part) => ('skipped' in part
        ? <li key={`skip-${part.from}`} className="day-strip-skip">{say('moreDays', { n: part.skipped })}</li>
        : <DayCell key={part.day.date} day={part.day} isDue={part.day.date === due} share={part.share} />))}
    </ol>
  )
}

function DayCell({ day, isDue, share }: { day: Day; isDue: boolean; share: number }): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const { date, kind, name, countedSeconds } = day
  const isNamed = name !== null && (kind === 'holiday' || kind === 'makeup')
  const words = [isNamed && name, say(`kind.${kind}`)].filter(Boolean).join(language === 'en' ? ' ' : '')
  const about = countedSeconds > 0
    ? say('counted', { date: formatDay(date, language), kind: words, time: formatDuration(countedSeconds, language) })
    : say('notCounted', { date: formatDay(date, language), kind: words })
  const letter = kind === 'holiday'
    ? say('mark.holiday')
    : kind === 'makeup'
    ? say('mark.makeup')
    : say(`weekday.${weekdayOf(date)}`)
  return (
    <li className={`day-strip-day is-${kind}${isDue ? ' due' : ''}`} title={about} aria-label={about}>
      <small>{letter}</small>
      <span>{Number(date.slice(8)) === 1 ? formatDay(date, language) : Number(date.slice(8))}</span>
      <i style={{ height: `${Math.round(share * 100)}%` }} />
    </li>
  )
}
