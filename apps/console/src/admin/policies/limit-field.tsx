import type { Limit } from '@onegrid/domain'
import { Checkbox, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import type { JSX } from 'react'
import { measures, toLimit, toParts, withMeasure } from './limit-parts.ts'
import type { LimitParts, Measure } from './limit-parts.ts'
import { useRuleWords } from './words.ts'

/** A time limit: a number and a measure, minutes among them. An empty number changes nothing until there is one. */
export function LimitField({ value, onChange, disabled, label, id, status, statutory = true, ...rest }: {
  value: Limit
  onChange: (limit: Limit) => void
  disabled?: boolean
  /** For whoever does not see what stands above it. */
  label: string
  id?: string
  status?: 'error'
  /** Whether a natural day may be a statutory one. */
  statutory?: boolean
  'aria-describedby'?: string
}): JSX.Element {
  const say = useRuleWords()
  const [parts, setParts] = useState<LimitParts>(() => toParts(value))
  // What was typed stands as typed while it means what is given: 60 minutes do not turn into an hour under the hand.
  const given = toLimit(parts)
  const shown = given === undefined || sameLimit(given, value) ? parts : toParts(value)
  const change = (next: LimitParts): void => {
    setParts(next)
    const limit = toLimit(next)
    if (limit !== undefined && !sameLimit(limit, value)) onChange(limit)
  }
  const whole = shown.measure !== 'urgent_hour' && shown.measure !== 'work_hour'
  return (
    <span className="rules-limit">
      <Space.Compact>
        <InputNumber
          {...rest}
          id={id}
          className="rules-limit-number"
          aria-label={`${label} ${say('limitValue')}`}
          value={shown.value}
          min={whole ? 1 : 0.1}
          max={1000}
          step={whole ? 1 : 0.5}
          precision={whole ? 0 : undefined}
          disabled={disabled}
          status={status}
          controls={false}
          formatter={(number, { userTyping, input }) => (userTyping ? input : plain(number))}
          onChange={(number) => change({ ...shown, value: number })}
        />
        <Select<Measure>
          className="rules-limit-measure"
          aria-label={`${label} ${say('limitMeasure')}`}
          value={shown.measure}
          disabled={disabled}
          status={status}
          popupMatchSelectWidth={false}
          options={measures.map((measure) => ({ value: measure, label: say(`measure.${measure}`) }))}
          onChange={(measure) => change(withMeasure(shown, measure))}
        />
      </Space.Compact>
      {statutory && shown.measure === 'natural_day' && (
        <Checkbox
          checked={shown.statutory ?? false}
          disabled={disabled}
          onChange={(event) => change({ ...shown, statutory: event.target.checked })}
        >
          <span title={say('statutoryWhy')}>{say('statutory')}</span>
        </Checkbox>
      )}
    </span>
  )
}

/** 2 and not 2.0. */
function plain(number: number | string | undefined): string {
  return number === undefined ? '' : String(Number(number))
}

function sameLimit(a: Limit, b: Limit): boolean {
  return a.unit === b.unit && Math.abs(a.value - b.value) < 1e-9 && Boolean(a.statutory) === Boolean(b.statutory)
}
