import { expect, test } from 'vitest'
import { ordered, ownerKey, parted, sharesOf, sumsOf } from './owners.ts'
import type { OwnerRow } from './owners.ts'

function row(
  name: string, red: number, yellow: number, open: number, orders = { red: 0, yellow: 0, open: 0 },
): OwnerRow {
  return { owner: { kind: 'unit', id: name, name }, red, yellow, open, orders }
}

const rows = [row('水利站', 0, 2, 3), row('执法中队', 5, 0, 9), row('派出所', 0, 0, 4), row('消防站', 5, 1, 6), row('市政公司', 0, 0, 7)]

test('the latest stand first, then the soon late, then who has most', () => {
  expect(ordered(rows).map(({ owner }) => owner.name)).toEqual(['消防站', '执法中队', '水利站', '市政公司', '派出所'])
})

test('sums count an owner as late who has anything late', () => {
  expect(sumsOf(rows)).toEqual({ owners: 2, red: 10, yellow: 3, open: 29 })
  expect(sumsOf([])).toEqual({ owners: 0, red: 0, yellow: 0, open: 0 })
})

test('only who is quite calm folds away: late orders press, too', () => {
  const late = row('林业站', 0, 0, 1, { red: 1, yellow: 0, open: 1 })
  const { pressing, calm } = parted([...rows, late])
  expect(pressing.map(({ owner }) => owner.name)).toEqual(['水利站', '执法中队', '消防站', '林业站'])
  expect(calm.map(({ owner }) => owner.name)).toEqual(['派出所', '市政公司'])
})

test('bars share one scale from zero, and a case that counts twice makes none longer than it is', () => {
  expect(sharesOf(row('a', 2, 1, 5), 10)).toEqual({ red: 0.2, yellow: 0.1, rest: 0.2 })
  expect(sharesOf(row('a', 1, 1, 1), 10).rest).toBe(0)
  expect(sharesOf(row('a', 0, 0, 0), 0)).toEqual({ red: 0, yellow: 0, rest: 0 })
  expect(ownerKey(rows[0]!)).toBe('unit:水利站')
})
