/** Requests in work: from the door until their answer is out, or, where whoever asked has gone, until nobody works. */
import type { ServerResponse } from 'node:http'

/** A request that was let in. */
export interface Place {
  /** False when whoever asked has gone: nothing need be begun for it any more. */
  isAwaited(): boolean
  /** Leaves the place to others while the body comes in, or something else is waited for; `back` takes it again. */
  aside(): void
  back(): void
  /** Does the request's work; the place is held until it has ended, whoever may have gone meanwhile. */
  work<T>(run: () => Promise<T>): Promise<T>
}

/**
 * So long those in work have been there, on average, when there is more to do than can be done: an answer takes twice
 * as long then, and one after more than a few seconds helps nobody.
 */
const LONGEST_MEAN_MS = 500
/** Of the most that may be in work: with fewer it is a few that take long, or a machine that stutters. */
const CROWD = 0.125
/** Of the most that may be in work: so many may stand aside, each with a part of a body in memory. */
const ASIDE = 4

export class InFlight {
  readonly #max: number
  readonly #onRefused: (refused: number) => void
  #count = 0
  #aside = 0
  /** Of those in work, when each came, all added up: their mean age without looking at each. */
  #cameAt = 0
  #refused = 0
  #toldAt = -Infinity

  /** @param onRefused hears at most once a second how many were turned away */
  constructor(max: number, onRefused: (refused: number) => void) {
    this.#max = max
    this.#onRefused = onRefused
  }

  /** Whether somebody who comes now would be let in. Whoever asks is counted as refused otherwise. */
  hasRoom(): boolean {
    const isRoom = this.#count < this.#max && this.#aside < this.#max * ASIDE && !this.#isCrowded()
    if (!isRoom) this.#tell()
    return isRoom
  }

  /**
   * @param always let in, however many there are
   * @returns undefined where too many are in work, or where those before it take too long
   */
  enter(response: ServerResponse, always: boolean): Place | undefined {
    if (!always && !this.hasRoom()) return undefined
    const state = { working: false, over: false, left: false, aside: false, cameAt: 0 }
    const begin = () => {
      state.cameAt = performance.now()
      this.#cameAt += state.cameAt
      this.#count++
    }
    const end = () => {
      this.#cameAt -= state.cameAt
      this.#count--
    }
    const leave = () => {
      if (state.left || !state.over || state.working) return
      state.left = true
      if (state.aside) this.#aside--
      else end()
    }
    begin()
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
      aside: () => {
        if (state.left || state.aside) return
        state.aside = true
        this.#aside++
        end()
      },
      back: () => {
        if (state.left || !state.aside) return
        state.aside = false
        this.#aside--
        begin()
      },
      work,
    }
  }

  /** Whether many are in work, and have been there too long. */
  #isCrowded(): boolean {
    if (this.#count < this.#max * CROWD) return false
    return performance.now() - this.#cameAt / this.#count > LONGEST_MEAN_MS
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
