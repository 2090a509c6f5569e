import { CloseOutlined } from '@ant-design/icons'
import type { SpecialDay } from '@onegrid/domain'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { wordsOf } from '@onegrid/domain/words'
import { useLanguage } from '../../words/room-words.ts'
import { Field, FieldGroup } from '../parts/field.tsx'
import { sayDate } from '../policies/say-value.ts'
import { useCalendarWords } from './words.ts'
import type { DayField } from './year-form.ts'
import { kindOf, weekdayOf } from './year-layout.ts'

type Way = 'week' | 'holiday' | 'workday'

/** What one day, or several in a row, shall be; seen in the year at once, saved with it. */
export function DayEditor({ dates, days, disabled, change, close }: {
  dates: readonly string[]
  days: readonly SpecialDay[]
  disabled: boolean
  change: (patch: Record<string, DayField | undefined>) => void
  close: () => void
}): JSX.Element {
  const say = useCalendarWords()
  const language = useLanguage()
  const words = wordsOf(language)
  const first = dates[0]!
  const special = days.find(({ date }) => date === first)
  const [way, setWay] = useState<Way>(special?.kind ?? 'week')
  const [name, setName] = useState(special?.name ?? nearName(days, first) ?? '')
  const put = (next: Way, called: string): void => {
    const label = called.trim()
    const field = next === 'week' ? undefined : { kind: next, ...(label !== '' && { name: label }) }
    change(Object.fromEntries(dates.map((date) => [date, field])))
  }
  const title = dates.length === 1
    ? `${sayDate(first, language)} ${words.weekday[weekdayOf(first) - 1]}`
    : say('seasonSpan', { from: sayDate(first, language), to: sayDate(dates.at(-1)!, language) })
  return (
    <section className="calendar-part chosen" aria-label={say('day.change', { date: title })}>
      <header>
        <h2>{title}</h2>
        <Button type="text" size="small" icon={<CloseOutlined />} aria-label={say('day.done')} onClick={close} />
      </header>
      <FieldGroup label={say('day.change', { date: '' }).trim()}>
        <Radio.Group
          optionType="button" value={way} disabled={disabled}
          onChange={(event) => { const next = event.target.value as Way; setWay(next); put(next, name) }}
          options={[
            { value: 'week', label: say('day.asWeek') }, { value: 'holiday', label: say('day.holiday') }, {
              value: 'workday', label: say('day.workday'),
            },
          ]}
        />
      </FieldGroup>
      {way === 'week' && dates.length === 1 && <p className="rules-hint">{say(`kind.${kindOf(first, undefined)}`)}</p>}
      {way !== 'week' && (
        <Field label={say('day.name')} optional>
          {(control) => (
            <Input
              {...control} value={name} maxLength={30} disabled={disabled} placeholder={say('day.namePlaceholder')}
              onChange={(event) => { setName(event.target.value); put(way, event.target.value) }} onPressEnter={close}
            />
          )}
        </Field>
      )}
    </section>
  )
}

/** A day beside a holiday is most likely of the same one. */
function nearName(days: readonly SpecialDay[], date: string): string | undefined {
  const at = Date.parse(date)
  const near = days.filter(({ name }) => name !== undefined).map((day) => ({
    day, far: Math.abs(Date.parse(day.date) - at),
  })).sort((a, b) => a.far - b.far)[0]
  return near && near.far <= 10 * 86_400_000 ? near.day.name : undefined
}
