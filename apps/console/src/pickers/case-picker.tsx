import type { CaseSummary } from '@onegrid/contract'
import type { JSX } from 'react'
import { useRead } from '../api/queries.ts'
import { ChoicePicker } from './choice-picker.tsx'
import type { Choice, PickerProps } from './choice-picker.tsx'
import { useTyped } from './use-typed.ts'
import { usePickerWords } from './words.ts'

interface CasePickerProps extends PickerProps {
  /** Stands first while nothing is typed: alike and near. */
  suggested?: readonly CaseSummary[]
  /** Not offered: the case itself. */
  except?: string
  /** Only those that are still being worked on. */
  open?: boolean
}

/** An event by number, address or words. */
export function CasePicker({ suggested = [], except, open, ...rest }: CasePickerProps): JSX.Element {
  const say = usePickerWords()
  const [typed, hear] = useTyped()
  const { data, isFetching, isError } = useRead('listEvents', {
    query: { ...(typed && { q: typed }), ...(open && { open }), order: 'newest', limit: 20 },
  }, { keep: true })
  const chosenId = { params: { id: rest.value ?? '' } }
  const { data: chosen } = useRead('readEvent', chosenId, { enabled: rest.value !== undefined })
  const offered = (cases: readonly CaseSummary[]): Choice[] => cases.filter(({ id }) => id !== except).map(toChoice)
  const found = offered(data?.items ?? [])
  const near = offered(suggested)
  const choices = typed || near.length === 0
    ? found
    : [
        { title: say('similar'), choices: near },
        { title: say('typeToSearch'), choices: found.filter((one) => !isAmong(one, near)) },
      ]
  const known = chosen ? [toChoice(chosen.summary)] : near
  const search = { onSearch: hear, loading: isFetching, failed: isError }
  return <ChoicePicker placeholder={say('case')} {...rest} {...search} choices={choices} known={known} />
}

function isAmong({ value }: Choice, choices: readonly Choice[]): boolean {
  return choices.some((one) => one.value === value)
}

function toChoice({ id, title, number, stateText }: CaseSummary): Choice {
  return { value: id, label: title, beside: `${number.slice(7)} · ${stateText}` }
}
