import { setTimeout as sleep } from 'node:timers/promises'

/** A server that somebody else may end: the kernel for want of memory, a person by a slip. */
export type Guarded = {
  runs(): boolean
  /** Starts it anew. @throws Error where it does not start (yet) */
  revive(): Promise<void>
}

/** It is gone; it could not be started; it is back. */
export type GuardNews = { lost: true } | { failed: unknown } | { back: true }

const LOOK_MS = 1000
/** Its last processes may still be ending: so many attempts in vain are nothing to speak of. */
const USUAL_ATTEMPTS = 10

/**
 * Starts a server anew whenever it has gone, until it is told to stop.
 *
 * @param hear is told what happens
 * @returns stops; resolves when nothing will be started any more
 */
export function guard(
  { runs, revive }: Guarded, hear: (news: GuardNews) => void, lookMs = LOOK_MS,
): () => Promise<void> {
  const ending = new AbortController()
  const watching = watch()
  return async () => {
    ending.abort()
    await watching
  }

  async function watch() {
    while (await pause()) {
      if (runs()) continue
      hear({ lost: true })
      for (let attempt = 1; !(await revived(attempt)) && (await pause()); attempt++);
    }
  }

  async function revived(attempt: number) {
    try {
      await revive()
    } catch (failed) {
      if (attempt % USUAL_ATTEMPTS === 0) hear({ failed })
      return false
    }
    hear({ back: true })
    return true
  }

  /** False once it is over. */
  async function pause() {
    await sleep(lookMs, undefined, { signal: ending.signal, ref: false }).catch(() => {})
    return !ending.signal.aborted
  }
}
