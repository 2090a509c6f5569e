import { useQueryClient } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import type { Answer, Input as Given } from '../../api/client.ts'
import { useToast } from '../../feedback/toast.tsx'
import { useLanguage } from '../../words/room-words.ts'
import { Field } from '../parts/field.tsx'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useForm } from '../parts/use-form.ts'
import { usePersonalWords } from './words.ts'

type Asked = Required<Pick<Given<'erasePersonal'>['body'], 'field' | 'value' | 'ground' | 'reference'>>
type Counted = Answer<'erasePersonal'>

/** Fields by which a person is found: the server compares these and no other. */
const searchable = ['telephone', 'name', 'identity_number']
const grounds = ['consent_withdrawn', 'purpose_met', 'unlawful', 'other_law'] as const
const blank: Asked = { field: 'telephone', value: '', ground: 'consent_withdrawn', reference: '' }

/** Two steps: what would go is counted and shown, then the same is confirmed. */
export function ErasureForm({ fields, onClose }: {
  fields: readonly Answer<'readRetention'>['items'][number][]
  onClose: () => void
}): JSX.Element {
  const say = usePersonalWords()
  const language = useLanguage()
  const toast = useToast()
  const queries = useQueryClient()
  const [counted, setCounted] = useState<Counted>()
  const form = useForm<Asked, Asked>({
    draft: 'erasure',
    base: blank,
    toValues: (asked) => asked,
    faultAt: { 'not-found': 'value', 'undeclared-field': 'field' },
    async send({ reference, ...asked }) {
      const body = { ...asked, value: asked.value.trim(), ...(reference && { reference }) }
      try {
        const answer = await call('erasePersonal', { body: { ...body, confirmation: counted?.confirmation } })
        if (!answer.done) return setCounted(answer)
        toast({ text: say('done', { values: answer.values, texts: answer.texts }) })
        await queries.invalidateQueries({ predicate: ({ queryKey: [id] }) => id === 'readRetention' })
        onClose()
      } catch (error) {
        // What was counted is no longer what there is.
        setCounted(undefined)
        throw error
      }
    },
    onDone: () => {},
  })
  const set = <K extends keyof Asked>(name: K, value: Asked[K]) => {
    setCounted(undefined)
    form.set(name, value)
  }
  const labels = fields.filter(({ field }) => searchable.includes(field))
    .map(({ field, label }) => ({ value: field, label: language === 'en' ? label.en : label.zh }))
  return (
    <FormDrawer
      open title={say('erase')} form={form} danger={counted !== undefined}
      submit={say(counted ? 'confirm' : 'count')} onClose={onClose}
    >
      <p className="held-note">{say('before')}</p>
      <Field label={say('by')} fault={form.faults.field}>
        {(field) => (
          <Select {...field} value={form.values.field} options={labels} onChange={(value) => set('field', value)} />
        )}
      </Field>
      <Field label={say('value')} fault={form.faults.value}>
        {(field) => (
          <Input
            {...field} autoFocus autoComplete="off" maxLength={200} value={form.values.value}
            onChange={({ target }) => set('value', target.value)}
          />
        )}
      </Field>
      <Field label={say('ground')} hint={say('groundHint')}>
        {(field) => (
          <Select
            {...field} value={form.values.ground} onChange={(value) => set('ground', value)}
            options={grounds.map((value) => ({ value, label: say(`grounds.${value}`) }))}
          />
        )}
      </Field>
      <Field label={say('reference')} hint={say('referenceHint')} fault={form.faults.reference} optional>
        {(field) => (
          <Input
            {...field} maxLength={40} value={form.values.reference}
            onChange={({ target }) => set('reference', target.value)}
          />
        )}
      </Field>
      {counted && <Found counted={counted} />}
    </FormDrawer>
  )
}

function Found({ counted: { people, values, cases, open } }: { counted: Counted }): JSX.Element {
  const say = usePersonalWords()
  return (
    <div className="held-found" role="status">
      <p>{say('found', { people, values, cases: cases.length })}</p>
      {cases.length > 0 && <p className="held-numbers">{cases.join(' ')}</p>}
      <p>{open.length > 0 ? say('open', { count: open.length, numbers: open.join(' ') }) : say('goes')}</p>
    </div>
  )
}
