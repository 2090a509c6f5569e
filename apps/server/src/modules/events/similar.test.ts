import { describe, expect, it } from 'vitest'
import { likeness } from './similar.ts'

const lid = { title: '花溪路井盖缺失', matter: '070101' }

it('finds the same thing at the same spot alike', () => {
  expect(likeness(lid, 0, '070101', '花溪路井盖缺失')).toBe(1)
})

it('falls with distance, kind and words', () => {
  const here = likeness(lid, 0, '070101', '井盖缺失')
  expect(likeness(lid, 150, '070101', '井盖缺失')).toBeLessThan(here)
  expect(likeness(lid, 0, '070102', '井盖缺失')).toBeLessThan(here)
  expect(likeness(lid, 0, '050401', '井盖缺失')).toBeLessThan(likeness(lid, 0, '070102', '井盖缺失'))
  expect(likeness(lid, 0, '070101', '有狗')).toBeLessThan(here)
})

it('does not take another thing at the edge of the circle for a duplicate', () => {
  expect(likeness(lid, 190, '050401', '垃圾堆放')).toBeLessThan(0.35)
})

it('reads over signs and spaces', () => {
  expect(likeness(lid, 0, '070101', '花溪路，井盖 缺失！')).toBe(1)
})

it('knows nothing by a text of one character, and does not fail', () => {
  expect(likeness(lid, 0, undefined, '井')).toBeCloseTo(0.45 * 0.3 + 0.3)
  expect(likeness({ title: '', matter: null }, 0, undefined, '')).toBeCloseTo(0.45 * 0.3 + 0.3)
})

describe('where a kind is not known yet', () => {
  const unsorted = { ...lid, matter: null }

  it('finds the same words at the same spot as alike as with it', () => {
    expect(likeness(unsorted, 0, undefined, '花溪路井盖缺失')).toBe(1)
    expect(likeness(unsorted, 60, undefined, '井盖缺失')).toBeGreaterThanOrEqual(0.9)
    expect(likeness(lid, 60, undefined, '井盖缺失')).toBeGreaterThanOrEqual(0.9)
    expect(likeness(unsorted, 60, '070101', '井盖缺失')).toBeGreaterThanOrEqual(0.9)
  })

  it('falls with distance and words, and takes other words for another thing', () => {
    expect(likeness(unsorted, 150, undefined, '井盖缺失')).toBeLessThan(likeness(unsorted, 60, undefined, '井盖缺失'))
    expect(likeness(unsorted, 0, undefined, '井盖松动')).toBeLessThan(likeness(unsorted, 0, undefined, '井盖缺失'))
    expect(likeness(unsorted, 0, undefined, '垃圾成堆')).toBeLessThan(0.35)
  })

  it('is not certain of two characters, and lets a known kind decide', () => {
    expect(likeness(unsorted, 0, undefined, '井盖')).toBeLessThan(0.9)
    expect(likeness(lid, 0, '050401', '井盖缺失')).toBeLessThan(likeness(unsorted, 0, '050401', '井盖缺失'))
  })
})
