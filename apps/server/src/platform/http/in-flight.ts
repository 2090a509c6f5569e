/** Requests in work: from the door until their answer is out, or, where whoever asked has gone, until nobody works. */
import type { ServerResponse } from 'node:http'

/** A request that was let in. */
export interface Place {
  /** False when whoever asked has gone: nothing need be begun for it any more. */
  isAwaited(): boolean
  /** Finds out who asks: the first thing that waits for the database, and so a measure of how long everybody does. */
  identify<T>(run: () => Promise<T>): Promise<T>
  /** Does the request's work; the place is held until it has ended, whoever may have gone meanwhile. */
  work<T>(run: () => Promise<T>): Promise<T>
}

/**
 * Whoever has waited so long to be identified shows that there is more to do than can be done: a handler waits some
 * five times for the database, and an answer after more than a few seconds helps nobody.
 */
const LONGEST_AT_DOOR_MS = 500
/** Of the most that may be in work: with fewer it is the machine that stutters, and they are soon done. */
const CROWD = 0.25

export class InFlight {
  readonly #max: number
  readonly #onRefused: (refused: number) => void
  /** When they came, of those who are being identified, in their order. */
  readonly #atDoor = new Map<object, number>()
  #count = 0
  #refused = 0
  #toldAt = -Infinity

  /** @param onRefused hears at most once a second how many were turned away */
  constructor(max: number, onRefused: (refused: number) => void) {
    this.#max = max
    this.#onRefused = onRefused
  }

  /**
   * @param always let in, however many there are
   * @returns undefined where too many are in work, or where those before it already wait too long
   */
  enter(response: ServerResponse, always: boolean): Place | undefined {
    if (!always && (this.#count >= this.#max || this.#isCrowded())) {
      this.#tell()
      return undefined
    }
    this.#count++
    const state = { working: false, over: false, left: false }
    const leave = () => {
      if (state.left || !state.over || state.working) return
      state.left = true
      this.#count--
    }
    // A connection that breaks has no 'finish', and an injected request no 'close'.
    for (const end of ['finish', 'close']) {
      response.once(end, () => {
        state.over = true
        leave()
      })
    }
    async function work<T>(run: () => Promise<T>): Promise<T> {
      state.working = true
      try {
        return await run()
      } finally {
        state.working = false
        leave()
      }
    }
    return {
      isAwaited: () => !state.over,
      work,
      identify: async (run) => {
        this.#atDoor.set(state, performance.now())
        try {
          return await work(run)
        } finally {
          this.#atDoor.delete(state)
        }
      },
    }
  }

  /** Whether many are in work, and the first of those at the door has waited too long. */
  #isCrowded(): boolean {
    if (this.#count < this.#max * CROWD) return false
    const [since = Infinity] = this.#atDoor.values()
    return performance.now() - since > LONGEST_AT_DOOR_MS
  }

  #tell() {
    this.#refused++
    const now = performance.now()
    if (now - this.#toldAt < 1000) return
    this.#onRefused(this.#refused)
    this.#refused = 0
    this.#toldAt = now
  }
}
