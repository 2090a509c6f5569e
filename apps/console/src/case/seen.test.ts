import { expect, it } from 'vitest'
import { isUnread, withSeen } from './seen.ts'

const begun = { since: Date.parse('2026-09-30T00:00:00Z'), versions: {} }
const item = { id: 'a', version: 3, updatedAt: '2026-09-30T01:00:00.000Z' }

it('is new where it moved after the marks began, read once opened, new again with the next line', () => {
  expect(isUnread(begun, item)).toBe(true)
  expect(isUnread(begun, { ...item, updatedAt: '2026-09-29T23:00:00.000Z' })).toBe(false)
  const opened = withSeen(begun, item)
  expect(isUnread(opened, item)).toBe(false)
  expect(isUnread(opened, { ...item, version: 4 })).toBe(true)
})

it('never forgets what was seen for an older answer that comes late', () => {
  const opened = withSeen(begun, item)
  expect(withSeen(opened, { id: 'a', version: 2 })).toBe(opened)
})

it('keeps the latest opened ones, an id that begins with a digit or not', () => {
  const ids = ['9', 'b', '0199-c', 'd']
  const full = ids.reduce((seen, id) => withSeen(seen, { id, version: 1 }, 3), begun)
  expect(Object.keys(full.versions).toSorted()).toEqual(['0199-c', 'b', 'd'])
})
