/** Medians, quantiles, spreads, and two contenders in turns. */

/** @param share 0.95: the value that 95 % do not exceed (nearest rank) */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

export function spreadOf(values: readonly number[]): [low: number, high: number] {
  return [Math.min(...values), Math.max(...values)]
}

export interface Pairs {
  ours: number[]
  theirs: number[]
  /** Ours over theirs, pair by pair: what drifts between pairs falls out of it. */
  ratios: number[]
}

/**
 * Two contenders in turns, each pair in the other order than the one before it: what a noisy neighbour or a warming
 * processor takes, it takes of both.
 */
export async function inPairs(
  count: number, ours: () => number | Promise<number>, theirs: () => number | Promise<number>,
): Promise<Pairs> {
  const pairs: Pairs = { ours: [], theirs: [], ratios: [] }
  for (let n = 0; n < count; n++) {
    const first = n % 2 === 0 ? await ours() : undefined
    const their = await theirs()
    const our = first ?? await ours()
    pairs.ours.push(our)
    pairs.theirs.push(their)
    pairs.ratios.push(our / their)
  }
  return pairs
}

/** Seeded chance (mulberry32): two runs ask the same questions. @returns 0 ≤ x < 1 */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
