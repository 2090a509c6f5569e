import { expect, it } from 'vitest'
import { byTerm, termOf } from './post-terms.ts'

const today = '2026-09-30'

it('counts the last day of a post as held', () => {
  expect(termOf({ fromDate: '2026-01-01', toDate: '2026-09-30' }, today)).toBe('now')
  expect(termOf({ fromDate: '2026-01-01', toDate: '2026-09-29' }, today)).toBe('past')
  expect(termOf({ fromDate: '2026-09-30', toDate: null }, today)).toBe('now')
  expect(termOf({ fromDate: '2026-10-01', toDate: null }, today)).toBe('later')
})

it('shows what is to come and what is held before what has ended, the latest first', () => {
  const posts = [
    { id: 'old', fromDate: '2010-01-01', toDate: '2012-01-01' }, { id: 'now', fromDate: '2020-01-01', toDate: null },
    { id: 'next', fromDate: '2027-01-01', toDate: null }, { id: 'newer', fromDate: '2024-01-01', toDate: '2026-12-31' },
    { id: 'ended', fromDate: '2013-01-01', toDate: '2014-01-01' },
  ]
  expect(byTerm(posts, today).map(({ id }) => id)).toEqual(['next', 'newer', 'now', 'ended', 'old'])
})
