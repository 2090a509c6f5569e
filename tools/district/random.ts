/** Random numbers that are the same on every machine and in every order of work: each thing has a stream of its own. */
export interface Random {
  /** 0 ≤ value < 1 */
  next: () => number
  /** A whole number, both ends included. */
  int(from: number, to: number): number
  pick<T>(list: readonly T[]): T
  /** True with a probability. */
  chance(probability: number): boolean
}

/** The stream of a thing named by its keys, such as a village code and what is being decided about it. */
export function randomFor(...keys: readonly (string | number)[]): Random {
  let state = hash(keys.join('\u0000'))
  // mulberry32: 32 bits of state are plenty for a demo and fast.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: list => {
      const found = list[Math.floor(next() * list.length)]
      if (found === undefined) throw new RangeError('nothing to pick from')
      return found
    },
    chance: probability => next() < probability,
  }
}

/** FNV-1a, finished like murmur3 so that neighbouring keys have nothing in common. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
