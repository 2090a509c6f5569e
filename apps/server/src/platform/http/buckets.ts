/** Token buckets: so many calls in a burst, so many a second after that. In the process: each one counts for itself. */

export interface BucketSize {
  /** Calls in a burst. */
  max: number
  /** In how many seconds an empty bucket fills. */
  perSeconds: number
}

interface Bucket {
  tokens: number
  at: number
}

export class Buckets {
  readonly #size: BucketSize
  readonly #buckets = new Map<string, Bucket>()
  readonly #now: () => number

  /** @param now milliseconds of a clock that never goes back */
  constructor(size: BucketSize, now: () => number = () => performance.now()) {
    this.#size = size
    this.#now = now
  }

  /** Takes a token. @returns 0 when there was one, else seconds until there is */
  take(key: string): number {
    const now = this.#now()
    const rate = this.#size.max / this.#size.perSeconds / 1000
    const bucket = this.#buckets.get(key) ?? { tokens: this.#size.max, at: now }
    const tokens = Math.min(this.#size.max, bucket.tokens + (now - bucket.at) * rate)
    const taken = tokens >= 1
    // Deleting first keeps the map in order of use, so the sweep stops at the first that is not full.
    this.#buckets.delete(key)
    this.#buckets.set(key, { tokens: taken ? tokens - 1 : tokens, at: now })
    this.#sweep(now)
    return taken ? 0 : Math.ceil((1 - tokens) / rate / 1000)
  }

  get size(): number {
    return this.#buckets.size
  }

  /** A bucket that has had time to fill is as good as none. */
  #sweep(now: number) {
    for (const [key, bucket] of this.#buckets) {
      if (now - bucket.at < this.#size.perSeconds * 1000) return
      this.#buckets.delete(key)
    }
  }
}
