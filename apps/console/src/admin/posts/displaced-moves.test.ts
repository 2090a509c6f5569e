import { expect, it } from 'vitest'
import { inParts, movesOf } from './displaced-moves.ts'
import type { Displaced } from './displaced-moves.ts'

const item = (id: string, ...heirs: string[]) =>
  ({ post: { id }, successors: heirs.map((heir) => ({ id: heir, name: heir, within: '' })) }) as Displaced

it('moves everybody to the largest share, or where somebody chose; whom nothing took over stays', () => {
  const items = [item('a', 'x', 'y'), item('b', 'x', 'y'), item('c'), item('d', 'z')]
  expect(movesOf(items, { b: 'y', d: 'gone' })).toEqual([
    { postId: 'a', areaId: 'x' }, { postId: 'b', areaId: 'y' }, { postId: 'd', areaId: 'z' },
  ])
})

it('sends many in parts', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(inParts([])).toEqual([])
})
