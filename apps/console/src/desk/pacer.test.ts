import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makePacer } from './pacer.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('answers a burst once, at once', () => {
  const run = vi.fn()
  const pacer = makePacer(run)
  for (let i = 0; i < 20; i++) pacer.ask(500)
  vi.advanceTimersByTime(60)
  expect(run).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(10_000)
  expect(run).toHaveBeenCalledTimes(1)
})

it('keeps the gap of whoever asks, and the shorter one of two', () => {
  const run = vi.fn()
  const pacer = makePacer(run)
  pacer.ask(0)
  vi.advanceTimersByTime(60)
  pacer.ask(5000)
  vi.advanceTimersByTime(1000)
  expect(run).toHaveBeenCalledTimes(1)
  pacer.ask(500)
  vi.advanceTimersByTime(60)
  expect(run).toHaveBeenCalledTimes(2)
})

it('runs no more once stopped', () => {
  const run = vi.fn()
  const pacer = makePacer(run)
  pacer.ask(0)
  pacer.stop()
  vi.advanceTimersByTime(1000)
  expect(run).not.toHaveBeenCalled()
})
