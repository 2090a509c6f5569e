import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makePreferenceStore } from './preference-store.ts'
import type { Drawer, PreferenceStore } from './preference-store.ts'

const ANNA = 'anna'
const busy = new Error('busy')
let drawer: Map<string, string>
let kept: Record<string, unknown>
let keep: ReturnType<typeof vi.fn<(key: string, value: unknown) => Promise<void>>>
let store: PreferenceStore

function makeStore(storage: Drawer = drawerOf(drawer)): PreferenceStore {
  return makePreferenceStore(storage, { read: async () => kept, keep, mayPass: (error) => error === busy })
}

function drawerOf(map: Map<string, string>): Drawer {
  return {
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, text) => void map.set(key, text),
    removeItem: (key) => void map.delete(key),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  drawer = new Map()
  kept = {}
  keep = vi.fn(async (key, value) => { kept = { ...kept, [key]: value } })
  store = makeStore()
})
afterEach(() => vi.useRealTimers())

it('shows a choice at once and sends the last of a burst', async () => {
  await store.open(ANNA)
  for (const n of [1, 2, 3]) store.write('desk.columns', n)
  expect(store.read('desk.columns')).toBe('3')
  expect(keep).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  expect(keep.mock.calls).toEqual([['desk.columns', 3]])
})

it('lets the account win over what this browser had', async () => {
  await store.open(ANNA)
  store.write('theme', 'dark')
  await vi.advanceTimersByTimeAsync(1000)
  kept = { theme: 'light', 'events.saved': [1] }
  const next = makeStore()
  await next.open(ANNA)
  expect([next.read('theme'), next.read('events.saved')]).toEqual(['"light"', '[1]'])
})

it('keeps what has not reached the account, and sends it when somebody comes back', async () => {
  keep.mockRejectedValueOnce(busy)
  await store.open(ANNA)
  store.write('theme', 'dark')
  await vi.advanceTimersByTimeAsync(1000)
  kept = { theme: 'light' }
  const next = makeStore()
  await next.open(ANNA)
  expect(next.read('theme')).toBe('"dark"')
  expect(kept).toEqual({ theme: 'dark' })
})

it('tries again while that may help, and not what the server refuses', async () => {
  await store.open(ANNA)
  keep.mockRejectedValueOnce(busy)
  store.write('a', 1)
  await vi.advanceTimersByTimeAsync(31_000)
  expect(keep).toHaveBeenCalledTimes(2)
  keep.mockRejectedValue(new Error('too large'))
  store.write('b', 2)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(keep).toHaveBeenCalledTimes(3)
  expect(store.read('b')).toBe('2')
})

it('sends what was chosen while the one before was on its way', async () => {
  await store.open(ANNA)
  keep.mockImplementationOnce(async () => { store.write('a', 2) })
  store.write('a', 1)
  await vi.advanceTimersByTimeAsync(3000)
  expect(keep.mock.calls).toEqual([['a', 1], ['a', 2]])
})

it('keeps one person’s choices from another at the same browser', async () => {
  await store.open(ANNA)
  store.write('events.saved', ['hers'])
  store.write('theme', 'dark')
  await vi.advanceTimersByTimeAsync(1000)
  kept = {}
  await store.open('ben')
  expect(store.read('events.saved')).toBeNull()
  // The sign-in page is drawn by it, so it stays with the browser.
  expect(store.read('theme')).toBe('"dark"')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(kept).toEqual({})
})

it('leaves the language to the browser and the account’s own setting', async () => {
  await store.open(ANNA)
  store.write('language', 'en')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([store.read('language'), keep.mock.calls.length]).toEqual(['"en"', 0])
})

it('works for the page’s life where nothing can be stored', async () => {
  const refuse = (): never => { throw new Error('forbidden') }
  const next = makeStore({ getItem: refuse, setItem: refuse, removeItem: refuse })
  await next.open(ANNA)
  const heard = vi.fn()
  next.hear(heard)
  next.write('theme', 'dark')
  expect([next.read('theme'), heard.mock.calls.length]).toEqual(['"dark"', 1])
})
