import { expect, test } from 'vitest'
import { planSearch } from './search-plan.ts'
import type { GramShares } from './search-statistics.ts'

function shares(common: Record<string, number>, texts = 1_100_000): GramShares {
  return { texts, of: gram => ({ all: common[gram] ?? 0.0005, newest: common[gram] ?? 0.0005 }) }
}

/** The way for whoever reads much, and for whoever reads little. */
function ways(text: string, rows: number, of: GramShares) {
  return [true, false].map(wide => planSearch(text, rows, wide, of).way)
}

test('a word of many texts is met along the way, a rare one is looked up', () => {
  expect(ways('居民', 51, shares({ 居民: 0.12 }))).toEqual(['walk', 'walk'])
  expect(ways('窨井', 51, shares({ 窨井: 0.0004 }))).toEqual(['matches', 'matches'])
})

test('between the two it depends on how much the reader sees', () => {
  expect(ways('井盖', 51, shares({ 井盖: 0.01 }))).toEqual(['weekly', 'joined'])
})

test('in a small district every word has few matches', () => {
  expect(ways('居民', 51, shares({ 居民: 0.9 }, 500))).toEqual(['matches', 'matches'])
})

test('a long word is no more common than its rarest pair', () => {
  expect(ways('垃圾桶', 51, shares({ 垃圾: 0.1, 圾桶: 0.0004 }))).toEqual(['matches', 'matches'])
})

test('two common words together are rarer than each, but not as rare as chance has it', () => {
  const common = shares({ 路灯: 0.05, 学校: 0.05 })
  expect(ways('路灯', 51, common)).toEqual(['walk', 'walk'])
  expect(ways('路灯 学校', 51, common)).toEqual(['weekly', 'joined'])
})

test('a word out of season is not sought among the newest', () => {
  const snow: GramShares = { texts: 1_100_000, of: () => ({ all: 0.05, newest: 0 }) }
  expect(ways('积雪', 51, snow)).toEqual(['weekly', 'joined'])
})

test('a count needs more rows than a page', () => {
  expect(ways('路灯', 1001, shares({ 路灯: 0.05 }))).toEqual(['weekly', 'joined'])
})

test('without a letter, digit or sign there is nothing to find', () => {
  expect(ways('%%', 51, shares({}))).toEqual(['nothing', 'nothing'])
})
