import { describe, expect, it } from 'vitest'
import { draftKey, draftsIn } from './drafts.ts'
import type { Draft } from './drafts.ts'

const draft: Draft = { values: { reason: '管线归属另查' }, actionId: 'a1', seen: { case: 7, task: 2 } }

function storage(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage
}

describe('drafts', () => {
  it('outlive the page and are told apart by person, case, action and task', () => {
    const tab = storage()
    const key = draftKey('me', 'c1', 'return', 't1')
    draftsIn(tab).keep(key, draft)
    expect(draftsIn(tab).read(key)).toEqual(draft)
    const others = [
      draftKey('you', 'c1', 'return', 't1'), draftKey('me', 'c2', 'return', 't1'), draftKey('me', 'c1', 'finish', 't1'),
      draftKey('me', 'c1', 'return', 't2'),
    ]
    expect(others.map((other) => draftsIn(tab).read(other))).toEqual([undefined, undefined, undefined, undefined])
  })

  it('are gone once dropped', () => {
    const tab = storage()
    const drafts = draftsIn(tab)
    drafts.keep('k', draft)
    drafts.drop('k')
    expect(drafts.read('k')).toBeUndefined()
    expect(draftsIn(tab).read('k')).toBeUndefined()
  })

  it('are remembered by the page where the browser stores nothing', () => {
    const full = { ...storage(), setItem: () => { throw new Error('quota') } }
    const drafts = draftsIn(full)
    drafts.keep('k', draft)
    expect(drafts.read('k')).toEqual(draft)
    expect(draftsIn(undefined).read('k')).toBeUndefined()
  })

  it('that cannot be read are none', () => {
    const tab = storage()
    tab.setItem('k', '{"values":')
    expect(draftsIn(tab).read('k')).toBeUndefined()
    tab.setItem('k', '{"values":{}}')
    expect(draftsIn(tab).read('k')).toBeUndefined()
  })
})
