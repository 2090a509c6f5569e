import { expect, test } from 'vitest'
import { DAY, datesFrom, endTime, fromChina, mondayOf, readTime, spanOf, spanOfTimes } from './days.ts'

test('a week begins on Monday, also across months and years', () => {
  expect(['2026-09-28', '2026-09-30', '2026-10-04'].map(mondayOf)).toEqual(Array(3).fill('2026-09-28'))
  expect(mondayOf('2027-01-01')).toBe('2026-12-28')
  expect(datesFrom('2026-09-30', 3)).toEqual(['2026-09-30', '2026-10-01', '2026-10-02'])
})

test('a span holds its days whole', () => {
  const span = spanOf(datesFrom('2026-09-28', 7))
  expect(span).toEqual({ from: fromChina('2026-09-28'), to: fromChina('2026-09-28') + 7 * DAY })
  expect(() => spanOf([])).toThrow(RangeError)
})

test('times are read as people type them', () => {
  expect(['8:30', '0830', '830', '8', '17', '08：30', ' 9:05 ', '24:00', '24'].map(readTime))
    .toEqual(['08:30', '08:30', '08:30', '08:00', '17:00', '08:30', '09:05', '24:00', '24:00'])
  expect(['', '25', '8:60', '24:01', '8:3', 'abc', '12:30:00'].map(readTime)).toEqual(Array(7).fill(undefined))
})

test('an end that is not after the start is of the next day; midnight ends its own', () => {
  expect(spanOfTimes('2026-09-30', '17:30', '08:30')).toEqual(
    { from: fromChina('2026-09-30', '17:30'), to: fromChina('2026-10-01', '08:30') }
  )
  expect(spanOfTimes('2026-09-30', '08:30', '08:30').to).toBe(fromChina('2026-10-01', '08:30'))
  expect(spanOfTimes('2026-09-30', '18:00', '24:00').to).toBe(fromChina('2026-10-01'))
  expect(endTime(fromChina('2026-10-01'))).toBe('24:00')
})
