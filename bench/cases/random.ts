/** Seeded chance: two runs of a benchmark measure the same rows. */
export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number
  below(n: number): number
  of<T>(items: readonly T[]): T
  /** An index by weight. */
  weighted(cumulative: Float64Array): number
}

/** mulberry32: small, quick, good enough for plausible rows. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    next,
    below,
    of: <T>(items: readonly T[]) => items[below(items.length)] as T,
    weighted(cumulative) {
      const x = next() * (cumulative.at(-1) ?? 0)
      let low = 0
      let high = cumulative.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if ((cumulative[middle] ?? 0) > x) high = middle
        else low = middle + 1
      }
      return low
    },
  }
}

export function cumulative(weights: readonly number[]): Float64Array {
  let sum = 0
  return Float64Array.from(weights, weight => (sum += weight))
}

/** UUIDv7 of a moment, as the server makes them: in time order with a random tail. */
export function uuidAt(ms: number, random: Chance): string {
  const time = Math.floor(ms).toString(16).padStart(12, '0')
  const hex = (digits: number) => Math.floor(random.next() * 16 ** digits).toString(16).padStart(digits, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + random.below(4)).toString(16)}${hex(3)}-${hex(12)}`
}

/** A fixed id for the n-th thing of a sort. */
export function uuidOf(sort: number, n: number): string {
  return `${sort.toString(16).padStart(8, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}
