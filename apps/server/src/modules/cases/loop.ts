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
  /** Between two rounds also when it is woken: what comes in a moment is done together, by one round for all of it. */
  pauseMs?: number
  /** One round; true where more is waiting. */
  round: () => Promise<boolean>
  onError: (error: unknown) => void
}

/** Calls `round` again and again, never twice at once. After a failure it rests: a database that is away comes back. */
export function startLoop({ everyMs, pauseMs = 0, round, onError }: LoopOptions): Loop {
  let running = true
  let woken = false
  let interrupt = new AbortController()
  const ending = new AbortController()

  const rest = async (ms: number) => {
    interrupt = new AbortController()
    if (running && !woken) await sleep(ms, undefined, { signal: interrupt.signal }).catch(() => {})
  }
  const wake = () => {
    woken = true
    interrupt.abort()
  }
  const run = async () => {
    while (running) {
      woken = false
      try {
        if (await round()) continue
        if (pauseMs > 0) await sleep(pauseMs, undefined, { signal: ending.signal }).catch(() => {})
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
      wake()
      await ended
    },
  }
}

const AFTER_FAILURE_MS = 1000
