import { expect, it } from 'vitest'
import { savedFilters, withoutSaved, withSaved } from './saved.ts'

const a = { name: '本周超时', text: 'light=red&opened=week' }
const b = { name: '热线', text: 'source=hotline' }

it('adds at the end, and replaces one of the same name where it stands', () => {
  const both = withSaved([a], b)
  expect(both).toEqual([a, b])
  expect(withSaved(both, { ...a, text: 'light=yellow' })).toEqual([{ ...a, text: 'light=yellow' }, b])
  expect(withoutSaved(both, a.name)).toEqual([b])
})

it('reads what some other version stored without breaking', () => {
  expect(savedFilters(undefined)).toEqual([])
  expect(savedFilters({ name: 'x' })).toEqual([])
  expect(savedFilters([a, null, { name: 'x' }, 'y'])).toEqual([a])
})
