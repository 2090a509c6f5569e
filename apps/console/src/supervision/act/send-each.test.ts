import { expect, test } from 'vitest'
import { addresseeOf } from './addressee.ts'
import { sendEach } from './send-each.ts'

test('what fails is kept apart with why, the others go on, in the order in which they were asked', async () => {
  const steps: number[] = []
  const send = async (n: number): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, n === 1 ? 20 : 1))
    if (n % 3 === 0) throw new Error(`no ${n}`)
  }
  const { done, failed } = await sendEach([1, 2, 3, 4, 5, 6], send, (answered) => steps.push(answered))
  expect(done).toEqual([1, 2, 4, 5])
  expect(failed.map(({ item, error }) => [item, (error as Error).message])).toEqual([[3, 'no 3'], [6, 'no 6']])
  expect(steps).toEqual([1, 2, 3, 4, 5, 6])
})

test('no more than four are on their way at once, each is sent once', async () => {
  let [now, most] = [0, 0]
  const seen: number[] = []
  await sendEach([...Array(11).keys()], async (n) => {
    seen.push(n)
    most = Math.max(most, ++now)
    await new Promise((resolve) => setTimeout(resolve, 2))
    now--
  }, () => undefined)
  expect(most).toBe(4)
  expect(seen.toSorted((a, b) => a - b)).toEqual([...Array(11).keys()])
  expect(await sendEach([], async () => undefined, () => undefined)).toEqual({ done: [], failed: [] })
})

test('an order is addressed to a unit or a desk, never to a person', () => {
  const named = (id: string) => ({ id, name: id })
  const event = { lead: named('squad'), desk: named('town') }
  expect(addresseeOf(event, { kind: 'unit', id: 'roads', name: '' })).toEqual({ unit: 'roads' })
  expect(addresseeOf(event, { kind: 'desk', id: 'village', name: '' })).toEqual({ desk: 'village' })
  expect(addresseeOf(event, { kind: 'person', id: 'an', name: '' })).toEqual({ unit: 'squad' })
  expect(addresseeOf({ ...event, lead: null }, { kind: 'person', id: 'an', name: '' })).toEqual({ desk: 'town' })
})
