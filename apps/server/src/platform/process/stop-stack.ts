import { setTimeout as sleep } from 'node:timers/promises'

export type Close = () => Promise<unknown> | void

/** What has been opened, to be closed the other way round. */
export type StopStack = {
  /**
   * Closes what that names when its turn comes. It may be pushed while opening is still under way.
   *
   * @param limitMs how long the rest waits for it: requests that never end must not keep the database from stopping
   */
  push(what: string, close: Close, limitMs?: number): void
  /** Closes everything, once. What fails or takes too long is reported and does not keep the rest open. */
  unwind(report: (what: string, error: unknown) => void): Promise<void>
}

export function stopStack(): StopStack {
  const closers: { what: string; close: Close; limitMs?: number }[] = []
  return {
    push: (what, close, limitMs) => void closers.push({ what, close, limitMs }),
    async unwind(report) {
      for (let last = closers.pop(); last; last = closers.pop()) {
        const { what, close, limitMs } = last
        try {
          await within(limitMs, Promise.resolve(close()))
        } catch (error) {
          report(what, error)
        }
      }
    },
  }
}

async function within(limitMs: number | undefined, work: Promise<unknown>) {
  if (limitMs === undefined) return work
  const timer = new AbortController()
  const late = sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`not finished after ${limitMs / 1000} s`)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
    late.catch(() => {})
  }
}
