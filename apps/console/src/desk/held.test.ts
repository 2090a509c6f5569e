import { expect, it } from 'vitest'
import { begin, extend, notice, pagesBetween, refresh, rowsOf } from './held.ts'
import type { Held } from './held.ts'

interface Row { id: string; text: string }
const row = (id: string, text = id): Row => ({ id, text })
const rows = (ids: string): Row[] => [...ids].map((id) => row(id))
const key = (one: Row): string => one.id
const ids = (held: Held<Row>): string => rowsOf(held).map(key).join('')
const set = (keys: { keys(): Iterable<string> }): string => [...keys.keys()].join('')

const twoPages = (): Held<Row> =>
  extend(begin({ items: rows('abc'), next: '1' }, key), '1', { items: rows('def'), next: '2' }, key)

it('shows pages one below the other, each row once', () => {
  const held = twoPages()
  expect(ids(held)).toBe('abcdef')
  expect(held.next).toBe('2')
  const moved = extend(held, '2', { items: [row('b', 'later'), row('g')] }, key)
  expect(ids(moved)).toBe('abcdefg')
  expect(moved.rows.get('b')?.text).toBe('later')
  expect(moved.next).toBeUndefined()
})

it('refreshes a row where it stands', () => {
  const held = refresh(twoPages(), 0, { items: [row('a'), row('b', 'changed'), row('c')], next: '1' }, key)
  expect(rowsOf(held).map(({ text }) => text)).toEqual(['a', 'changed', 'c', 'd', 'e', 'f'])
  expect([held.gone.size, held.arrived.size]).toEqual([0, 0])
})

it('announces what is new and moves nothing, though it pushes rows off the page', () => {
  const held = refresh(twoPages(), 0, { items: rows('xab'), next: 'x' }, key)
  expect([ids(held), set(held.arrived), set(held.gone)]).toEqual(['abcdef', 'x', ''])
})

it('marks what has left, and finds it again when it comes back', () => {
  const left = refresh(twoPages(), 0, { items: rows('acd'), next: 'x' }, key)
  expect([ids(left), set(left.gone), set(left.arrived)]).toEqual(['abcdef', 'b', ''])
  expect(set(refresh(left, 0, { items: rows('abc'), next: 'x' }, key).gone)).toBe('')
})

it('takes rows below the last known one for those of the next page', () => {
  const held = refresh(twoPages(), 1, { items: rows('efg'), next: 'x' }, key)
  expect([set(held.gone), set(held.arrived)]).toEqual(['d', ''])
})

it('knows everything of a list that has come to its end', () => {
  const whole = begin({ items: rows('abc') }, key)
  const held = refresh(whole, 0, { items: rows('abx') }, key)
  expect([set(held.gone), set(held.arrived)]).toEqual(['c', 'x'])
  expect(set(refresh(whole, 0, { items: [] }, key).gone)).toBe('abc')
})

it('announces the first of an empty list', () => {
  const empty = begin<Row>({ items: [] }, key)
  expect(pagesBetween(empty, 0, -1)).toEqual([0])
  expect(set(refresh(empty, 0, { items: rows('a') }, key).arrived)).toBe('a')
})

it('no longer announces what came and went', () => {
  const held = refresh(twoPages(), 0, { items: rows('xabc'), next: 'x' }, key)
  expect(set(refresh(held, 0, { items: rows('abc'), next: 'x' }, key).arrived)).toBe('')
})

it('says which pages are in sight', () => {
  const held = twoPages()
  expect(pagesBetween(held, 0, 2)).toEqual([0])
  expect(pagesBetween(held, 2, 3)).toEqual([0, 1])
  expect(pagesBetween(held, 5, 5)).toEqual([1])
})

it('announces what is new farther down than it has read, once, and no longer when it has left', () => {
  const isNew = ({ id }: Row): boolean => id === 'x'
  const held = notice(twoPages(), '00042', [row('x')], key, isNew)
  expect(set(held.arrived)).toBe('x')
  expect(set(refresh(held, 0, { items: rows('xabc'), next: 'x' }, key).arrived)).toBe('x')
  expect(set(notice(held, '00042', [], key, isNew).arrived)).toBe('')
  expect(set(notice(twoPages(), '00042', [row('a'), row('z')], key, isNew).arrived)).toBe('')
})
