import { expect, test } from 'vitest'
import { inkOn } from './palette.ts'
import type { Palette } from './palette.ts'

const palette = { ink: '#17282a', onMark: '#ffffff', surface: '#ffffff' } as Palette

test.each([['#e0a100', '#17282a'], ['#d4380d', '#ffffff'], ['#ffffff', '#17282a'], ['#000000', '#ffffff']])('on %s one reads %s best', (colour, ink) => {
  expect(inkOn(colour, palette)).toBe(ink)
})
