/** Token buckets: so many calls in a burst, so many a second after that. In the process: each one counts for itself. */

export interface BucketSize {
  /** Calls in a burst. */
  max: number
  /** In how many seconds an empty bucket fills. */
  perSeconds: number
}

/** An address as limits count it: whoever has one of IPv6 has 18 trillion, the 64 bits of his network. */
export function sourceOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip
  const [head = '', tail = ''] = ip.split('::')
  const groups = (text: string) => (text === '' ? [] : text.split(':'))
  // What `::` stands for; nothing where there is none.
  const zeros = Array<string>(Math.max(0, 8 - groups(head).length - groups(tail).length)).fill('0')
  const network = [...groups(head), ...zeros, ...groups(tail)].slice(0, 4)
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
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

  /** Takes nothing. @returns seconds until there is a token; 0 when there is one */
  wait(key: string): number {
    const bucket = this.#buckets.get(key)
    if (!bucket) return 0
    const rate = this.#size.max / this.#size.perSeconds / 1000
    const tokens = bucket.tokens + (this.#now() - bucket.at) * rate
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / rate / 1000)
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
