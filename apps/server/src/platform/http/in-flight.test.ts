import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { InFlight } from './in-flight.ts'

const response = () => new EventEmitter() as ServerResponse

it('holds the place of whoever has gone until nobody works for him', async () => {
  const inFlight = new InFlight(1, () => {})
  const gone = response()
  const place = inFlight.enter(gone, false)
  const work = Promise.withResolvers<void>()
  const working = place?.work(() => work.promise)
  gone.emit('close')
  expect(place?.isAwaited()).toBe(false)
  expect(inFlight.enter(response(), false)).toBeUndefined()
  expect(inFlight.enter(response(), true), 'some are always let in').toBeDefined()
  work.resolve()
  await working
  expect(inFlight.enter(response(), false), 'the one that is always let in is still there').toBeUndefined()
})

it('counts each once, though its answer both ends and closes', () => {
  const inFlight = new InFlight(1, () => {})
  for (let n = 0; n < 3; n++) {
    const one = response()
    expect(inFlight.enter(one, false)).toBeDefined()
    one.emit('finish')
    one.emit('close')
  }
  expect(inFlight.enter(response(), false)).toBeDefined()
  expect(inFlight.enter(response(), false)).toBeUndefined()
})

it('lets nobody in while many take too long, and tells of it once a second', async () => {
  const told: number[] = []
  const inFlight = new InFlight(16, (refused) => void told.push(refused))
  const few = new InFlight(100, () => {})
  const work = Promise.withResolvers<void>()
  const [first, second] = [response(), response()]
  const works = [first, second].map((one) => inFlight.enter(one, false)?.work(() => work.promise))
  void few.enter(response(), false)?.work(() => work.promise)
  await sleep(1_100)
  expect(few.hasRoom(), 'one of a hundred is no crowd').toBe(true)
  for (let n = 0; n < 3; n++) expect(inFlight.enter(response(), false)).toBeUndefined()
  expect(inFlight.hasRoom()).toBe(false)
  expect(told).toEqual([1])
  work.resolve()
  for (const one of works) await one
  first.emit('finish')
  expect(inFlight.enter(response(), false)).toBeDefined()
})

it('keeps no place for whoever still sends, and bounds how many do', () => {
  const inFlight = new InFlight(2, () => {})
  const sending = Array.from({ length: 8 }, () => {
    const one = response()
    const place = inFlight.enter(one, false)
    expect(place).toBeDefined()
    place?.aside()
    place?.aside()
    return { one, place }
  })
  expect(inFlight.enter(response(), false), 'four times as many as may work').toBeUndefined()
  for (const { one } of sending.splice(0, 6)) {
    one.emit('finish')
    one.emit('close')
  }
  // Two are sending; when their bodies are there they work, and there is room for nobody else.
  for (const { place } of sending) place?.back()
  expect(inFlight.hasRoom()).toBe(false)
  for (const { one, place } of sending) {
    one.emit('close')
    place?.aside()
  }
  for (let n = 0; n < 2; n++) expect(inFlight.enter(response(), false)).toBeDefined()
  expect(inFlight.enter(response(), false)).toBeUndefined()
})
