import { expect, it } from 'vitest'
import { placeWarnings } from './place-warnings.ts'

const place = { lon: 120.6, lat: 29.8 }

/** A district whose nearest border is so far from the place; undefined: it has no grid. */
function tree(metres: number | undefined, inside = false): Parameters<typeof placeWarnings>[0] {
  return {
    locate: () => (inside ? { gridId: 'g' } : undefined),
    nearestGrid: (_lon, _lat, most) => (metres === undefined || metres > most ? undefined : { gridId: 'g', metres }),
  }
}

const far = (metres: number) => placeWarnings(tree(metres), place, 'zh-CN')

it('says nothing of a place in a grid, or beside one, or where there is none', () => {
  expect(placeWarnings(tree(0, true), place, 'zh-CN')).toEqual([])
  expect([far(10), far(2000)]).toEqual([[], []])
  expect(placeWarnings(tree(undefined), place, 'zh-CN')).toEqual([])
  expect(placeWarnings(tree(9000), undefined, 'zh-CN')).toEqual([])
})

it('says how far away another lies, no more exactly than it matters', () => {
  expect(far(2001)).toEqual(['位置在本区县网格以外约 2 公里，核对是否选错'])
  expect(far(3449)).toEqual(['位置在本区县网格以外约 3.4 公里，核对是否选错'])
  expect(far(28_400)).toEqual(['位置在本区县网格以外约 28 公里，核对是否选错'])
  expect(far(1_134_000)).toEqual(['位置在本区县网格以外约 1130 公里，核对是否选错'])
  const [english] = placeWarnings(tree(28_400), place, 'en')
  expect(english).toBe('The place lies about 28 km outside the grids of this district: check it')
})
