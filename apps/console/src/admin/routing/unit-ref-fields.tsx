import type { UnitRef } from '@onegrid/domain'
import { Radio, Tag } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { useUnits } from '../../pickers/directory.ts'
import { UnitPicker } from '../../pickers/unit-picker.tsx'
import { FunctionPicker } from '../matters/function-picker.tsx'
import type { Standing } from '../policies/draft-data.ts'
import { sameUnit } from './rule-edit.ts'
import { unitName } from './rule-sentence.ts'
import type { RuleSpeech } from './rule-sentence.ts'
import { useRoutingWords } from './words.ts'

interface Shared {
  standing: Standing
  /** Told of the name of what was just chosen. */
  named: (id: string, name: string) => void
}

/** Who leads: as the catalogue says, whoever fills a function, or one unit. */
export function LeadField({ value, onChange, standing, named }: Shared & {
  value: UnitRef | undefined
  onChange: (lead: UnitRef | undefined) => void
}): JSX.Element {
  const say = useRoutingWords()
  const given = value === undefined ? 'catalogue' : 'function' in value ? 'function' : 'unit'
  const [way, setWay] = useState<'catalogue' | 'function' | 'unit'>(given)
  const choose = (next: typeof way): void => {
    setWay(next)
    if (next !== given) onChange(undefined)
  }
  return (
    <div className="rule-units">
      <Radio.Group
        aria-label={say('form.leadBy')} value={way} onChange={(event) => choose(event.target.value as typeof way)}
        options={
          [
            { value: 'catalogue', label: say('form.byCatalogue') },
            { value: 'function', label: say('form.byFunction') }, { value: 'unit', label: say('form.byUnit') },
          ]
        }
      />
      {way !== 'catalogue' && (
        <RefPicker
          way={way} value={value} onChange={onChange} standing={standing} named={named} label={say('form.lead')}
        />
      )}
    </div>
  )
}

/** Who assists: as the catalogue says, nobody, or those named. */
export function AssistsField({ value, onChange, standing, named, speech }: Shared & {
  value: readonly UnitRef[] | undefined
  onChange: (assists: UnitRef[] | undefined) => void
  speech: RuleSpeech
}): JSX.Element {
  const say = useRoutingWords()
  const given = value === undefined ? 'catalogue' : value.length === 0 ? 'none' : 'named'
  const [way, setWay] = useState<'catalogue' | 'none' | 'named'>(given)
  const choose = (next: typeof way): void => {
    setWay(next)
    onChange(next === 'catalogue' ? undefined : next === 'none' ? [] : [...(value ?? [])])
  }
  const add = (ref: UnitRef | undefined): void => {
    if (ref && !value?.some((one) => sameUnit(one, ref))) onChange([...(value ?? []), ref])
  }
  return (
    <div className="rule-units">
      <Radio.Group
        aria-label={say('form.assistsBy')} value={way} onChange={(event) => choose(event.target.value as typeof way)}
        options={
          [
            { value: 'catalogue', label: say('form.byCatalogue') }, { value: 'none', label: say('form.noAssists') },
            { value: 'named', label: say('form.listAssists') },
          ]
        }
      />
      {way === 'named' && (
        <div className="rule-assists">
          {(value ?? []).map((ref) => {
            const name = unitName(ref, speech)
            return (
              <Tag
                key={name} closable={{ 'aria-label': say('form.removeAssist', { name }) }}
                onClose={() => onChange((value ?? []).filter((one) => !sameUnit(one, ref)))}
              >
                {name}
              </Tag>
            )
          })}
          <RefPicker
            way="function" value={undefined} onChange={add} standing={standing} named={named}
            label={say('form.addAssist')}
          />
          <RefPicker
            way="unit" value={undefined} onChange={add} standing={standing} named={named} label={say('form.addAssist')}
          />
        </div>
      )}
    </div>
  )
}

function RefPicker({ way, value, onChange, standing, named, label }: Shared & {
  way: 'function' | 'unit'
  value: UnitRef | undefined
  onChange: (ref: UnitRef | undefined) => void
  label: string
}): JSX.Element {
  const say = useRoutingWords()
  const { byId } = useUnits()
  if (way === 'function') {
    const name = value && 'function' in value ? value.function : ''
    return <FunctionPicker aria-label={`${label} ${say('form.function')}`} standing={standing} value={name} onChange={
      (next) => onChange({ function: next })
    } />
  }
  return (
    <UnitPicker
      aria-label={`${label} ${say('form.unit')}`} value={value && 'unitId' in value ? value.unitId : undefined}
      onChange={(unitId) => {
        const unit = unitId === undefined ? undefined : byId.get(unitId)
        if (unit) named(unit.id, unit.name)
        onChange(unitId === undefined ? undefined : { unitId })
      }}
    />
  )
}
