import { Checkbox, Input, Select } from 'antd'
import type { StaffPost } from '@onegrid/contract'
import type { JSX } from 'react'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { DateField } from '../parts/date-field.tsx'
import { Field } from '../parts/field.tsx'
import type { Form } from '../parts/use-form.ts'
import { usePostWords } from './words.ts'

export type Engagement = StaffPost['engagement']

/** What may change while a post is held. */
export interface PostFieldValues {
  title: string
  engagement: Engagement
  homeUnitId: string | undefined
  workPhone: string
  keepsRota: boolean
  toDate: string | undefined
}

const engagements: readonly Engagement[] = ['staff', 'part_time', 'seconded', 'hired', 'volunteer']

export function PostFields<T extends PostFieldValues>({ form, rota }: { form: Form<T>; rota: boolean }): JSX.Element {
  const say = usePostWords()
  const { values, faults } = form
  const set = form.set as <K extends keyof PostFieldValues>(field: K, value: PostFieldValues[K]) => void
  return (
    <>
      <Field half label={say('form.title')} optional fault={faults.title} hint={say('form.titleHint')}>
        {(field) => (
          <Input {...field} maxLength={60} value={values.title} onChange={({ target }) => set('title', target.value)} />
        )}
      </Field>
      <Field half label={say('form.engagement')} fault={faults.engagement}>
        {(field) => (
          <Select
            {...field}
            value={values.engagement}
            options={engagements.map((value) => ({ value, label: say(`engagement.${value}`) }))}
            onChange={(value: Engagement) => set('engagement', value)}
          />
        )}
      </Field>
      {values.engagement === 'seconded' && (
        <Field label={say('form.home')} optional fault={faults.homeUnitId}>
          {(field) => <UnitPicker {...field} value={values.homeUnitId} onChange={(id) => set('homeUnitId', id)} />}
        </Field>
      )}
      <Field label={say('form.phone')} optional fault={faults.workPhone} hint={say('form.phoneHint')}>
        {(field) => (
          <Input
            {...field}
            inputMode="tel"
            maxLength={20}
            value={values.workPhone}
            onChange={({ target }) => set('workPhone', target.value)}
          />
        )}
      </Field>
      {rota && (
        <div className="field">
          <Checkbox checked={values.keepsRota} onChange={({ target }) => set('keepsRota', target.checked)}>
            {say('form.rota')}
          </Checkbox>
          <p className="field-said">{say('form.rotaHint')}</p>
        </div>
      )}
    </>
  )
}

/** The last day on which the post is held; empty for good. */
export function LastDay<T extends PostFieldValues>({
  form,
  fromDate,
}: {
  form: Form<T>
  fromDate: string
}): JSX.Element {
  const say = usePostWords()
  const set = form.set as <K extends keyof PostFieldValues>(field: K, value: PostFieldValues[K]) => void
  return (
    <Field half label={say('form.to')} optional fault={form.faults.toDate} hint={say('form.toHint')}>
      {(field) => (
        <DateField {...field} value={form.values.toDate} from={fromDate} onChange={(date) => set('toDate', date)} />
      )}
    </Field>
  )
}
