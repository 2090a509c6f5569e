import { afterEach, expect, test } from 'vitest'
import { guard } from './guard.ts'
import type { GuardNews } from './guard.ts'

let stop: () => Promise<void> = async () => {}
afterEach(() => stop())

test('starts what has gone, as often as it takes, and tells', async () => {
  const news: GuardNews[] = []
  let runs = true
  let attempts = 0
  const revive = async () => {
    if (++attempts < 21) throw new Error(`attempt ${attempts}`)
    runs = true
  }
  stop = guard({ runs: () => runs, revive }, (one) => void news.push(one), 1)
  await new Promise((done) => setTimeout(done, 20))
  expect([news, attempts]).toEqual([[], 0])
  runs = false
  await expect.poll(() => news.at(-1)).toEqual({ back: true })
  expect(news).toEqual([
    { lost: true }, { failed: new Error('attempt 10') }, { failed: new Error('attempt 20') }, { back: true },
  ])
})

test('starts nothing once it is told to stop, and waits for what it had begun', async () => {
  let begun = 0
  let finish = () => {}
  const revive = () => new Promise<void>((done) => {
    begun++
    finish = done
  })
  stop = guard({ runs: () => false, revive }, () => {}, 1)
  await expect.poll(() => begun).toBe(1)
  let stopped = false
  const stopping = stop().then(() => (stopped = true))
  await new Promise((done) => setTimeout(done, 10))
  expect(stopped).toBe(false)
  finish()
  await stopping
  await new Promise((done) => setTimeout(done, 10))
  expect(begun).toBe(1)
})
