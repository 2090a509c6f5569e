/** The control under every picker: typing narrows, arrows move, Enter takes; a row says more than a name. */
import { Select } from 'antd'
import type { JSX } from 'react'
import { fits } from './fits.ts'
import { usePickerWords } from './words.ts'
import './pickers.css'

/** What all pickers take; the value is an id (a code for matters). */
export interface PickerProps {
  value: string | undefined
  onChange: (value: string | undefined) => void
  id?: string
  disabled?: boolean
  status?: 'error' | 'warning'
  'aria-label'?: string
  'aria-describedby'?: string
  placeholder?: string
  autoFocus?: boolean
}

export interface PickerListProps extends Omit<PickerProps, 'value' | 'onChange'> {
  value: readonly string[] | undefined
  onChange: (value: string[] | undefined) => void
}

export interface Choice {
  value: string
  label: string
  /** In small beside the label: where it belongs, how long it takes. */
  beside?: string
  /** Also found by these words. */
  also?: string
}

export interface ChoiceGroup { title: string; choices: readonly Choice[] }

interface Source {
  choices: readonly Choice[] | readonly ChoiceGroup[]
  /** Where the server searches: hears what is typed, and nothing is sieved here. */
  onSearch?: (text: string) => void
  /** Names of what is chosen and may not be among the choices. */
  known?: readonly Choice[]
  loading?: boolean
  failed?: boolean
}

export function ChoicePicker({ value, onChange, ...rest }: PickerProps & Source): JSX.Element {
  const take = (next: unknown): void => onChange((next as string | null) ?? undefined)
  return <Choosing {...rest} value={value ?? null} onChange={take} />
}

export function ChoicesPicker({ value, onChange, ...rest }: PickerListProps & Source): JSX.Element {
  const take = (next: unknown): void => onChange((next as string[]).length > 0 ? (next as string[]) : undefined)
  return <Choosing {...rest} mode="multiple" value={value ? [...value] : []} onChange={take} />
}

interface ChoosingProps extends Omit<PickerProps, 'value' | 'onChange'>, Source {
  mode?: 'multiple'
  value: string | null | string[]
  onChange: (value: unknown) => void
}

function Choosing(props: ChoosingProps): JSX.Element {
  const { choices, onSearch, known = [], loading, failed, onChange, ...rest } = props
  const say = usePickerWords()
  const names = new Map([...known, ...flat(choices)].map((choice) => [choice.value, choice.label]))
  return (
    <Select
      {...rest}
      className="picker"
      allowClear
      onChange={onChange}
      options={optionsOf(choices)}
      showSearch={onSearch
        ? { onSearch, filterOption: false }
        : { filterOption: (text, option) => isFound(text, option as unknown as Choice) }}
      loading={loading ?? false}
      notFoundContent={<p className="picker-none">{say(failed ? 'failed' : loading ? 'loading' : 'none')}</p>}
      labelRender={({ value: chosen }) => names.get(String(chosen)) ?? say(loading ? 'loading' : 'gone')}
      optionRender={(option) => <Row choice={option.data as unknown as Choice} />}
      popupMatchSelectWidth={360}
      listHeight={320}
    />
  )
}

function isFound(text: string, { label, also }: Choice): boolean {
  return fits(text, label, also)
}

function Row({ choice }: { choice: Choice }): JSX.Element {
  return (
    <span className="picker-row">
      <span>{choice.label}</span>
      {choice.beside && <small>{choice.beside}</small>}
    </span>
  )
}

function optionsOf(choices: Source['choices']) {
  return choices.map((one) => 'choices' in one
    ? { label: one.title, title: one.title, options: one.choices.map(option) }
    : option(one))
}

function option(choice: Choice) {
  return { ...choice, title: '' }
}

function flat(choices: Source['choices']): Choice[] {
  return choices.flatMap((one) => ('choices' in one ? [...one.choices] : [one]))
}
