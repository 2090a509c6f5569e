/** The control of one field by its type. Labels, faults and hints stand around it in the form. */
import type { LimitUnit } from '@onegrid/domain'
import { formatLimit, wordsOf } from '@onegrid/domain/words'
import { LevelBar } from '@onegrid/web'
import { Suspense, lazy } from 'react'
import type { JSX } from 'react'
import { Waiting } from '../feedback/states.tsx'
import { CasePicker } from '../pickers/case-picker.tsx'
import { DeskPicker } from '../pickers/desk-picker.tsx'
import { MatterPicker } from '../pickers/matter-picker.tsx'
import { PersonPicker } from '../pickers/person-picker.tsx'
import { UnitPicker, UnitsPicker } from '../pickers/unit-picker.tsx'
import { levelName } from '../shell/levels.ts'
import { useShellWords } from '../shell/words.ts'
import { useLanguage } from '../words/room-words.ts'
import type { AskedField } from './asked.ts'
import type { CaseFacts } from './case-facts.ts'
import { Choices } from './choices.tsx'
import { FileField } from './file-field.tsx'
import { PartsField } from './parts-field.tsx'
import { localOf, momentOf } from './values.ts'
import type { FileValue, LimitValue, PartValue } from './values.ts'
import { useCaseWords } from './words.ts'

const PlaceField = lazy(() => import('./place-field.tsx'))

export interface FieldControlProps {
  field: AskedField
  value: unknown
  onChange: (value: unknown) => void
  id: string
  invalid: boolean
  describedBy: string | undefined
  /** The action that asks: a person is somebody of its task's unit, an officer or anybody. */
  action: string
  taskId: string | null
  facts: CaseFacts
  onBusy: (running: number) => void
}

export function FieldControl(props: FieldControlProps): JSX.Element {
  const { field, value, onChange, id, invalid, describedBy, facts, action } = props
  const common = { id, 'aria-describedby': describedBy, status: invalid ? 'error' as const : undefined }
  const plain = { id, 'aria-describedby': describedBy, 'aria-invalid': invalid, 'aria-required': field.required }
  const one = { ...common, value: value as string | undefined, onChange }
  switch (field.type) {
    case 'text':
      return (
        <textarea {...plain} className="field-text" rows={field.required ? 3 : 2}
          value={(value as string | undefined) ?? ''}
          onChange={({ target }) => onChange(target.value)} />
      )
    case 'unit':
      return <UnitPicker {...one} proposed={listOf(field.proposed)} except={exceptUnits(action, facts)} />
    case 'units':
      return (
        <UnitsPicker {...common} value={value as string[] | undefined} onChange={onChange}
          proposed={listOf(field.proposed)} />
      )
    case 'person':
      return <PersonPicker {...one} unitId={unitFor(props)} role={roleFor[action]} />
    case 'desk':
      return <DeskPicker {...one} />
    case 'matter':
      return <MatterPicker {...one} />
    case 'case':
      return <CasePicker {...one} suggested={facts.similar} except={facts.id} open={action === 'merge'} />
    case 'files':
      return (
        <FileField id={id} label={field.label} value={value as readonly FileValue[] | undefined} max={field.max}
          invalid={invalid} describedBy={describedBy}
          onChange={(change) => onChange(change)} onBusy={props.onBusy} />
      )
    case 'level':
      return <LevelChoices {...plain} label={field.label} value={value as number | undefined} onChange={onChange} />
    case 'stars':
      return <StarChoices {...plain} label={field.label} value={value} onChange={onChange} />
    case 'number':
      return field.name === 'step'
        ? <StepChoices {...plain} label={field.label} value={value} onChange={onChange} next={field.proposed} />
        : (
            <NumberInput {...plain} value={value as number | undefined} onChange={onChange} min={field.min}
              max={field.max} />
          )
    case 'instant':
      return (
        <input {...plain} className="field-line" type="datetime-local" value={(value as string | undefined) ?? ''}
          min={localOf(facts.now())}
          onChange={({ target }) => onChange(momentOf(target.value) ? target.value : undefined)} />
      )
    case 'limit':
      return (
        <LimitInput {...plain} value={value as LimitValue | undefined} onChange={onChange} within={field.within}
          label={field.label} />
      )
    case 'point':
      return (
        <Suspense fallback={<Waiting rows={3} />}>
          <PlaceField id={id} value={value as { lon: number; lat: number } | undefined} onChange={onChange}
            facts={facts} />
        </Suspense>
      )
    case 'boolean':
      return (
        <label className="field-check">
          <input type="checkbox" {...plain} checked={value === true}
            onChange={({ target }) => onChange(target.checked)} />
          {field.label}</label>
      )
    case 'choice':
      return <Choices {...plain} label={field.label} value={value} onChange={onChange} choices={field.of ?? []} />
    case 'task':
      return (
        <Choices
          {...plain}
          label={field.label}
          value={value}
          onChange={onChange}
          choices={(field.tasks ?? []).map((task) => ({
            value: task.id,
            label: (task.unit ?? task.owner)?.name ?? '',
          }))}
        />
      )
    case 'parts':
      return (
        <PartsField id={id} value={value as readonly PartValue[] | undefined} onChange={onChange}
          max={field.max ?? 10} />
      )
    default:
      return (
        <input {...plain} className="field-line" value={(value as string | undefined) ?? ''}
          onChange={({ target }) => onChange(target.value)} />
      )
  }
}

const roleFor: Readonly<Record<string, 'officer'>> = { callOfficer: 'officer' }

/** A unit that is on it already is not offered again. */
function exceptUnits(action: string, facts: CaseFacts): string[] {
  return action === 'addAssist' ? facts.openUnits() : []
}

/** Somebody of the task's own unit, where a unit names who handles it. */
function unitFor({ action, facts, taskId }: FieldControlProps): string | undefined {
  return action === 'assignPerson' ? facts.unitOf(taskId) : undefined
}

function listOf(proposed: unknown): string[] | undefined {
  if (typeof proposed === 'string') return [proposed]
  return Array.isArray(proposed) ? (proposed as string[]) : undefined
}

interface Plain {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': boolean
  'aria-required': boolean
}

interface ChoosingProps extends Plain {
  label: string
  value: unknown
  onChange: (value: unknown) => void
}

function StarChoices(props: ChoosingProps): JSX.Element {
  const say = useCaseWords()
  const choices = [1, 2, 3, 4, 5].map((n) => ({ value: n, label: say('field.star', { count: n }) }))
  return <Choices {...props} choices={choices} />
}

function LevelChoices(props: ChoosingProps): JSX.Element {
  const shell = useShellWords()
  const choices = [1, 2, 3, 4].map((level) => {
    const label = levelName(shell, level)
    return { value: level, label, mark: <span aria-hidden="true"><LevelBar level={level} name={label} /></span> }
  })
  return <Choices {...props} choices={choices} />
}

/** Coordination goes up one step at a time: the next one is the only one to be had. */
function StepChoices({ next, ...rest }: ChoosingProps & { next: unknown }): JSX.Element {
  const say = useCaseWords()
  const isShut = (n: number): boolean => typeof next === 'number' && n !== next
  const choices = [1, 2, 3, 4].map((n) => ({ value: n, label: say('field.step', { n }), disabled: isShut(n) }))
  return <Choices {...rest} choices={choices} />
}

interface NumberInputProps extends Plain {
  value: number | undefined
  onChange: (value: number | undefined) => void
  min?: number
  max?: number
  step?: number
  'aria-label'?: string
}

function NumberInput({ value, onChange, ...rest }: NumberInputProps): JSX.Element {
  return (
    <input {...rest} className="field-line short" type="number" inputMode="decimal" value={value ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))} />
  )
}

const units: readonly LimitUnit[] = ['urgent_hour', 'work_hour', 'work_day', 'natural_day']

interface LimitInputProps extends Plain {
  value: LimitValue | undefined
  onChange: (value: LimitValue) => void
  within: AskedField['within']
  label: string
}

function LimitInput({ value, onChange, within, label, ...rest }: LimitInputProps): JSX.Element {
  const say = useCaseWords()
  const language = useLanguage()
  const unit = within?.unit ?? value?.unit ?? 'work_hour'
  const measures = wordsOf(language).limit
  const most = within && formatLimit({ value: within.value, unit: within.unit as LimitUnit }, language)
  const unitName = (of: string): string => measures[of as LimitUnit].other.replace('{n}', '').trim()
  return (
    <span className="field-limit">
      <NumberInput {...rest} value={value?.value} min={unit.endsWith('day') ? 1 : 0.25} max={within?.value}
        step={unit.endsWith('day') ? 1 : 0.25}
        onChange={(next) => onChange({ unit, value: next })} />
      {within ? <span>{unitName(unit)}</span> : (
        <select className="field-line short" aria-label={label} value={unit}
          onChange={({ target }) => onChange({ ...value, unit: target.value })}>
          {units.map((one) => <option key={one} value={one}>{unitName(one)}</option>)}
        </select>
      )}
      {most && <small>{say('field.limitMost', { limit: most })}</small>}
    </span>
  )
}
