import type { Limit } from '@onegrid/domain'
import { formatDue } from '@onegrid/domain/words'
import { DatePicker, Radio } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { limitFault } from '@onegrid/domain'
import { useRead } from '../../api/queries.ts'
import { useProblemText } from '../../feedback/problem.ts'
import { useNow } from '../../session/session.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { Field, FieldGroup } from '../parts/field.tsx'
import { LimitField } from '../policies/limit-field.tsx'
import { fromWall, toWall } from '../policies/wall.ts'
import { DayStrip } from './day-strip.tsx'
import { useCalendarWords } from './words.ts'

const STEP_MS = 60_000

/** When would it be due: a start, a limit, and the reason day by day. */
export function DueBox(): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const textOf = useProblemText()
  const now = useNow(STEP_MS)
  const [at, setAt] = useState<number>()
  const [limit, setLimit] = useState<Limit>({ value: 5, unit: 'work_day' })
  const start = at ?? Math.floor(now / STEP_MS) * STEP_MS
  const { value, unit, statutory } = limit
  const read = useRead('explainDeadline', {
    query: { start: new Date(start).toISOString(), value, unit, ...(statutory && { statutory }) },
  }, { keep: true, enabled: limitFault(limit) === undefined })
  return (
    <section className="calendar-part" aria-label={say('due')}>
      <h2>{say('due')} <small className="rules-soft">{say('dueWhy')}</small></h2>
      <FieldGroup label={say('dueStart')}>
        <div className="calendar-start">
          <Radio.Group
            value={at === undefined} onChange={(event) => setAt(event.target.value === true ? undefined : start)}
            options={
              [{ value: true, label: say('dueNow') }, { value: false, label: at === undefined ? say('dueOther') : '' }]
            }
          />
          {at !== undefined && (
            <DatePicker
              aria-label={say('dueStart')} value={toWall(at)} allowClear={false} needConfirm={false}
              showTime={{ format: 'HH:mm', minuteStep: 10 }} format="YYYY-MM-DD HH:mm"
              onChange={(wall) => wall && setAt(fromWall(wall))}
            />
          )}
        </div>
      </FieldGroup>
      <Field label={say('dueLimit')}>
        {(control) => <LimitField {...control} label={say('dueLimit')} value={limit} onChange={setLimit} />}
      </Field>
      {read.isError && <p className="rules-fault" role="alert">{textOf(read.error)}</p>}
      {read.data && (
        <div className="calendar-due" aria-live="polite" aria-busy={read.isFetching}>
          <p className="calendar-due-text">
            <b>{say('dueAt', { due: formatDue(Date.parse(read.data.dueAt), now, language) })}</b>
            {read.data.provisional && <span className="rules-mark">{say('provisional')}</span>}
          </p>
          <p className="rules-soft">{read.data.text}</p>
          <p className="rules-soft">
            {say('yellow', { at: formatDue(Date.parse(read.data.yellowAt), now, language) })}
          </p>
          <DayStrip days={read.data.days} dueAt={read.data.dueAt} />
        </div>
      )}
    </section>
  )
}
