import { describe, expect, it } from 'vitest'
import { changedFields, mergeFields } from './merge.ts'

interface Form { level: number; name?: { zh: string }; list: string[]; note?: string }
const was: Form = { level: 2, name: { zh: '井盖' }, list: ['a'] }

describe('two who filled in the same form', () => {
  it('keep what each has changed', () => {
    const merged = mergeFields(was, { ...was, level: 1 }, { ...was, list: ['a', 'b'] })
    expect(merged).toEqual({ value: { ...was, level: 1, list: ['a', 'b'] }, theirs: ['list'], conflicts: [] })
  })

  it('disagree only where both changed the same to something else', () => {
    const merged = mergeFields(was, { ...was, level: 1, list: [] }, { ...was, level: 3, list: [] })
    expect(merged.value).toEqual({ ...was, level: 1, list: [] })
    expect(merged).toMatchObject({ theirs: ['level'], conflicts: ['level'] })
  })

  it('add and remove fields', () => {
    const { name: _, ...nameless } = was
    const merged = mergeFields<Form>(was, { ...was, note: 'mine' }, nameless)
    expect(merged.value).toEqual({ level: 2, list: ['a'], note: 'mine' })
    expect('name' in merged.value).toBe(false)
  })

  it('have nothing to settle where both wrote the same, or an empty field is written otherwise', () => {
    expect(mergeFields(was, { ...was, level: 1 }, { ...was, level: 1 }).theirs).toEqual([])
    expect(mergeFields<Form>(was, { ...was, note: '' }, { ...was, note: undefined }).theirs).toEqual([])
  })
})

it('sends only the fields that differ; clearing one is a change', () => {
  const begun: { name: string; parent: string | null; area?: string } = { name: '甲', parent: 'p' }
  expect(changedFields(begun, { ...begun, parent: null, area: '' })).toEqual({ parent: null })
})
