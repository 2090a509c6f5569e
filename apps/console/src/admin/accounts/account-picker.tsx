import type { Account } from '@onegrid/contract'
import type { JSX } from 'react'
import { useRead } from '../../api/queries.ts'
import { ChoicePicker } from '../../pickers/choice-picker.tsx'
import type { Choice, PickerProps } from '../../pickers/choice-picker.tsx'
import { useTyped } from '../../pickers/use-typed.ts'
import { useAccountWords } from './words.ts'

/** Somebody with an account, whether or not with a post. */
export function AccountPicker({ kind, ...rest }: PickerProps & { kind: 'staff' | 'program' }): JSX.Element {
  const say = useAccountWords()
  const [search, hear] = useTyped()
  const found = useRead('listAccounts', { query: { kind, limit: 50, ...(search && { search }) } }, { keep: true })
  const own = useRead('readAccount', { params: { id: rest.value ?? '' } }, { enabled: rest.value !== undefined })
  const choices = (found.data?.items ?? []).filter(({ active }) => active).map(choiceOf)
  return (
    <ChoicePicker
      placeholder={say('search')}
      {...rest}
      choices={choices}
      known={own.data ? [choiceOf(own.data)] : []}
      onSearch={hear}
      loading={found.isFetching || (rest.value !== undefined && own.isPending)}
      failed={found.isError}
    />
  )
}

function choiceOf({ id, name, username }: Account): Choice {
  return { value: id, label: name, beside: username }
}
