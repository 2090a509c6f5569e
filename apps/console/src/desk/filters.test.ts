import { expect, it } from 'vitest'
import { filterText, narrowedBy, parseFilter, queryOf, toggled, withFilter, without } from './filters.ts'
import type { CaseFilter } from './filters.ts'

const AREA = '01990000-0000-7000-a000-000000000001'
const NOW = Date.parse('2026-09-30T00:41:30Z')

const full: CaseFilter = {
  q: '井盖',
  show: 'all',
  light: 'red',
  state: ['submitted', 'closed'],
  level: [1, 2],
  matter: ['07', '0701', '070102'],
  source: ['hotline'],
  area: AREA,
  unit: AREA,
  desk: AREA,
  opened: 'last7',
  due: '2026-09-28..2026-10-08',
}

it('comes back from the address as it went in', () => {
  expect(parseFilter(new URLSearchParams(filterText(full)))).toEqual(full)
  expect(parseFilter(new URLSearchParams())).toEqual({})
})

it('keeps what else stands in the address', () => {
  const params = new URLSearchParams('case=x&light=green&order=newest')
  expect(withFilter(params, { light: 'red' }).toString()).toBe('case=x&order=newest&light=red')
  expect(withFilter(params, {}).toString()).toBe('case=x&order=newest')
})

it('leaves out what means nothing', () => {
  const odd = [
    'light=pink', 'state=open,submitted,__proto__', 'level=0,2,9', 'matter=7,07,abc', 'source=hotline,hotline',
    'area=1', 'opened=2026-02-30..2026-03-01', 'show=x', 'q=%20',
  ].join('&')
  expect(parseFilter(new URLSearchParams(odd))).toEqual({
    state: ['submitted'],
    level: [2],
    matter: ['07'],
    source: ['hotline'],
  })
})

it('asks for open ones unless the filter says otherwise', () => {
  expect(queryOf({}, NOW)).toEqual({ open: true })
  expect(queryOf({ show: 'closed' }, NOW)).toEqual({ open: false })
  expect(queryOf({ show: 'all' }, NOW)).toEqual({})
  expect(queryOf({ state: ['closed'] }, NOW)).toEqual({ state: 'closed' })
})

it('asks as the route takes it', () => {
  expect(queryOf({ ...full, show: undefined }, NOW)).toEqual({
    q: '井盖',
    light: 'red',
    state: 'submitted,closed',
    level: '1,2',
    matter: '07,0701,070102',
    source: 'hotline',
    area: AREA,
    unit: AREA,
    desk: AREA,
    openedFrom: '2026-09-23T16:00:00.000Z',
    openedTo: '2026-09-30T16:00:00.000Z',
    dueFrom: '2026-09-27T16:00:00.000Z',
    dueTo: '2026-10-08T16:00:00.000Z',
  })
})

it('takes away, adds and counts', () => {
  expect(without(full, 'q', 'show', 'state').q).toBeUndefined()
  expect(narrowedBy(full)).toHaveLength(10)
  expect(narrowedBy({ q: 'x', show: 'all' })).toEqual([])
  expect(toggled([1, 2], 2)).toEqual([1])
  expect(toggled([1], 2)).toEqual([1, 2])
  expect(toggled([1], 1)).toBeUndefined()
})
