import { describe, expect, it } from 'vitest'
import { move, unfolded } from './moves.ts'
import type { TreeRow } from './moves.ts'

const rows: TreeRow[] = [
  { id: 'town', depth: 0, open: true },
  { id: 'village', depth: 1, open: false },
  { id: 'other', depth: 1, open: true },
  { id: 'grid', depth: 2, open: null },
  { id: 'next', depth: 0, open: false },
]

describe('keys in a tree', () => {
  it.each([
    ['town', 'ArrowDown', { to: 'village' }],
    ['town', 'ArrowUp', { to: 'town' }],
    ['next', 'ArrowDown', { to: 'next' }],
    ['village', 'ArrowRight', { toggle: 'village' }],
    ['other', 'ArrowRight', { to: 'grid' }],
    ['grid', 'ArrowRight', {}],
    ['other', 'ArrowLeft', { toggle: 'other' }],
    ['grid', 'ArrowLeft', { to: 'other' }],
    ['village', 'ArrowLeft', { to: 'town' }],
    ['next', 'ArrowLeft', {}],
    ['grid', 'Home', { to: 'town' }],
    ['town', 'End', { to: 'next' }],
    ['grid', 'Enter', { choose: 'grid' }],
    ['grid', ' ', { choose: 'grid' }],
    ['grid', 'a', undefined],
  ])('%s %s', (active, key, step) => {
    expect(move(rows, active, key)).toEqual(step)
  })

  it('begin at the first row, and do nothing in an empty tree', () => {
    expect(move(rows, undefined, 'ArrowDown')).toEqual({ to: 'village' })
    expect(move([], undefined, 'ArrowDown')).toBeUndefined()
  })
})

describe('the rows of a tree', () => {
  const children: Record<string, string[] | undefined> = { a: ['a1', 'a2'], a1: undefined, b: [] }
  const found = (open: string[]) =>
    unfolded(
      ['a', 'b'],
      (id) => id,
      (id) => children[id],
      (id) => id in children && children[id]?.length !== 0,
      (id) => open.includes(id),
    ).map(({ one, depth, open: isOpen, waiting }) => [one, depth, isOpen, waiting])

  it('are those that are unfolded; what is being read is waited for', () => {
    expect(found([])).toEqual([['a', 0, false, false], ['b', 0, null, false]])
    expect(found(['a', 'a1'])).toEqual([
      ['a', 0, true, false], ['a1', 1, true, true], ['a2', 1, null, false], ['b', 0, null, false],
    ])
  })
})
