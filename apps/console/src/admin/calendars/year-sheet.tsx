import { addDays } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { memo, useRef, useState } from 'react'
import type { JSX, KeyboardEvent } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { sayDate } from '../policies/say-value.ts'
import { useCalendarWords } from './words.ts'
import { datesBetween } from './year-form.ts'
import type { Weekday, YearDay, YearMonth } from './year-layout.ts'

const along: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** The whole year. A click chooses a day, with Shift all from the last one; arrows go along days and weeks. */
export function YearSheet({ months, today, chosen, choose }: {
  months: readonly YearMonth[]
  today: string
  chosen: readonly string[]
  choose: (dates: string[]) => void
}): JSX.Element {
  const sheet = useRef<HTMLDivElement>(null)
  const year = firstDate(months).slice(0, 4)
  const [focus, setFocus] = useState(today.startsWith(year) ? today : firstDate(months))
  const anchor = useRef(focus)
  const pick = (date: string, extend: boolean): void => {
    setFocus(date)
    if (!extend) anchor.current = date
    choose(
      extend
        ? datesBetween(anchor.current, date, (one) => addDays(one, 1))
        : chosen.length === 1 && chosen[0] === date
        ? []
        : [date],
    )
  }
  const keys = (event: KeyboardEvent): void => {
    const by = along[event.key]
    if (event.key === 'Escape' && chosen.length > 0) choose([])
    if (by === undefined) return
    event.preventDefault()
    const next = addDays(focus, by)
    if (!next.startsWith(year)) return
    setFocus(next)
    if (event.shiftKey) choose(datesBetween(anchor.current, next, (one) => addDays(one, 1)))
    sheet.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus()
  }
  return (
    <div ref={sheet} className="year-sheet" onKeyDown={keys}>
      {
        months.map(
          (month) => <Month key={month.month} month={month} today={today} focus={focus} chosen={chosen} pick={pick} />,
        )
      }
    </div>
  )
}

function Month({ month: { month, weeks, workdays }, today, focus, chosen, pick }: {
  month: YearMonth
  today: string
  focus: string
  chosen: readonly string[]
  pick: (date: string, extend: boolean) => void
}): JSX.Element {
  const say = useCalendarWords()
  const words = wordsOf(useLanguage())
  const name = words.month[month - 1]!
  return (
    <section className="year-month" aria-label={name}>
      <h3>{name} <small>{workdays}</small></h3>
      <div className="year-weekdays" aria-hidden="true">
        {weekdays.map((day) => <span key={day}>{say(`weekday.${day}`)}</span>)}
      </div>
      {weeks.map((week, i) => (
        <div key={i} className="year-week">
          {week.map((day, j) => (day === null ? <span key={j} /> : (
            <Day
              key={day.date} day={day} isToday={day.date === today} isFocus={day.date === focus}
              isChosen={chosen.includes(day.date)} pick={pick}
            />
          )))}
        </div>
      ))}
    </section>
  )
}

const Day = memo(function Day({ day, isToday, isFocus, isChosen, pick }: {
  day: YearDay
  isToday: boolean
  isFocus: boolean
  isChosen: boolean
  pick: (date: string, extend: boolean) => void
}): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const words = wordsOf(language)
  const { date, kind, name, was } = day
  const about = [
    sayDate(date, language), words.weekday[day.weekday - 1], name, say(`kind.${kind}`), was && was !== kind && say(
      'day.was', { kind: say(`kind.${was}`) },
    ),
    was === kind && say('day.changed'), isToday && say('today'),
  ].filter(Boolean).join(' ')
  return (
    <button
      type="button" data-date={date} className={`year-day is-${kind}${was ? ' changed' : ''}${isToday ? ' today' : ''}`}
      tabIndex={isFocus ? 0 : -1}
      aria-pressed={isChosen} aria-label={about} title={about} onClick={(event) => pick(date, event.shiftKey)}
    >
      {day.day}
      {(kind === 'holiday' || kind === 'makeup') && <small>{say(`mark.${kind}`)}</small>}
    </button>
  )
})

function firstDate(months: readonly YearMonth[]): string {
  return months[0]!.weeks[0]!.find((day) => day !== null)!.date
}
