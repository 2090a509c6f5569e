import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { stopStack } from './stop-stack.ts'

test('closes the other way round, each after the one before has finished', async () => {
  const stack = stopStack()
  const events: string[] = []
  const closing = (name: string, ms: number) => async () => {
    events.push(`${name} begins`)
    await sleep(ms)
    events.push(`${name} ends`)
  }
  stack.push('database', closing('database', 1))
  stack.push('requests', closing('requests', 20), 5000)
  await stack.unwind(() => {})
  expect(events).toEqual(['requests begins', 'requests ends', 'database begins', 'database ends'])
})

test('what fails, at once or later, is named and keeps nothing else open', async () => {
  const stack = stopStack()
  const reported: string[] = []
  let closed = 0
  stack.push('first', () => void closed++)
  stack.push('second', () => {
    throw new Error('at once')
  })
  stack.push('third', () => Promise.reject(new Error('later')))
  await stack.unwind((what, error) => reported.push(`${what}: ${(error as Error).message}`))
  expect(reported).toEqual(['third: later', 'second: at once'])
  expect(closed).toBe(1)
})

test('what never ends is given up after its limit', async () => {
  const stack = stopStack()
  const reported: string[] = []
  let closed = false
  stack.push('database', () => void (closed = true))
  stack.push('requests', () => new Promise(() => {}), 30)
  await stack.unwind((what, error) => reported.push(`${what}: ${(error as Error).message}`))
  expect(reported).toEqual(['requests: not finished after 0.03 s'])
  expect(closed).toBe(true)
})

test('a second unwinding closes nothing twice', async () => {
  const stack = stopStack()
  let closed = 0
  stack.push('once', () => void closed++)
  await Promise.all([stack.unwind(() => {}), stack.unwind(() => {})])
  expect(closed).toBe(1)
})
