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

/** Calls `round` again and again, never twice at once. After a failure it rests: a database that is away comes back. */
export function startLoop({ everyMs, round, onError }: LoopOptions): Loop {
  let running = true
  let woken = false
  let interrupt = new AbortController()

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
        if (!(await round())) await rest(everyMs)
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
      wake()
      await ended
    },
  }
}

const AFTER_FAILURE_MS = 1000
