import type { StaffPost } from '@onegrid/contract'
import { wordsOf } from '@onegrid/domain/words'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import type { Input } from '../api/client.ts'
import { useLanguage } from '../words/room-words.ts'
import { ChoicePicker } from './choice-picker.tsx'
import type { Choice, PickerProps } from './choice-picker.tsx'
import { DIRECTORY_FRESH_MS, useUnits } from './directory.ts'
import { useTyped } from './use-typed.ts'
import { usePickerWords } from './words.ts'

interface PersonPickerProps extends PickerProps {
  /** Only who works there. */
  unitId?: string
  role?: NonNullable<Input<'listPosts'>['query']>['role']
}

/** Somebody who holds a post, by account. */
export function PersonPicker({ unitId, role, ...rest }: PersonPickerProps): JSX.Element {
  const say = usePickerWords()
  const [typed, hear] = useTyped()
  const toChoices = usePeople()
  const { data, isFetching, isError } = useRead('listPosts', {
    query: { ...(unitId && { unitId }), ...(role && { role }), ...(typed && { search: typed }), limit: 60 },
  }, { keep: true, fresh: 60_000 })
  const { data: own } = useRead('listPosts', { query: { accountId: rest.value ?? '', limit: 20 } }, {
    enabled: rest.value !== undefined, fresh: DIRECTORY_FRESH_MS,
  })
  return (
    <ChoicePicker
      placeholder={say(unitId ? 'personOf' : 'person')}
      {...rest}
      choices={toChoices(data?.items ?? [])}
      known={toChoices(own?.items ?? [])}
      onSearch={hear}
      loading={isFetching}
      failed={isError}
    />
  )
}

/** One row a person, though somebody may hold several posts. */
function usePeople(): (posts: readonly StaffPost[]) => Choice[] {
  const roles: Readonly<Record<string, string>> = wordsOf(useLanguage()).role
  const { byId } = useUnits()
  return (posts) => {
    const firstOf = new Map([...posts].reverse().map((post) => [post.accountId, post]))
    return posts.filter((post) => firstOf.get(post.accountId) === post).map((post) => ({
      value: post.accountId,
      label: post.name,
      beside: [post.title ?? roles[post.role], byId.get(post.unitId)?.name].filter(Boolean).join(' · '),
    }))
  }
}
