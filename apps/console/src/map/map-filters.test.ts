import { expect, test } from 'vitest'
import { bboxOf, filterIn, placeIn, withFilter, withView } from './map-filters.ts'

const params = (text: string): URLSearchParams => new URLSearchParams(text)

test('a filter comes back from the address as it went in; the rest of the address stays', () => {
  const filter = { light: 'red', level: '2', matter: '07' } as const
  const address = withFilter(params('case=1'), filter)
  expect(filterIn(address)).toEqual(filter)
  expect(address.get('case')).toBe('1')
  expect(filterIn(withFilter(address, { light: undefined }))).toEqual({ level: '2', matter: '07' })
})

test('what means nothing narrows nothing', () => {
  expect(filterIn(params('light=blue&level=9&class=070101'))).toEqual({})
})

test('a place comes back from the address', () => {
  const address = withView(params(''), { west: 120, south: 29, east: 121, north: 30, zoom: 13.456 })
  expect(placeIn(address)).toEqual({ lon: 120.5, lat: 29.5, zoom: 13.46 })
})

test.each([
  '', 'at=', 'at=1,2', 'at=1,2,x', 'at=1,,3', 'at=500,2,3', 'at=1,89,3', 'at=1,2,99',
])('%j is no place', (text) => {
  expect(placeIn(params(text))).toBeUndefined()
})

test('a view is asked to the metre', () => {
  const view = { west: 120.1234567, south: 29, east: 121, north: 30, zoom: 1 }
  expect(bboxOf(view)).toBe('120.12346,29.00000,121.00000,30.00000')
})
