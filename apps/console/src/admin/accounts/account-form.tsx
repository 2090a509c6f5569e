import { useQueryClient } from '@tanstack/react-query'
import { Input, Radio } from 'antd'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { Field } from '../parts/field.tsx'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useForm } from '../parts/use-form.ts'
import type { Given } from './first-password.tsx'
import { useAccountWords } from './words.ts'

interface Values {
  username: string
  name: string
  kind: 'staff' | 'program'
}

/** A new account of a person or a program; its password comes once. */
export function AccountForm({ onClose, onMade }: { onClose: () => void; onMade: (given: Given) => void }): JSX.Element {
  const say = useAccountWords()
  const queries = useQueryClient()
  const form = useForm<Values, undefined>({
    draft: 'new account',
    base: undefined,
    toValues: () => ({ username: '', name: '', kind: 'staff' }),
    send: async ({ username, name, kind }) => {
      const made = await call('createAccount', { body: { username: username.trim(), name: name.trim(), kind } })
      onMade(made)
      await queries.invalidateQueries({ queryKey: ['listAccounts'] })
    },
    faultAt: { 'already-exists': 'username' },
    onDone: onClose,
  })
  const { values, set, faults } = form
  return (
    <FormDrawer open title={say('new')} form={form} submit={say('form.create')} onClose={onClose}>
      <Field label={say('form.kind')} fault={faults.kind} hint={say('form.kindHint')}>
        {({ status: _status, ...field }) => (
          <Radio.Group
            {...field}
            value={values.kind}
            onChange={({ target }) => set('kind', target.value as Values['kind'])}
            options={(['staff', 'program'] as const).map((value) => ({ value, label: say(`kinds.${value}`) }))}
          />
        )}
      </Field>
      <Field label={say('form.username')} fault={faults.username} hint={say('form.usernameHint')}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            maxLength={40}
            autoComplete="off"
            value={values.username}
            onChange={({ target }) => set('username', target.value.toLowerCase())}
          />
        )}
      </Field>
      <Field label={say('form.name')} fault={faults.name}>
        {(field) => (
          <Input
            {...field}
            maxLength={40}
            autoComplete="off"
            value={values.name}
            onChange={({ target }) => set('name', target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
