import { expect, test } from 'vitest'
import { inkOn } from './palette.ts'
import type { Palette } from './palette.ts'

// As a stylesheet comes out of the build: long and short.
const palette = { ink: '#17282a', onMark: '#fff', surface: '#ffffff' } as Palette

test.each([
  ['#e0a100', '#17282a'], ['#d4380d', '#fff'], ['#fff', '#17282a'], ['#ffffff', '#17282a'], ['#000', '#fff'],
])('on %s one reads %s best', (colour, ink) => {
  expect(inkOn(colour, palette)).toBe(ink)
})
