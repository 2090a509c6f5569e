/** A limit as an administrator writes it: a number and a measure, minutes among them. */
import type { Limit, LimitUnit } from '@onegrid/domain'

/** Minutes are hours day and night; nobody thinks of a quarter of an hour as 0.25. */
export type Measure = 'minute' | LimitUnit
export const measures: readonly Measure[] = ['minute', 'urgent_hour', 'work_hour', 'work_day', 'natural_day']

export interface LimitParts {
  /** Null while the field is empty. */
  value: number | null
  measure: Measure
  /** Of natural days: one that ends on a day off moves to the next workday. */
  statutory?: boolean
}

export function toParts({ value, unit, statutory }: Limit): LimitParts {
  if (unit === 'urgent_hour' && value < 1) return { value: Math.round(value * 60), measure: 'minute' }
  return { value, measure: unit, ...(statutory && { statutory }) }
}

/** Undefined while there is no number. */
export function toLimit({ value, measure, statutory }: LimitParts): Limit | undefined {
  if (value === null) return undefined
  if (measure === 'minute') return { value: value / 60, unit: 'urgent_hour' }
  return { value, unit: measure, ...(statutory && measure === 'natural_day' && { statutory }) }
}

/** Another measure for the same field: the number stays, only what makes no sense in it is dropped. */
export function withMeasure(parts: LimitParts, measure: Measure): LimitParts {
  const whole = measure === 'work_day' || measure === 'natural_day' || measure === 'minute'
  const value = parts.value === null || !whole ? parts.value : Math.max(1, Math.round(parts.value))
  return { value, measure, ...(measure === 'natural_day' && parts.statutory && { statutory: true }) }
}
