import { expect, it } from 'vitest'
import { choose } from './use-chosen.ts'

const rows = [...'abcdef']
const none = { keys: new Set<string>(), last: undefined }
const keysOf = ({ keys }: { keys: ReadonlySet<string> }): string => [...keys].toSorted().join('')

it('takes one more and one less', () => {
  const b = choose(none, 'b', false, rows)
  expect(keysOf(b)).toBe('b')
  expect(keysOf(choose(b, 'b', false, rows))).toBe('')
})

it('takes a range in either direction, from the one chosen last', () => {
  const d = choose(none, 'd', false, rows)
  expect(keysOf(choose(d, 'f', true, rows))).toBe('def')
  expect(keysOf(choose(d, 'b', true, rows))).toBe('bcd')
})

it('clears a range from one that was just cleared', () => {
  const all = { keys: new Set(rows), last: 'f' }
  const cleared = choose(all, 'b', false, rows)
  expect(keysOf(choose(cleared, 'd', true, rows))).toBe('aef')
})

it('takes a single row where the one before is no longer listed', () => {
  expect(keysOf(choose({ keys: new Set(['x']), last: 'x' }, 'c', true, rows))).toBe('cx')
})
