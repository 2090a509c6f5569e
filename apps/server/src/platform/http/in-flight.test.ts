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

it('lets nobody in while those before wait too long to be known, and tells of it once a second', async () => {
  const told: number[] = []
  const inFlight = new InFlight(8, (refused) => void told.push(refused))
  const database = Promise.withResolvers<string>()
  const identified = inFlight.enter(response(), false)?.identify(() => database.promise)
  expect(inFlight.enter(response(), false)).toBeDefined()
  await sleep(600)
  const few = new InFlight(100, () => {})
  void few.enter(response(), false)?.identify(() => sleep(600))
  await sleep(550)
  expect(few.enter(response(), false), 'one of a hundred is no crowd').toBeDefined()
  for (let n = 0; n < 3; n++) expect(inFlight.enter(response(), false)).toBeUndefined()
  expect(told).toEqual([1])
  database.resolve('officer')
  expect(await identified).toBe('officer')
  expect(inFlight.enter(response(), false)).toBeDefined()
})
