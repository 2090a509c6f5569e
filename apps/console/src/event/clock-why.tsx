/** Why a clock ends when it does: the sentence, and the days that prove it. */
import type { CaseClock } from '@onegrid/contract'
import type { DueExplanation } from '@onegrid/domain'
import { formatDay, formatDuration, formatLimit, sentence, wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useNow } from '../session/session.tsx'
import { useLanguage } from '../words/room-words.ts'
import { midnightOf, partsOfDay, runsOfDays } from './clocks.ts'
import type { DayRun, Span } from './clocks.ts'
import { useEventWords } from './words.ts'

interface ExplainedClock { clock: CaseClock; sentence: string; explanation: unknown }

export function ClockWhy({ item }: { item: ExplainedClock }): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const explanation = item.explanation as DueExplanation
  const runs = runsOfDays(explanation.days)
  const sum = explanation.days.reduce((all, day) => all + day.countedSeconds, 0)
  return (
    <div className="clock-why">
      <p>{item.sentence}</p>
      <table>
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">{say('clock.day')}</span></th>
            <th scope="col"><span className="visually-hidden">{say('clock.sessions')}</span><Hours /></th>
            <th scope="col">{say('clock.counted')}</th>
          </tr>
        </thead>
        <tbody>{runs.map((run) => <RunRow key={run.first.date} run={run} explanation={explanation} />)}</tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>
              {[explanation.limit, ...explanation.extended].map((limit) => formatLimit(limit, language)).join(' + ')}
            </td>
            <td>{say('clock.total', { time: formatDuration(sum, language) })}</td>
          </tr>
        </tfoot>
      </table>
      {explanation.provisional && <p className="clock-provisional">{say('clock.provisional')}</p>}
    </div>
  )
}

function RunRow({ run, explanation }: { run: DayRun; explanation: DueExplanation }): JSX.Element {
  const say = useEventWords()
  const language = useLanguage()
  const { first, last, days } = run
  const kind = first.name ?? wordsOf(language).dayKind[first.kind]
  const counted = run.countedSeconds * days
  const [from, to] = [formatDay(first.date, language), formatDay(last.date, language)]
  const date = days === 1 ? from : sentence('day_range', { from, to }, language)
  return (
    <tr className={counted === 0 ? 'off' : ''}>
      <th scope="row">{date} <small>{kind}</small></th>
      <td>{days === 1 && <Strip run={run} explanation={explanation} />}</td>
      <td>{counted === 0 ? say('clock.notCounted') : formatDuration(counted, language)}</td>
    </tr>
  )
}

const WIDTH = 240

/** The hours over the strips. */
function Hours(): JSX.Element {
  return (
    <svg viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height={12} className="strip-hours" aria-hidden="true">
      {[0, 6, 12, 18, 24].map((hour) => (
        <text key={hour} x={(hour / 24) * WIDTH} y={10}
          textAnchor={hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle'}>
          {hour}
        </text>
      ))}
    </svg>
  )
}

/** One day from 0 to 24: its sessions, what of them counted, pauses, start and deadline. */
function Strip({ run: { first }, explanation }: { run: DayRun; explanation: DueExplanation }): JSX.Element {
  const now = useNow()
  const { sessions, counted, pauses } = partsOfDay(first, explanation)
  const midnight = midnightOf(first.date)
  const shareOf = (at: number): number => (at - midnight) / 86_400_000
  const tick = (at: number, name: string): JSX.Element | null => {
    const x = shareOf(at)
    if (x < 0 || x > 1) return null
    return <line key={name} className={`strip-${name}`} x1={x * WIDTH} x2={x * WIDTH} y1={0} y2={14} />
  }
  const bar = (className: string) => ({ from, to }: Span) =>
    <rect key={`${className}${from}`} className={className} x={from * WIDTH} width={(to - from) * WIDTH} y={4}
      height={6} />
  return (
    <svg className="day-strip" viewBox={`0 0 ${WIDTH} 14`} width={WIDTH} height={14} aria-hidden="true">
      <line className="strip-ground" x1={0} x2={WIDTH} y1={7} y2={7} />
      {sessions.map(bar('strip-session'))}
      {counted.map(bar('strip-counted'))}
      {pauses.map(bar('strip-pause'))}
      {tick(explanation.startedAt, 'start')}
      {tick(explanation.dueAt, 'due')}
      {tick(now, 'now')}
    </svg>
  )
}
