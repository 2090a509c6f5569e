import { expect, test } from 'vitest'
import { proposalOf } from './proposal.ts'
import type { JobMatch } from './proposal.ts'

const rest = { unitFunction: '', unit: null, limit: { value: 1, unit: 'work_day' as const }, limitText: '', by: '' }
const match = (code: string, sure: boolean): JobMatch => ({ ...rest, code, name: code, sure })

test('the best match is taken where a word of it was said; the others stand by', () => {
  const { taken, others } = proposalOf([match('070101', true), match('070102', true), match('050101', false)])
  expect(taken?.code).toBe('070101')
  expect(others.map(({ code }) => code)).toEqual(['070102', '050101'])
})

test('a guess is offered, never taken', () => {
  const { taken, others } = proposalOf([match('030101', false)])
  expect(taken).toBeUndefined()
  expect(others.map(({ code }) => code)).toEqual(['030101'])
})

test('nothing matches', () => {
  expect(proposalOf([])).toEqual({ taken: undefined, others: [] })
})
