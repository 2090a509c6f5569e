import type { Confirmation, Level, Limit, Phase, Tier } from '@onegrid/domain'
import { confirmations, levels, tiers } from '@onegrid/domain'
import { wordsOf } from '@onegrid/domain/words'
import { Checkbox, InputNumber, Select, Switch, TimePicker } from 'antd'
import dayjs from 'dayjs'
import type { JSX } from 'react'
import { useLanguage } from '../../words/room-words.ts'
import { LimitField } from './limit-field.tsx'
import { orderPhases } from './settings-catalog.ts'
import type { SettingShape } from './settings-catalog.ts'
import { useSettingWords } from './settings-words.ts'
import { useRuleWords } from './words.ts'

/** The control of one setting, by its shape. */
export function SettingControl({ is, value, change, disabled, name }: {
  is: SettingShape
  value: unknown
  change: (value: unknown) => void
  disabled: boolean
  /** For whoever does not see what stands beside it. */
  name: string
}): JSX.Element {
  const say = useRuleWords()
  const settings = useSettingWords()
  const words = wordsOf(useLanguage())
  switch (is.shape) {
    case 'perLevel': case 'limit':
      return <LimitField value={value as Limit} onChange={change} disabled={disabled} label={name} />
    case 'steps':
      return (
        <span className="settings-steps">
          {(value as Limit[]).map((limit, i) => (
            <span key={i}>
              <small>{settings('step', { n: i + 1 })}</small>
              <LimitField
                value={limit} statutory={false} disabled={disabled} label={`${name} ${settings('step', { n: i + 1 })}`}
                onChange={(next) => change((value as Limit[]).with(i, next))}
              />
            </span>
          ))}
        </span>
      )
    case 'number': {
      const percent = is.unit === 'percent'
      return (
        <span className="settings-number">
          <InputNumber
            aria-label={name} value={percent ? Math.round((value as number) * 1000) / 10 : (value as number)}
            min={is.min} max={is.max} step={is.step}
            precision={percent ? undefined : 0} disabled={disabled}
            onChange={(next) => next !== null && change(percent ? next / 100 : next)}
          />
          {say(`unit.${is.unit}`)}
        </span>
      )
    }
    case 'boolean':
      return <Switch aria-label={name} checked={value as boolean} disabled={disabled} onChange={change} />
    case 'tier':
      return (
        <Select<Tier>
          aria-label={name} className="settings-choice" value={value as Tier} disabled={disabled} onChange={change}
          options={tiers.map((tier) => ({ value: tier, label: words.tier[tier] }))}
        />
      )
    case 'confirmation':
      return (
        <Select<Confirmation>
          aria-label={name} className="settings-choice" value={value as Confirmation} disabled={disabled}
          onChange={change}
          options={confirmations.map((way) => ({ value: way, label: words.confirmation[way] }))}
        />
      )
    case 'levels':
      return (
        <Checkbox.Group
          aria-label={name} value={value as Level[]} disabled={disabled} onChange={(next) => change(next.toSorted())}
          options={levels.map((level) => ({ value: level, label: words.level[level] }))}
        />
      )
    case 'phases':
      return (
        <Checkbox.Group
          aria-label={name} value={value as Phase[]} disabled={disabled}
          onChange={(next) => change(orderPhases.filter((phase) => next.includes(phase)))}
          options={orderPhases.map((phase) => ({ value: phase, label: words.phase[phase] }))}
        />
      )
    case 'time':
      return (
        <TimePicker
          aria-label={name} className="settings-time" format="HH:mm" minuteStep={10} allowClear={false}
          disabled={disabled} needConfirm={false}
          value={dayjs(`2000-01-01T${value as string}`)} onChange={(time) => time && change(time.format('HH:mm'))}
        />
      )
    case 'reminder':
      return <></>
  }
}
