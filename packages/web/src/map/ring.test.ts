import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ringArcs, ringOf } from './ring.ts'
import { parts, tileCollection } from './series.ts'
import { layersOf } from './style.ts'
import type { Palette } from './palette.ts'

const counts = fc.record(Object.fromEntries(parts.map((part) => [part, fc.nat({ max: 500 })])))

test('arcs close the ring without gap or overlap, gravest first, each as long as its share', () => {
  fc.assert(fc.property(counts, (of) => {
    const arcs = ringArcs(of)
    const total = parts.reduce((sum, part) => sum + of[part]!, 0)
    fc.pre(total > 0)
    expect(arcs.map(({ part }) => part)).toEqual(parts.filter((part) => of[part]! > 0))
    expect(arcs[0]!.from).toBe(0)
    expect(arcs.at(-1)!.to).toBeCloseTo(2 * Math.PI)
    arcs.forEach(({ part, from, to }, i) => {
      expect((to - from) / (2 * Math.PI)).toBeCloseTo(of[part]! / total)
      if (i > 0) expect(from).toBe(arcs[i - 1]!.to)
    })
  }))
})

test('nothing is no ring', () => {
  expect(ringArcs({})).toEqual([])
})

test('the name of a ring tells its parts; other names tell none', () => {
  expect(ringOf('ring|1|0|7|0|0')).toEqual({ red: 1, yellow: 0, green: 7, paused: 0, rest: 0 })
  for (const other of ['mark|red|07', 'ring|1|2', 'ring']) expect(ringOf(other)).toBeUndefined()
})

test('a tile is worth as much as all its parts', () => {
  const [tile] = tileCollection([{ lon: 120, lat: 30, parts: { red: 2, rest: 5 } }]).features
  expect(tile?.properties).toEqual({ red: 2, yellow: 0, green: 0, paused: 0, rest: 5, total: 7 })
  expect(tile?.geometry).toEqual({ type: 'Point', coordinates: [120, 30] })
})

test('a palette changes colours and nothing else: the same layers in the same order', () => {
  const palette = (colour: string): Palette => ({
    ground: colour, surface: colour, sunk: colour, line: colour, lineStrong: colour, ink: colour, inkSoft: colour,
    inkFaint: colour, brand: colour, brandWash: colour, onMark: colour, font: 'sans-serif', lightInks: { red: colour },
    lights: { red: colour, yellow: colour, green: colour, paused: colour, none: colour },
  })
  const bare = (colour: string) => JSON.stringify(layersOf(palette(colour))).replaceAll(colour, '')
  expect(bare('#123456')).toBe(bare('#abcdef'))
  expect(new Set(layersOf(palette('#123456')).map(({ id }) => id)).size).toBe(layersOf(palette('#123456')).length)
})
