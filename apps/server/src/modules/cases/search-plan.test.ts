import { expect, test } from 'vitest'
import { planSearch } from './search-plan.ts'
import type { GramShares } from './search-statistics.ts'

function shares(common: Record<string, number>, texts = 1_100_000): GramShares {
  return { texts, of: gram => ({ all: common[gram] ?? 0.0005, newest: common[gram] ?? 0.0005 }) }
}

test('a word of many texts is met along the way, a rare one is looked up', () => {
  expect(planSearch('居民', 51, shares({ 居民: 0.12 })).way).toBe('walk')
  expect(planSearch('窨井', 51, shares({})).way).toBe('grams')
})

test('between the two it depends on how much the reader sees', () => {
  expect(planSearch('井盖', 51, shares({ 井盖: 0.01 })).way).toBe('middling')
  expect(planSearch('井盖', 51, shares({ 井盖: 0.0045 })).way).toBe('grams')
  expect(planSearch('井盖', 51, shares({ 井盖: 0.035 })).way).toBe('walk')
})

test('in a small district every word has few matches', () => {
  expect(planSearch('居民', 51, shares({ 居民: 0.9 }, 3000)).way).toBe('grams')
})

test('a long word is no more common than its rarest pair', () => {
  expect(planSearch('垃圾桶', 51, shares({ 垃圾: 0.1 })).way).toBe('grams')
})

test('two common words together are rarer than each, but not as rare as chance has it', () => {
  const common = shares({ 路灯: 0.05, 学校: 0.05 })
  expect(planSearch('路灯', 51, common).way).toBe('walk')
  expect(planSearch('路灯 学校', 51, common).way).toBe('middling')
})

test('a word out of season is not sought among the newest', () => {
  const snow: GramShares = { texts: 1_100_000, of: () => ({ all: 0.05, newest: 0 }) }
  expect(planSearch('积雪', 51, snow).way).toBe('middling')
})

test('a count needs more rows than a page', () => {
  const common = shares({ 路灯: 0.05 })
  expect(planSearch('路灯', 51, common).way).toBe('walk')
  expect(planSearch('路灯', 1001, common).way).toBe('middling')
})

test('without a letter, digit or sign there is nothing to find', () => {
  expect(planSearch('%%', 51, shares({})).way).toBe('nothing')
})
