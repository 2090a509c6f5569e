import type { CalendarData, SpecialDay } from '@onegrid/domain'
import { formatDay, formatDue, formatLimit } from '@onegrid/domain/words'
import { Modal } from 'antd'
import { useMemo } from 'react'
import type { JSX } from 'react'
import type { Answer } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { examplesOf } from './effects.ts'
import { useCalendarWords } from './words.ts'

/** Before a year is saved: how many open cases it concerns, and what becomes of usual limits. */
export function AskSave({ overview, year, before, after, announced, first, cancel, save }: {
  overview: Answer<'getCalendar'>
  year: number
  before: readonly SpecialDay[]
  after: readonly SpecialDay[]
  announced: boolean
  /** The first day that changes. */
  first: string
  cancel: () => void
  save: () => void
}): JSX.Element {
  const say = useCalendarWords()
  const beside = [
    useRead('getCalendarYear', { params: { year: year - 1 } }).data,
    useRead('getCalendarYear', { params: { year: year + 1 } }).data,
  ]
  const others = beside.flatMap((one) => one?.days ?? [])
  const whole = (days: readonly SpecialDay[], years: number[]): CalendarData => (
    { seasons: overview.seasons, days: [...others, ...days], years }
  )
  const years = [...overview.years.filter((one) => one !== year), ...(announced ? [year] : [])]
  return (
    <Modal
      open width={520} title={say('ask')} okText={say('save')} cancelText={say('cancel')} onOk={save} onCancel={cancel}
    >
      <Effects
        first={first} before={whole(before, overview.years.filter((one) => hasDays(one, others, before)))}
        after={whole(after, years.filter((one) => hasDays(one, others, after)))}
      />
    </Modal>
  )
}

/** How many open cases are concerned, and usual limits before and after. */
export function Effects(
  { first, before, after }: { first: string; before: CalendarData; after: CalendarData },
): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const count = useRead('countDeadlines', { query: { from: first } })
  const examples = useMemo(
    () => examplesOf(before, after, first, Math.floor(now / 60_000) * 60_000), [before, after, first, now],
  )
  const moved = examples.filter((one) => one.before !== one.after)
  return (
    <div className="calendar-effects">
      <p>
        {
          count.data && (
            count.data.open === 0
              ? say('affectsNone')
              : say('affects', { ...count.data, date: formatDay(first, language) })
          )
        }
        {count.isPending && ' '}
      </p>
      <p className="rules-soft">{say('example', { time: formatDue(examples[0]!.startedAt, now, language) })}</p>
      <ul>
        {(moved.length > 0 ? moved : examples.slice(-1)).map(({ limit, before: was, after: becomes }) => (
          <li key={`${limit.value} ${limit.unit}`}>
            {was === becomes
              ? say('exampleStill', { limit: formatLimit(limit, language), due: formatDue(was, now, language) })
              : say('exampleLine', {
                limit: formatLimit(limit, language), before: formatDue(was, now, language),
                after: formatDue(becomes, now, language),
              })}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A year without a holiday cannot be announced: of years that were not read it is not asked here. */
function hasDays(year: number, others: readonly SpecialDay[], own: readonly SpecialDay[]): boolean {
  return [...others, ...own].some(({ date, kind }) => kind === 'holiday' && date.startsWith(`${year}-`))
}
