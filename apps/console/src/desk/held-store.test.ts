import { expect, it, vi } from 'vitest'
import { makeHeldStore } from './held-store.ts'
import { rowsOf } from './held.ts'
import type { HeldStore } from './held-store.ts'

interface Page {
  items: string[]
  next?: string
  count: number
}
type Store = HeldStore<string, Page>

/** A server whose answers come when the test says so. */
function slowServer(): {
  store: Store
  answer(cursor: string | undefined, page: Page | Error): Promise<void>
  asked: (string | undefined)[]
} {
  const waiting: { cursor: string | undefined; settle: (page: Page | Error) => void }[] = []
  const asked: (string | undefined)[] = []
  const store = makeHeldStore<string, Page>({
    read: (cursor) =>
      new Promise((resolve, reject) => {
        asked.push(cursor)
        waiting.push({ cursor, settle: (page) => (page instanceof Error ? reject(page) : resolve(page)) })
      }),
    rowsOf: (page) => page,
    keyOf: (row) => row,
  })
  return {
    store,
    asked,
    async answer(cursor, page) {
      const at = waiting.findIndex((one) => one.cursor === cursor)
      waiting.splice(at, 1)[0]!.settle(page)
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

const shown = (store: Store): string => (store.state().held ? rowsOf(store.state().held!).join('') : '-')

it('drops the answer to an earlier question, whichever comes first', async () => {
  const { store, answer } = slowServer()
  void store.begin()
  void store.begin()
  await answer(undefined, { items: ['old'], count: 1 })
  expect(shown(store)).toBe('-')
  await answer(undefined, { items: ['new'], count: 1 })
  expect(shown(store)).toBe('new')
  const { turn } = store.state()
  void store.begin()
  await answer(undefined, { items: ['new'], count: 1 })
  expect(store.state().turn).not.toBe(turn)
})

it('reads the next page once, and again after it failed', async () => {
  const { store, answer, asked } = slowServer()
  void store.begin()
  await answer(undefined, { items: ['a', 'b'], next: '1', count: 3 })
  void store.more()
  void store.more()
  expect(asked).toEqual([undefined, '1'])
  await answer('1', new Error('network'))
  expect([store.state().more, shown(store)]).toEqual(['failed', 'ab'])
  void store.more()
  await answer('1', { items: ['c'], count: 3 })
  expect([store.state().more, shown(store), store.state().held?.next]).toEqual(['idle', 'abc', undefined])
})

it('asks anew for the first page and those in sight only, and takes the counts along', async () => {
  const { store, answer, asked } = slowServer()
  void store.begin()
  await answer(undefined, { items: ['a'], next: '1', count: 3 })
  for (const [cursor, next] of [
    ['1', '2'],
    ['2', '3'],
    ['3', undefined],
  ] as const) {
    void store.more()
    await answer(cursor, { items: [cursor], next, count: 3 })
  }
  asked.length = 0
  store.sight(2, 2)
  void store.refresh()
  expect(asked).toEqual([undefined, '2'])
  await answer(undefined, { items: ['new', 'a'], next: 'a', count: 4 })
  await answer('2', { items: ['2'], next: '3', count: 4 })
  expect([shown(store), store.state().first?.count, store.state().held?.arrived.size]).toEqual(['a123', 4, 1])
})

it('lets a refresh of an earlier list fall', async () => {
  const { store, answer } = slowServer()
  void store.begin()
  await answer(undefined, { items: ['a'], count: 1 })
  void store.refresh()
  void store.begin()
  await answer(undefined, { items: ['x'], count: 9 })
  expect([shown(store), store.state().first?.count]).toEqual(['a', 1])
  await answer(undefined, { items: ['b'], count: 2 })
  expect([shown(store), store.state().first?.count]).toEqual(['b', 2])
})

it('goes on where it was left: nothing moves, and what came meanwhile is announced', async () => {
  const { store, answer } = slowServer()
  void store.begin()
  await answer(undefined, { items: ['a', 'b'], next: '1', count: 2 })
  const { held, ...rest } = store.state()
  const pages: Page[] = [{ items: ['new', 'a'], next: 'a', count: 3 }]
  const again = makeHeldStore<string, Page>({
    read: async () => pages[0]!,
    rowsOf: (page) => page,
    keyOf: (row) => row,
    left: { ...rest, held: held! },
  })
  expect(shown(again)).toBe('ab')
  await again.refresh()
  expect([shown(again), again.state().held?.arrived.size, again.state().turn]).toEqual(['ab', 1, rest.turn])
})

it('keeps what it has when asking anew fails, and says why when it has nothing', async () => {
  const { store, answer } = slowServer()
  const failure = new Error('down')
  void store.begin()
  await answer(undefined, failure)
  expect([store.state().error, shown(store)]).toEqual([failure, '-'])
  void store.begin()
  await answer(undefined, { items: ['a'], count: 1 })
  void store.refresh()
  await answer(undefined, failure)
  expect([store.state().error, shown(store)]).toEqual([undefined, 'a'])
})

it('knows what in sight has become old', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { store, answer } = slowServer()
  void store.begin()
  await answer(undefined, { items: ['a'], count: 1 })
  vi.setSystemTime(Date.now() + 30_000)
  expect([store.isOlderThan(60_000), store.isOlderThan(20_000)]).toEqual([false, true])
  vi.useRealTimers()
})

it('asks once for what was prepared, shows it, and tells when it failed', async () => {
  const { store, answer, asked } = slowServer()
  store.prepare()
  expect([asked, shown(store)]).toEqual([[undefined], '-'])
  await answer(undefined, new Error('busy'))
  await store.begin()
  expect(store.state().error).toEqual(new Error('busy'))
  store.prepare()
  void store.begin()
  expect(asked).toHaveLength(2)
  await answer(undefined, { items: ['a'], count: 1 })
  expect([shown(store), store.state().error]).toEqual(['a', undefined])
  void store.begin()
  expect(asked).toHaveLength(3)
})
