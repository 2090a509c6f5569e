import { addDays } from '@onegrid/domain'
import type { SpecialDay } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { mergeFields } from '../parts/merge.ts'
import { datesBetween, replacedBy, toDays, toFields } from './year-form.ts'

const days: SpecialDay[] = [
  { date: '2027-01-01', kind: 'holiday', name: '元旦' }, { date: '2027-01-03', kind: 'workday' },
]

describe('a year as fields', () => {
  it('comes back as it went in', () => {
    expect(toDays(toFields(days, true))).toEqual({ announced: true, days })
    expect(toDays(toFields([], false))).toEqual({ announced: false, days: [] })
  })

  it('keeps the days that two people have changed', () => {
    const was = toFields(days, false)
    const mine = { ...was, '2027-02-06': { kind: 'holiday' as const, name: '春节' } }
    const theirs = toFields([days[0]!], true)
    expect(toDays(mergeFields(was, mine, theirs).value)).toEqual({
      announced: true, days: [days[0], { date: '2027-02-06', kind: 'holiday', name: '春节' }],
    })
  })

  it('is replaced as a whole', () => {
    const patch = replacedBy(toFields(days, true), [days[1]!])
    expect(patch).toEqual({ '2027-01-01': undefined, '2027-01-03': { kind: 'workday' } })
    expect('announced' in patch).toBe(false)
  })
})

it('lists dates from either end, over a month', () => {
  const next = (date: string): string => addDays(date, 1)
  expect(datesBetween('2027-01-31', '2027-02-02', next)).toEqual(['2027-01-31', '2027-02-01', '2027-02-02'])
  expect(datesBetween('2027-02-02', '2027-01-31', next)).toHaveLength(3)
})
