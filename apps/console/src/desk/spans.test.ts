import { expect, it } from 'vitest'
import { boundsOf, datesOf, parseSpan } from './spans.ts'
import type { Span } from './spans.ts'

/** Wednesday, 00:30 in China: still Tuesday in UTC. */
const NOW = Date.parse('2026-09-29T16:30:20Z')
const days = (span: Span, now = NOW): string => {
  const { from, to } = boundsOf(span, now)
  const china = (moment: string | undefined): string =>
    moment ? new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 16) : ''
  return `${china(from)} ${china(to)}`
}

it('reckons by China’s days', () => {
  expect(days('today')).toBe('2026-09-30T00:00 2026-10-01T00:00')
  expect(days('yesterday')).toBe('2026-09-29T00:00 2026-09-30T00:00')
  expect(days('tomorrow')).toBe('2026-10-01T00:00 2026-10-02T00:00')
  expect(days('last7')).toBe('2026-09-24T00:00 2026-10-01T00:00')
  expect(days('last30')).toBe('2026-09-01T00:00 2026-10-01T00:00')
})

it('begins a week on Monday, also seen from its Sunday', () => {
  const week = '2026-09-28T00:00 2026-10-05T00:00'
  expect(days('week')).toBe(week)
  expect(days('week', Date.parse('2026-09-27T16:00:00Z'))).toBe(week)
  expect(days('week', Date.parse('2026-10-04T15:59:59Z'))).toBe(week)
})

it('knows how long a month is', () => {
  expect(days('month')).toBe('2026-09-01T00:00 2026-10-01T00:00')
  expect(days('month', Date.parse('2028-02-10T00:00:00Z'))).toBe('2028-02-01T00:00 2028-03-01T00:00')
  expect(days('month', Date.parse('2026-12-31T10:00:00Z'))).toBe('2026-12-01T00:00 2027-01-01T00:00')
})

it('ends what is past with this minute, so that a list is asked for once a minute', () => {
  expect(boundsOf('past', NOW)).toEqual({ to: '2026-09-29T16:30:00.000Z' })
})

it('includes both days, in whichever order they were said', () => {
  expect(days('2026-09-28..2026-10-08')).toBe('2026-09-28T00:00 2026-10-09T00:00')
  expect(datesOf('2026-10-08..2026-09-28')).toEqual(['2026-09-28', '2026-10-08'])
})

it('takes nothing for a span that is none', () => {
  for (const text of [
    '',
    'someday',
    '2026-09-28',
    '2026-02-30..2026-03-01',
    'a..b',
    '2026-09-28..2026-09-29..2026-09-30',
  ]) {
    expect(parseSpan(text), text).toBeUndefined()
  }
})
