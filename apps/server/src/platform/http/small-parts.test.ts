import { describe, expect, it } from 'vitest'
import { Buckets, sourceOf } from './buckets.ts'
import { decodeCursor, encodeCursor, keyPart } from './cursor.ts'
import { languageOf } from './language.ts'
import { Problem } from './problem.ts'
import { findUnstorable } from './storable.ts'

describe('Accept-Language', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,zh;q=0.9', 'en'],
    ['zh-TW', 'zh-CN'],
    ['de, en;q=0.1', 'en'],
    ['en;q=0.2, zh;q=0.3', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    ['*', 'zh-CN'],
  ])('%s is %s', (header, language) => expect(languageOf(header)).toBe(language))
})

describe('token buckets', () => {
  it('give a burst, then one as time passes, and say how long', () => {
    let now = 0
    const buckets = new Buckets({ max: 3, perSeconds: 30 }, () => now)
    expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 0])
    expect(buckets.take('a')).toBe(10)
    expect(buckets.take('b')).toBe(0)
    now += 9_000
    expect(buckets.take('a')).toBe(1)
    now += 1_000
    expect(buckets.take('a')).toBe(0)
    expect(buckets.take('a')).toBe(10)
  })

  it('say how long without taking any', () => {
    let now = 0
    const buckets = new Buckets({ max: 1, perSeconds: 10 }, () => now)
    expect([buckets.wait('a'), buckets.wait('a'), buckets.take('a'), buckets.wait('a')]).toEqual([0, 0, 0, 10])
    now += 10_000
    expect(buckets.wait('a')).toBe(0)
  })

  it.each([
    ['10.0.0.1', '10.0.0.1'], ['::ffff:10.0.0.1', '::ffff:10.0.0.1'], ['::1', '0:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'], ['2001:0DB8:0:0:ffff::', '2001:db8:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'], ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('count %s as %s', (ip, source) => {
    expect(sourceOf(ip)).toBe(source)
  })

  it('forget who has been away long enough to have a full one', () => {
    let now = 0
    const buckets = new Buckets({ max: 1, perSeconds: 10 }, () => now)
    for (let i = 0; i < 1000; i++) {
      buckets.take(`visitor ${i}`)
      now += 100
    }
    expect(buckets.size).toBeLessThanOrEqual(101)
    expect(buckets.take('visitor 999')).toBeGreaterThan(0)
  })
})

describe('cursors', () => {
  it('come back as they went', () => {
    expect(decodeCursor(encodeCursor([1_760_000_000_000, 'id']), [keyPart.moment, keyPart.text])).toEqual([
      1_760_000_000_000,
      'id',
    ])
    expect(decodeCursor(undefined, [keyPart.moment])).toBeUndefined()
  })

  it.each(['', 'x', '!!', encodeCursor([1]), encodeCursor(['a', 'b']), encodeCursor([1, 'a', 2])])(
    'of another list or of nobody are refused: %s',
    cursor => expect(() => decodeCursor(cursor, [keyPart.moment, keyPart.text])).toThrow(Problem),
  )
})

describe('storable text', () => {
  it('is found wanting by its pointer, keys escaped', () => {
    expect(findUnstorable({ a: [{ 'b/c~': 'x\0' }] })).toBe('/a/0/b~1c~0')
    expect(findUnstorable({ ok: '😀', n: 1, none: null, yes: true })).toBeUndefined()
    expect(findUnstorable('\ud800')).toBe('')
  })

  it('is not sought beyond what anybody nests', () => {
    let deep: unknown = 'x'
    for (let i = 0; i < 100; i++) deep = [deep]
    expect(findUnstorable(deep)).toMatch(/^(\/0){32}$/)
  })
})
