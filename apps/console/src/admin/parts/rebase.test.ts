import { describe, expect, it } from 'vitest'
import { changed, rebase } from './rebase.ts'

interface Values { name: string; kind: string; parent: string | null; area?: string }
const base: Values = { name: '甲', kind: 'town', parent: null }

describe('a form that somebody else has overtaken', () => {
  it('keeps what was typed, and takes what only the other has changed', () => {
    const { values, theirs } = rebase(base, { ...base, name: '乙' }, { ...base, kind: 'center' })
    expect(values).toEqual({ name: '乙', kind: 'center', parent: null })
    expect(theirs).toEqual([{ field: 'kind', value: 'center', both: false }])
  })

  it('says where both have changed the same', () => {
    const { values, theirs } = rebase(base, { ...base, name: '乙' }, { ...base, name: '丙' })
    expect(values.name).toBe('乙')
    expect(theirs).toEqual([{ field: 'name', value: '丙', both: true }])
  })

  it('has nothing to say where both wrote the same, or nothing differs', () => {
    expect(rebase(base, { ...base, name: '乙' }, { ...base, name: '乙' }).theirs).toEqual([])
    expect(rebase<Values>(base, { ...base, area: '' }, { ...base, area: undefined }).theirs).toEqual([])
  })
})

it('sends only the fields that differ; clearing one is a change', () => {
  expect(changed<Values>({ ...base, parent: 'p' }, { ...base, parent: null, area: '' })).toEqual({ parent: null })
})
