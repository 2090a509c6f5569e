import { expect, test } from 'vitest'
import { readPoint } from './read-point.ts'

const point = { lon: 120.6405, lat: 29.7965 }

test.each([
  '120.6405, 29.7965', '120.6405 29.7965', ' 120.6405，29.7965 ', '120.6405;29.7965',
])('as people paste it: %j', (text) => {
  expect(readPoint(text)).toEqual({ point, turned: false })
})

test('latitude first is turned round and said to be', () => {
  expect(readPoint('29.7965, 120.6405')).toEqual({ point, turned: true })
})

test.each([
  ['', 'unreadable'], ['120.6405', 'unreadable'], ['120.6405, ', 'unreadable'], ['东经120度, 北纬29度', 'unreadable'],
  ['1, 2, 3', 'unreadable'], ['0, 0', 'outside'], ['2.35, 48.85', 'outside'], ['500, 30', 'outside'],
])('%j is no place of ours: %s', (text, fault) => {
  expect(readPoint(text)).toEqual({ fault })
})
