import type { Matter } from '@onegrid/domain'
import { AutoComplete, Checkbox, DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { JSX } from 'react'
import { chinaDate } from '@onegrid/domain'
import { useUnits } from '../../pickers/directory.ts'
import { useNow } from '../../session/session.tsx'
import { Field } from '../parts/field.tsx'
import type { ControlProps } from '../parts/field.tsx'
import { useMatterWords } from './words.ts'

/** From when until when, and what the department has signed. */
export function StayFields({ matter, change, faultAt }: {
  matter: Matter
  change: (patch: Partial<Matter>) => void
  faultAt: (...paths: string[]) => string | undefined
}): JSX.Element {
  const say = useMatterWords()
  const today = chinaDate(useNow(60_000))
  const { entry } = matter
  const departments = useUnits().items.filter(({ kind }) => kind === 'department').map(({ name }) => ({ value: name }))
  return (
    <div className="form-fields">
      <Field label={say('form.from')} hint={say('form.stayHint')} fault={faultAt('from')} optional name="from" half>
        {(control) => <DayField {...control} value={matter.from} onChange={(from) => change({ from })} />}
      </Field>
      <Field label={say('form.to')} fault={faultAt('to')} optional name="to" half>
        {(control) => <DayField {...control} value={matter.to} onChange={(to) => change({ to })} />}
      </Field>
      <div className="field">
        <Checkbox
          checked={entry !== undefined}
          onChange={
            (event) => change({ entry: event.target.checked ? { department: '', signedOn: today } : undefined })
          }
        >
          {say('form.entry')} <span className="rules-soft">{say('form.entryHint')}</span>
        </Checkbox>
      </div>
      {entry && (
        <>
          <Field label={say('form.department')} fault={faultAt('entry/department')} name="entry">
            {({ status: _status, ...control }) => (
              <AutoComplete
                {...control} value={entry.department} options={departments}
                showSearch={{ filterOption: (text, option) => String(option?.value).includes(text) }}
                onChange={(department: string) => change({ entry: { ...entry, department: department.slice(0, 60) } })}
              />
            )}
          </Field>
          <Field label={say('form.signedOn')} fault={faultAt('entry/signedOn')} half>
            {(control) => (
              <DayField
                {...control} value={entry.signedOn} allowClear={false}
                onChange={(signedOn) => signedOn && change({ entry: { ...entry, signedOn } })}
              />
            )}
          </Field>
          <Field
            label={say('form.trainedOn')} hint={say('form.trainedHint')} fault={faultAt('entry/trainedOn')} optional
            half
          >
            {(control) => (
              <DayField
                {...control} value={entry.trainedOn}
                onChange={(trainedOn) => {
                  const { trainedOn: _before, ...signed } = entry
                  change({ entry: trainedOn === undefined ? signed : { ...signed, trainedOn } })
                }}
              />
            )}
          </Field>
        </>
      )}
    </div>
  )
}

/** A calendar date, as the policy has it: 'YYYY-MM-DD'. */
function DayField({ value, onChange, ...rest }: ControlProps & {
  value: string | undefined
  onChange: (date: string | undefined) => void
  allowClear?: boolean
}): JSX.Element {
  return (
    <DatePicker
      {...rest} value={value === undefined ? null : dayjs(value)} format="YYYY-MM-DD"
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : undefined)}
    />
  )
}
