import { fromChina } from '@onegrid/domain'
import { expect, it } from 'vitest'
import { jumpsOf } from './jumps.ts'

it.each(['2026-09-30T00:00', '2026-09-30T08:29', '2026-12-31T23:59'])('goes on from %s, never back', (moment) => {
  const now = fromChina(moment.slice(0, 10), moment.slice(11)) + 12_345
  const jumps = jumpsOf(now)
  expect(jumps.every(({ to }) => to > now && to % 60_000 === 0)).toBe(true)
  expect(new Set(jumps.map(({ name }) => name)).size).toBe(jumps.length)
})

it('knows the next morning over the end of a year', () => {
  const morning = jumpsOf(fromChina('2026-12-31', '23:59')).find(({ name }) => name === 'morning')
  expect(morning?.to).toBe(fromChina('2027-01-01', '08:30'))
})
