import { setTimeout as sleep } from 'node:timers/promises'

export interface Loop {
  /** There is something to do: do not wait for the next round. */
  wake(): void
  /** Ends after the round that is running. */
  stop(): Promise<void>
}

export interface LoopOptions {
  /** Between two rounds when nobody wakes it; polling must suffice. */
  everyMs: number
  /** One round; true where more is waiting. */
  round: () => Promise<boolean>
  onError: (error: unknown) => void
}

/**
 * Calls `round` again and again, never twice at once. After a round it pauses ten times as long as that took, but no
 * longer than `everyMs`, though somebody wakes it: what comes in meanwhile is done together. So it answers a single
 * action at once, and under load leaves the machine to those who wait. After a failure it rests: a database that is
 * away comes back.
 */
export function startLoop({ everyMs, round, onError }: LoopOptions): Loop {
  let running = true
  let woken = false
  let interrupt = new AbortController()
  const ending = new AbortController()

  const rest = async (ms: number) => {
    interrupt = new AbortController()
    if (running && !woken) await sleep(ms, undefined, { signal: interrupt.signal }).catch(() => {})
  }
  const wake = () => {
    if (woken) return
    woken = true
    interrupt.abort()
  }
  const run = async () => {
    while (running) {
      woken = false
      const began = performance.now()
      try {
        if (await round()) continue
        const pauseMs = Math.min(everyMs, PAUSE * (performance.now() - began))
        await sleep(pauseMs, undefined, { signal: ending.signal }).catch(() => {})
        await rest(everyMs - pauseMs)
      } catch (error) {
        onError(error)
        woken = false
        await rest(AFTER_FAILURE_MS)
      }
    }
  }
  const ended = run()
  return {
    wake,
    async stop() {
      running = false
      ending.abort()
      interrupt.abort()
      await ended
    },
  }
}

const AFTER_FAILURE_MS = 1000
/** Of the time that a round took. */
const PAUSE = 10
