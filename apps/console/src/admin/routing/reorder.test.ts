import type { RoutingRule } from '@onegrid/domain'
import { defaultPolicyBody, withRule } from '@onegrid/domain'
import { describe, expect, it } from 'vitest'
import { nextAfterMove, targetIndex, wayOf, withMoved } from './reorder.ts'

/** Rows of different heights: a rule that is open is taller. */
const rows = [40, 40, 120, 40].map((height, i, all) => ({
  height, top: all.slice(0, i).reduce((sum, one) => sum + one, 0),
}))

describe('dragging', () => {
  it.each([
    [0, 0, 0], [0, 39, 0], [0, 40, 1], [0, 119, 1], [0, 120, 2], [0, 500, 3],
    [3, -1, 3], [3, -80, 2], [3, -140, 2], [3, -160, 1], [3, -900, 0],
    [2, 80, 3], [2, -79, 2], [2, -80, 1],
  ])('row %i by %i px lies at %i', (from, dy, to) => {
    expect(targetIndex(rows, from, dy)).toBe(to)
  })

  it('makes way by the height of what is dragged', () => {
    expect(wayOf(rows, 0, 2)).toEqual([0, -40, -40, 0])
    expect(wayOf(rows, 2, 0)).toEqual([120, 120, 0, 0])
    expect(wayOf(rows, 1, 1)).toEqual([0, 0, 0, 0])
  })
})

describe('moving', () => {
  const ids = ['a', 'b', 'c', 'd']
  it.each<[number, number, string]>([
    [0, 2, 'bcad'], [3, 0, 'dabc'], [1, 1, 'abcd'], [2, 9, 'abdc'], [2, -4, 'cabd'], [9, 0, 'abcd'],
  ])(
    '%i to %i gives %s', (from, to, order) => {
      expect(withMoved(ids, from, to).join('')).toBe(order)
    },
  )

  it('tells the server the place that the screen shows', () => {
    const body = {
      ...defaultPolicyBody(), routing: ids.map((id): RoutingRule => ({ id, name: id, when: { levels: [1] }, to: {} })),
    }
    for (let from = 0; from < ids.length; from++) {
      for (let to = 0; to < ids.length; to++) {
        const next = withRule(body, body.routing[from]!, nextAfterMove(ids, from, to))
        expect(next?.routing.map(({ id }) => id)).toEqual(withMoved(ids, from, to))
      }
    }
  })
})
