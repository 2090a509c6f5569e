import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { outdate } from './outdated.ts'

const keyOf = (id: string) => ['readEvent', { params: { id } }] as const

function reads() {
  const queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  let asked = 0
  const read = (id: string) =>
    queries.fetchQuery({ queryKey: keyOf(id), queryFn: () => Promise.resolve(++asked) })
  return { queries, read, asked: () => asked }
}

test('a case that moved while nobody looked is asked anew, another one is not', async () => {
  const { queries, read, asked } = reads()
  await Promise.all([read('a'), read('b')])
  outdate(queries, { caseId: 'a' })
  await Promise.all([read('a'), read('b')])
  expect(asked()).toBe(3)
})

test('where lines were missed every case is asked anew, and lists are left to whoever shows them', async () => {
  const { queries, read, asked } = reads()
  queries.setQueryData(['listEvents', { query: {} }], 'list')
  await Promise.all([read('a'), read('b')])
  outdate(queries, undefined)
  await Promise.all([read('a'), read('b')])
  expect(asked()).toBe(4)
  expect(queries.getQueryState(['listEvents', { query: {} }])?.isInvalidated).toBe(false)
})

test('a case that is being read does not move', async () => {
  const { queries, read, asked } = reads()
  await read('a')
  const leave = new QueryObserver(queries, { queryKey: keyOf('a'), staleTime: Infinity }).subscribe(() => undefined)
  outdate(queries, { caseId: 'a' })
  await read('a')
  expect(asked()).toBe(1)
  leave()
})
