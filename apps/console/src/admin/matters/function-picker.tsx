import { unitFunctions } from '@onegrid/domain'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { JSX } from 'react'
import { useUnits } from '../../pickers/directory.ts'
import { useLanguage } from '../../words/room-words.ts'
import type { ControlProps } from '../parts/field.tsx'
import type { Standing } from '../policies/draft-data.ts'
import { functionName } from '../routing/rule-sentence.ts'
import { functionsIn } from './matter-list.ts'
import { useMatterWords } from './words.ts'

interface Common extends Partial<ControlProps> {
  standing: Standing
  disabled?: boolean
  'aria-label'?: string
}

/** A function of units by typing; one that nobody has named yet is offered as new. */
export function FunctionPicker({ value, onChange, standing, ...rest }: Common & {
  value: string
  onChange: (name: string) => void
}): JSX.Element {
  const say = useMatterWords()
  const [typed, setTyped] = useState('')
  const options = useFunctionOptions(standing)
  const name = typed.trim()
  const isNew = name !== '' && !options.some((one) => one.value === name || one.label === name)
  return (
    <Select
      {...rest} value={value || null} placeholder={say('form.functionPlaceholder')}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      options={isNew ? [...options, { value: name, label: say('form.newFunction', { name }) }] : options}
      labelRender={({ value: chosen, label }) => (options.some((one) => one.value === chosen) ? label : String(chosen))}
      onChange={(next: string) => { onChange(next); setTyped('') }}
    />
  )
}

/** Several; what is typed and not known becomes a new one. */
export function FunctionsPicker({ value, onChange, standing, except, ...rest }: Common & {
  value: readonly string[]
  onChange: (names: string[]) => void
  /** The lead does not assist. */
  except?: string
}): JSX.Element {
  const say = useMatterWords()
  const options = useFunctionOptions(standing).filter((one) => one.value !== except)
  return (
    <Select
      {...rest} mode="tags" value={[...value]} placeholder={say('form.functionPlaceholder')} maxCount={10}
      showSearch={{ optionFilterProp: 'label' }} options={options}
      onChange={(next: string[]) => onChange(next.map((name) => name.trim()).filter(Boolean))}
    />
  )
}

function useFunctionOptions({ policy }: Standing): { value: string; label: string }[] {
  const language = useLanguage()
  const { items } = useUnits()
  return useMemo(() => {
    const filled = items.flatMap((unit) => unit.functions.map((one) => one.function))
    return functionsIn(policy.matters, unitFunctions.map(({ name }) => name), filled)
      .map((name) => ({ value: name, label: functionName(name, language) }))
  }, [policy.matters, items, language])
}
