import { expect, it } from 'vitest'
import type { AreaTree } from '../areas/index.ts'
import { filterOf } from './filters.ts'

const levels: Readonly<Record<string, string>> = { d: 'district', t: 'town', v: 'village', g: 'grid' }
const tree = { get: (id: string) => (levels[id] ? { level: levels[id] } : undefined) } as unknown as AreaTree
const given = (query: Parameters<typeof filterOf>[1]) =>
  Object.fromEntries(Object.entries(filterOf(tree, query)).filter(([, value]) => value !== undefined))

it('narrows nothing but to events where nothing is asked', () => {
  expect(given({})).toEqual({ kinds: ['event'] })
  expect(given({ q: '   ' })).toEqual({ kinds: ['event'] })
})

it('takes lists apart and moments for what they are', () => {
  expect(given({ state: 'submitted,accepted', level: '1,2', matter: '07,050401', q: ' 井盖 ' })).toMatchObject({
    states: ['submitted', 'accepted'], levels: [1, 2], matters: ['07', '050401'], text: '井盖',
  })
  expect(given({ openedFrom: '2026-09-30T00:00:00+08:00' })).toMatchObject({
    openedFrom: Date.parse('2026-09-29T16:00:00Z'),
  })
})

it('takes a map’s view apart', () => {
  expect(given({ bbox: '120.1,29.5,120.9,30' })).toMatchObject({
    within: { west: 120.1, south: 29.5, east: 120.9, north: 30 },
  })
})

it.each([['t', { townId: 't' }], ['v', { villageId: 'v' }], ['g', { gridId: 'g' }], ['d', {}]])(
  'asks by the tier of the area: %s', (area, found) => {
    expect(given({ area })).toEqual({ kinds: ['event'], ...found })
  },
)

it('refuses an area that the district does not have', () => {
  expect(() => filterOf(tree, { area: 'elsewhere' })).toThrow(expect.objectContaining({ code: 'unknown-reference' }))
})
