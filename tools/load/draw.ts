/** Drawing by weight. */
import type { Random } from '../district/random.ts'

export function cumulative(weights: readonly number[]): Float64Array {
  let sum = 0
  return Float64Array.from(weights, (weight) => (sum += weight))
}

/** An index, as often as its weight says. */
export function drawIndex(sums: Float64Array, random: Random): number {
  const x = random.next() * (sums.at(-1) ?? 0)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > x) high = middle
    else low = middle + 1
  }
  return low
}

/** A key, as often as its share says; shares need not add up to one. */
export function drawKey<K extends string>(shares: Readonly<Record<K, number>>, random: Random): K {
  const keys = Object.keys(shares) as K[]
  let x = random.next() * keys.reduce((sum, key) => sum + shares[key], 0)
  return keys.find((key) => (x -= shares[key]) < 0) ?? (keys[0] as K)
}
