import fc from 'fast-check'
import { expect, it } from 'vitest'
import { moment } from './copy-line.ts'
import { seededIds } from './ids.ts'
import { Queue } from './queue.ts'

it('gives what is earliest, and of one moment what was put first', () => {
  fc.assert(fc.property(fc.array(fc.nat(20)), (moments) => {
    const queue = new Queue<number>()
    moments.forEach((at, i) => queue.push(at, i))
    const out = moments.map(() => queue.pop()).map((entry) => [entry?.at, entry?.item])
    const sorted = moments.map((at, i) => [at, i] as const).toSorted(([a, i], [b, j]) => a - b || i - j)
    expect(out).toEqual(sorted.map((pair) => [...pair]))
    expect(queue.pop()).toBeUndefined()
  }))
})

it('makes ids of a moment that a seed fixes, each once', () => {
  const [one, other, third] = [seededIds(1), seededIds(1), seededIds(2)]
  const at = Date.parse('2026-09-30T01:00:00Z')
  const made = Array.from({ length: 5000 }, () => one.at(at))
  expect(new Set(made).size).toBe(made.length)
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(Number.parseInt(made[0]!.replace('-', '').slice(0, 12), 16)).toBe(at)
  expect(other.at(at)).toBe(made[0])
  expect(third.at(at)).not.toBe(made[0])
})

it('writes moments as ISO 8601', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
    expect(moment(at)).toBe(new Date(at).toISOString())
  }))
})
