import { expect, it } from 'vitest'
import {
  chosenColumns,
  leastWidth,
  moveColumn,
  orderOnPress,
  parseOrder,
  tracksOf,
  usualColumns,
  withColumn,
} from './columns.ts'

it('keeps a choice of an older version as far as it is known, clock and title first', () => {
  expect(chosenColumns(['grid', 'gone', 'grid', 'title', 7])).toEqual(['clock', 'title', 'grid'])
  expect(chosenColumns(undefined)).toEqual(usualColumns)
  expect(chosenColumns('broken')).toEqual(usualColumns)
})

it('puts a column where it usually stands, and takes it away again', () => {
  const more = withColumn(usualColumns, 'matter')
  expect(more.indexOf('matter')).toBe(more.indexOf('level') + 1)
  expect(withColumn(more, 'matter')).toEqual(usualColumns)
  expect(withColumn(['clock', 'title'], 'rounds')).toEqual(['clock', 'title', 'rounds'])
  expect(withColumn(['clock', 'title'], 'title')).toEqual(['clock', 'title'])
})

it('moves a column by one place, never before the fixed ones nor over the end', () => {
  const chosen = chosenColumns(['owes', 'state', 'grid'])
  expect(moveColumn(chosen, 'state', -1)).toEqual(['clock', 'title', 'state', 'owes', 'grid'])
  expect(moveColumn(chosen, 'state', 1)).toEqual(['clock', 'title', 'owes', 'grid', 'state'])
  expect(moveColumn(chosen, 'owes', -1)).toEqual(chosen)
  expect(moveColumn(chosen, 'grid', 1)).toEqual(chosen)
  expect(moveColumn(chosen, 'title', 1)).toEqual(chosen)
})

it('gives head and rows one set of tracks', () => {
  expect(tracksOf(['clock', 'title', 'level'], 'zh-CN')).toBe('128px minmax(200px, 3fr) 48px')
  expect(leastWidth(['clock', 'title'], 'zh-CN')).toBe(20 + 12 + 128 + 12 + 200 + 28)
})

it('fits a window of 1366 beside the navigation as it comes', () => {
  for (const language of ['zh-CN', 'en'] as const)
    expect(leastWidth(usualColumns, language), language).toBeLessThanOrEqual(1366 - 88)
})

it('orders by what is pressed', () => {
  expect(orderOnPress('opened', 'due')).toBe('newest')
  expect(orderOnPress('opened', 'newest')).toBe('oldest')
  expect(orderOnPress('opened', 'oldest')).toBe('newest')
  expect(orderOnPress('clock', 'due')).toBe('due')
  expect(orderOnPress('grid', 'due')).toBeUndefined()
  expect([parseOrder('level'), parseOrder('x'), parseOrder(null)]).toEqual(['level', 'due', 'due'])
})
