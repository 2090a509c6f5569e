import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { ownTurn } from './turns.ts'

const PIECES = 20

it('lets a connection in between any two pieces of work', async () => {
  const server = createServer((socket) => void socket.on('error', () => {}))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  let accepted = 0
  server.on('connection', () => accepted++)
  const callers = Array.from({ length: PIECES }, () => connect(port, '127.0.0.1'))
  const whenDone = await Promise.all(callers.map(async () => {
    await ownTurn()
    const until = performance.now() + 5
    while (performance.now() < until);
    return accepted
  }))
  for (const caller of callers) caller.destroy()
  server.close()
  // The first piece begins in the turn in which all of them asked.
  expect(whenDone.at(-1)).toBeGreaterThanOrEqual(PIECES - 3)
})

it('keeps the order, and holds nobody up who is alone', async () => {
  const order: number[] = []
  await Promise.all([1, 2, 3].map(async (n) => {
    await ownTurn()
    order.push(n)
  }))
  expect(order).toEqual([1, 2, 3])
  await new Promise((done) => setTimeout(done, 5))
  let begun = false
  void ownTurn().then(() => (begun = true))
  await Promise.resolve()
  expect(begun).toBe(true)
})
