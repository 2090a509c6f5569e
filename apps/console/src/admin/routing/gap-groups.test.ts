import { describe, expect, it } from 'vitest'
import { gapKey, groupGaps } from './gap-groups.ts'
import type { Gap } from './gap-groups.ts'

const gap = (unitFunction: string, town: string): Gap =>
  ({ unitFunction, town: { id: `id-${town}`, name: town }, villages: null, unit: null, matters: ['010101'] })
const gaps = [gap('司法所', '漓渚镇'), gap('派出所', '漓渚镇'), gap('派出所', '柯桥街道')]
const english = (name: string): string => (name === '派出所' ? 'Police station' : name)
const shape = (groups: ReturnType<typeof groupGaps>): string[] => groups.map(
  ({ name, gaps: own }) => `${name} ${own.length}`,
)

describe('gaps to work off', () => {
  it('stand by function or by town, the widest first', () => {
    expect(shape(groupGaps(gaps, 'function', '', english))).toEqual(['Police station 2', '司法所 1'])
    expect(shape(groupGaps(gaps, 'town', '', english))).toEqual(['漓渚镇 2', '柯桥街道 1'])
  })

  it('are found by town, by function and by its name in the reader’s language', () => {
    expect(shape(groupGaps(gaps, 'function', '柯桥', english))).toEqual(['Police station 1'])
    expect(shape(groupGaps(gaps, 'function', 'police', english))).toEqual(['Police station 2'])
    expect(shape(groupGaps(gaps, 'town', '司法', english))).toEqual(['漓渚镇 1'])
    expect(groupGaps(gaps, 'town', '没有', english)).toEqual([])
  })

  it('are told apart by function and town', () => {
    expect(new Set(gaps.map(gapKey)).size).toBe(3)
  })
})
