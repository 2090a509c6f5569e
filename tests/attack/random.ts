/** Chance that can be repeated: the same seed gives the same numbers. */

export interface Random {
  /** From 0 on, below 1. */
  next(): number
  /** A whole number from 0 on, below `count`. */
  below(count: number): number
  /** @throws RangeError of an empty list */
  pick<T>(from: readonly T[]): T
  /** True so often, 0 to 1. */
  chance(share: number): boolean
}

/** mulberry32: 32 bits of state, good enough to choose by. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    pick<T>(from: readonly T[]): T {
      if (from.length === 0) throw new RangeError('nothing to pick from')
      return from[below(from.length)] as T
    },
    chance: (share) => next() < share,
  }
}
