import type { Unit } from '@onegrid/contract'
import type { JSX } from 'react'
import { ChoicePicker, ChoicesPicker } from './choice-picker.tsx'
import type { Choice, ChoiceGroup, PickerListProps, PickerProps } from './choice-picker.tsx'
import { useUnits } from './directory.ts'
import { usePickerWords } from './words.ts'

interface OfUnits {
  /** What the rules propose stands first. */
  proposed?: readonly string[]
  /** Not offered: the unit that is on it already. */
  except?: readonly string[]
}

export function UnitPicker({ proposed, except, ...rest }: PickerProps & OfUnits): JSX.Element {
  const say = usePickerWords()
  return <ChoicePicker placeholder={say('unit')} {...rest} {...useUnitChoices({ proposed, except })} />
}

export function UnitsPicker({ proposed, except, ...rest }: PickerListProps & OfUnits): JSX.Element {
  const say = usePickerWords()
  return <ChoicesPicker placeholder={say('units')} {...rest} {...useUnitChoices({ proposed, except })} />
}

interface UnitChoices {
  choices: Choice[] | ChoiceGroup[]
  known: Choice[]
  loading: boolean
  failed: boolean
}

function useUnitChoices({ proposed = [], except = [] }: OfUnits): UnitChoices {
  const say = usePickerWords()
  const { items, byId, loading, failed } = useUnits()
  const toChoice = (unit: Unit): Choice => ({
    value: unit.id,
    label: unit.name,
    beside: unit.parentId ? byId.get(unit.parentId)?.name : undefined,
    also: unit.functions.map((one) => one.function).join(' '),
  })
  const known = items.map(toChoice)
  const offered = known.filter((choice) => !except.includes(choice.value))
  const first = offered.filter((choice) => proposed.includes(choice.value))
  if (first.length === 0) return { choices: offered, known, loading, failed }
  const groups = [
    { title: say('proposed'), choices: first },
    { title: say('others'), choices: offered.filter((choice) => !first.includes(choice)) },
  ]
  return { choices: groups, known, loading, failed }
}
