import type { OfferedAction } from '@onegrid/contract'
import { describe, expect, it } from 'vitest'
import { arrange, offerKey } from './action-groups.ts'

function offers(names: string): OfferedAction[] {
  const bare = { taskId: null, taskVersion: null, fields: [], warnings: [] }
  return names.split(' ').map((action, i) => ({ ...bare, action, name: action, primary: i === 0 }))
}

function names(list: readonly OfferedAction[]): string {
  return list.map(({ action }) => action).join(' ')
}

describe('buttons and menu of what may be done', () => {
  it('makes buttons of the likeliest and groups the rest, losing none', () => {
    const all = offers('accept requestVerify reject urge comment supplement merge split void escalate')
    const { buttons, menu } = arrange(all)
    expect(names(buttons)).toBe('accept requestVerify reject urge')
    expect(menu.map(({ group, offers: inside }) => `${group}: ${names(inside)}`)).toEqual([
      'step: escalate', 'facts: comment supplement', 'links: merge split', 'end: void',
    ])
    expect(buttons.length + menu.flatMap(({ offers: inside }) => inside).length).toBe(all.length)
  })

  it('lets the first stand as a button whatever it is', () => {
    expect(names(arrange(offers('unmerge comment')).buttons)).toBe('unmerge comment')
  })

  it('tells the same action for two tasks apart', () => {
    const [release] = offers('release')
    expect(offerKey({ ...release!, taskId: 'a' })).not.toBe(offerKey({ ...release!, taskId: 'b' }))
  })
})
