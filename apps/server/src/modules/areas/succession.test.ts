import { expect, it } from 'vitest'
import type { Polygon, Position } from './geometry.ts'
import { successorsOf } from './succession.ts'

const at = (x: number, y: number): Position => [Number((120 + x / 100).toFixed(7)), Number((30 + y / 100).toFixed(7))]
const box = (x1: number, y1: number, x2: number, y2: number): Polygon =>
  ({ type: 'Polygon', coordinates: [[at(x1, y1), at(x2, y1), at(x2, y2), at(x1, y2), at(x1, y1)]] })

it('follows the ground: the larger share first, neighbours that only touch not at all', () => {
  const old = [
    { id: 'split', polygon: box(0, 0, 3, 1) },
    { id: 'kept', polygon: box(3, 0, 4, 1) },
    { id: 'unmapped', polygon: null },
    { id: 'elsewhere', polygon: box(20, 20, 21, 21) },
  ]
  const made = [
    { id: 'west', polygon: box(0, 0, 1, 1) },
    { id: 'east', polygon: box(1, 0, 3, 1) },
    { id: 'same', polygon: box(3, 0, 4, 1) },
  ]
  expect(Object.fromEntries(successorsOf(old, made, () => ['west', 'east', 'same']))).toEqual({
    split: ['east', 'west'],
    kept: ['same'],
    unmapped: ['west', 'east', 'same'],
    elsewhere: ['west', 'east', 'same'],
  })
})
