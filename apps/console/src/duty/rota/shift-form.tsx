import type { StaffPost } from '@onegrid/contract'
import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useId, useState } from 'react'
import type { FormEvent, JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { useDutyWords } from '../words.ts'
import { chinaDate, chinaTime, endTime, readTime, spanOfTimes } from './days.ts'
import { LONGEST, obstacleTo } from './plan.ts'
import type { NewShift } from './plan.ts'
import { dateWithWeekday, lengthText } from './written.ts'
import type { PlannedKind, Shift } from './shifts.ts'

interface ShiftFormProps {
  initial: NewShift
  /** Changing this one, which does not stand in its own way. */
  id?: string
  people: readonly StaffPost[]
  shifts: readonly Shift[]
  now: number
  save: (shift: NewShift) => Promise<boolean>
  /** Beside the button that saves. */
  also?: JSX.Element
}

const kinds: readonly PlannedKind[] = ['desk', 'night', 'patrol']

/** Kind, person, day and hours of a shift, with what stands against it said at once. */
export function ShiftForm({ initial, id, people, shifts, now, save, also }: ShiftFormProps): JSX.Element {
  const say = useDutyWords()
  const language = useLanguage()
  const field = useId()
  const [kind, setKind] = useState(initial.kind)
  const [postId, setPostId] = useState(initial.postId)
  const [date, setDate] = useState(chinaDate(initial.startsAt))
  const [from, setFrom] = useState(chinaTime(initial.startsAt))
  const [to, setTo] = useState(endTime(initial.endsAt))
  const [sending, setSending] = useState(false)

  const [start, end] = [readTime(from), readTime(to)]
  const span = start && end ? spanOfTimes(date, start, end) : undefined
  const post = people.find((one) => one.id === postId)
  const wanted = span && { id, postId, accountId: post?.accountId ?? '', kind, startsAt: span.from, endsAt: span.to }
  const fault = !wanted ? undefined
    : wanted.endsAt - wanted.startsAt > LONGEST ? say('panel.tooLong')
    : problemText(obstacleTo(wanted, shifts, now), say)

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!wanted || fault || sending) return
    setSending(true)
    const { startsAt, endsAt } = wanted
    if (!(await save({ postId, kind, startsAt, endsAt }))) setSending(false)
  }

  return (
    <form className="shift-form" onSubmit={(event) => void send(event)}>
      <div className="kind-choice" role="radiogroup" aria-label={say('panel.kind')}>
        {kinds.map((one) => (
          <label key={one} className={one === kind ? 'is-on' : ''}>
            <input type="radio" name={`${field}kind`} checked={one === kind} onChange={() => setKind(one)} />
            <i className={`rota-swatch is-${one}`} />
            {say(`kind.${one}`)}
          </label>
        ))}
      </div>
      <label htmlFor={`${field}who`}>{say('panel.person')}</label>
      <Select
        id={`${field}who`}
        value={postId}
        onChange={setPostId}
        showSearch={{ optionFilterProp: 'label' }}
        options={people.map((one) => ({ value: one.id, label: [one.name, one.title].filter(Boolean).join(' ') }))}
      />
      <label htmlFor={`${field}date`}>{say('panel.date')}</label>
      <DatePicker
        id={`${field}date`}
        value={dayjs(date)}
        allowClear={false}
        onChange={(day) => day && setDate(day.format('YYYY-MM-DD'))}
        format={(day) => dateWithWeekday(day.format('YYYY-MM-DD'), language)}
        inputReadOnly
      />
      <div className="form-times">
        <TimeField
          label={say('panel.from')}
          value={from}
          set={setFrom}
          fault={start ? undefined : say('panel.badTime')}
          autoFocus={id === undefined}
        />
        <TimeField
          label={say('panel.to')}
          value={to}
          set={setTo}
          fault={end ? undefined : say('panel.badTime')}
          beside={span && chinaDate(span.to - 1) !== date ? say('panel.next') : undefined}
        />
      </div>
      <p className={fault ? 'form-fault' : 'form-note'} role={fault ? 'alert' : undefined}>
        {fault ?? (span ? say('panel.length', { length: lengthText(span.to - span.from, language) }) : '')}
      </p>
      <div className="form-acts">
        <Button type="primary" htmlType="submit" loading={sending} disabled={!wanted || fault !== undefined}>
          {say('act.save')}
        </Button>
        {also}
      </div>
    </form>
  )
}

/** A time of day as one types it: 8:30, 0830, 17. Written out when one leaves. */
export function TimeField({ label, value, set, fault, beside, autoFocus }: {
  label: string
  value: string
  set: (value: string) => void
  fault?: string
  beside?: string
  autoFocus?: boolean
}): JSX.Element {
  const id = useId()
  return (
    <div className="time-field">
      <label htmlFor={id}>{label}{beside && <em>{beside}</em>}</label>
      <input
        id={id} inputMode="numeric" autoComplete="off" maxLength={5} value={value} autoFocus={autoFocus}
        aria-invalid={fault !== undefined} aria-describedby={fault ? `${id}fault` : undefined}
        onFocus={(event) => event.target.select()} onChange={(event) => set(event.target.value)}
        onBlur={() => set(readTime(value) ?? value)}
      />
      {fault && <small id={`${id}fault`} role="alert">{fault}</small>}
    </div>
  )
}

function problemText(
  obstacle: ReturnType<typeof obstacleTo>, say: ReturnType<typeof useDutyWords>,
): string | undefined {
  return obstacle && say(`panel.${obstacle}`)
}
