import type { Limit } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { toLimit, toParts, withMeasure } from './limit-parts.ts'

describe('a limit in a field', () => {
  it.each<Limit>([
    { value: 0.25, unit: 'urgent_hour' }, { value: 1, unit: 'urgent_hour' }, { value: 1.5, unit: 'urgent_hour' },
    { value: 0.5, unit: 'work_hour' }, { value: 5, unit: 'work_day' }, {
      value: 7, unit: 'natural_day', statutory: true,
    },
  ])('comes back as it went in: %o', (limit) => {
    expect(toLimit(toParts(limit))).toEqual(limit)
  })

  it('shows a part of an hour in minutes', () => {
    expect(toParts({ value: 0.5, unit: 'urgent_hour' })).toEqual({ value: 30, measure: 'minute' })
    expect(toLimit({ value: 45, measure: 'minute' })).toEqual({ value: 0.75, unit: 'urgent_hour' })
  })

  it('is none without a number', () => {
    expect(toLimit({ value: null, measure: 'work_day' })).toBeUndefined()
  })

  it('keeps to whole days and to what a measure knows', () => {
    expect(withMeasure({ value: 2.5, measure: 'work_hour' }, 'work_day')).toEqual({ value: 3, measure: 'work_day' })
    expect(withMeasure({ value: 7, measure: 'natural_day', statutory: true }, 'work_day'))
      .toEqual({ value: 7, measure: 'work_day' })
    expect(withMeasure({ value: null, measure: 'minute' }, 'urgent_hour'))
      .toEqual({ value: null, measure: 'urgent_hour' })
  })
})
