import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { chinaDate, chinaTime } from './days.ts'
import type { Span } from './days.ts'
import type { SpecialDay } from './use-rota.ts'
import { dateWithWeekday, slashDate, weekdayOf } from './written.ts'

/** A holiday by its name, a weekend, or a weekend that is worked. */
export function dayClass(date: string, special: ReadonlyMap<string, SpecialDay>): string {
  const kind = special.get(date)?.kind
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  const off = kind === 'holiday' || (kind !== 'workday' && (weekday === 0 || weekday === 6))
  return off ? 'is-off' : ''
}

interface DayHeadsProps {
  dates: readonly string[]
  span: Span
  special: ReadonlyMap<string, SpecialDay>
  now: number
  /** A day's head leads to that day by the hour. */
  onPickDay?: (date: string) => void
}

export function DayHeads({ dates, span, special, now, onPickDay }: DayHeadsProps): JSX.Element {
  const say = useDutyWords()
  return (
    <div className="rota-heads" role="row">
      <div className="rota-corner" role="columnheader">{say('grid.person')}</div>
      <div className="rota-days">
        {dates.map((date) => (
          <DayHead
            key={date} date={date} day={special.get(date)} off={dayClass(date, special)}
            isToday={date === chinaDate(now)} onPick={onPickDay}
          />
        ))}
        {dates.length === 1 && <Hours />}
        <NowMark span={span} now={now} labelled />
      </div>
    </div>
  )
}

function DayHead({ date, day, off, isToday, onPick }: {
  date: string
  day: SpecialDay | undefined
  off: string
  isToday: boolean
  onPick?: (date: string) => void
}): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const name = day ? (day.kind === 'workday' ? say('grid.makeup') : (day.name ?? '')) : ''
  const text = (
    <>
      <b>{weekdayOf(date, language)}</b>
      <span>{slashDate(date)}</span>
      {name && <em>{name}</em>}
    </>
  )
  return (
    <div
      className={`rota-day ${off}${isToday ? ' is-today' : ''}`} role="columnheader"
      aria-label={[dateWithWeekday(date, language), name].filter(Boolean).join(' ')}
    >
      {onPick ? <button type="button" onClick={() => onPick(date)}>{text}</button> : <span>{text}</span>}
    </div>
  )
}

/** Every third hour on the axis of a single day. */
function Hours(): JSX.Element {
  return (
    <div className="rota-hours" aria-hidden="true">
      {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
        <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>
          {hour}
        </span>
      ))}
    </div>
  )
}

/** Where now stands in the span; nothing where it lies outside. */
export function NowMark({ span, now, labelled }: { span: Span; now: number; labelled?: boolean }): JSX.Element | null {
  const say = useDutyWords()
  if (now < span.from || now >= span.to) return null
  const left = `${((now - span.from) / (span.to - span.from)) * 100}%`
  return (
    <i
      className={`rota-now${labelled ? ' is-labelled' : ''}`} style={{ left }}
      title={say('grid.now', { time: chinaTime(now) })}
    >
      {labelled && <span>{chinaTime(now)}</span>}
    </i>
  )
}
