import { expect, test } from 'vitest'
import { titleOf } from './title.ts'

test.each([
  ['井盖不见了', '井盖不见了'],
  ['  井盖不见了，旁边是小学。希望快点来  ', '井盖不见了，旁边是小学'],
  ['楼道堆物\n三楼', '楼道堆物'],
  ['', ''],
  ['Manhole cover missing in front of the school. Children pass.', 'Manhole cover missing in front of the school'],
  ['A leak of 2.5 m', 'A leak of 2.5 m'],
])('the first sentence: %j', (words, title) => {
  expect(titleOf(words)).toBe(title)
})

test('a long sentence is cut at a pause, one without any by length', () => {
  const long = '演示路菜场门口有人三轮车占道卖菜，早高峰堵得厉害，公交车都进不了站台'
  expect(titleOf(long)).toBe('演示路菜场门口有人三轮车占道卖菜，早高峰堵得厉害')
  expect(titleOf('字'.repeat(80))).toBe(`${'字'.repeat(30)}…`)
})

test('a sign outside the basic plane is not cut in two', () => {
  expect(titleOf('𠀀'.repeat(40))).toBe(`${'𠀀'.repeat(30)}…`)
})
