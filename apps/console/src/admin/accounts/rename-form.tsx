import type { Account } from '@onegrid/contract'
import { useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import type { JSX } from 'react'
import { call } from '../../api/client.ts'
import { useToast } from '../../feedback/toast.tsx'
import { Field } from '../parts/field.tsx'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useForm } from '../parts/use-form.ts'
import { useAccountWords } from './words.ts'

export function RenameForm({ account, onClose }: { account: Account; onClose: () => void }): JSX.Element {
  const say = useAccountWords()
  const toast = useToast()
  const queries = useQueryClient()
  const form = useForm<{ name: string }, Account>({
    draft: `rename ${account.id}`,
    base: account,
    toValues: ({ name }) => ({ name }),
    send: async ({ name }) => {
      await call('updateAccount', { params: { id: account.id }, body: { name: name.trim() } })
      toast({ text: say('done.renamed') })
      const stale = ['listAccounts', 'readAccount', 'listPosts']
      await queries.invalidateQueries({ predicate: ({ queryKey: [id] }) => stale.includes(String(id)) })
    },
    onDone: onClose,
  })
  return (
    <FormDrawer open title={say('form.rename')} form={form} submit={say('form.save')} onClose={onClose}>
      <Field label={say('form.name')} fault={form.faults.name}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            maxLength={40}
            value={form.values.name}
            onChange={({ target }) => form.set('name', target.value)}
          />
        )}
      </Field>
    </FormDrawer>
  )
}
