/** Ids and salts that a seed fixes: the same seed writes the same history, down to the last hash. */
import type { Id, Instant } from '@onegrid/domain'

export interface Ids {
  /** UUIDv7 of a moment. */
  at(moment: Instant): Id
  /** 128 bits, hex. */
  salt(): string
}

/** xoshiro128**: one stream for millions of ids, with more state than there are ids. */
export function seededIds(seed: number): Ids {
  let [a, b, c, d] = [seed ^ 0x9e3779b9, Math.imul(seed, 0x85ebca6b) ^ 0x243f6a88, 0x13198a2e, 0x03707344]
  const next = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotated(d, 11)
    return result
  }
  for (let i = 0; i < 20; i++) next()
  return {
    at(moment) {
      const time = moment.toString(16).padStart(12, '0')
      const [version, variant] = [0x7000 | (next() >>> 20), 0x8000 | (next() >>> 18)]
      const tail = hex8(next()) + hex4(next() >>> 16)
      return `${time.slice(0, 8)}-${time.slice(8)}-${hex4(version)}-${hex4(variant)}-${tail}`
    },
    salt: () => hex8(next()) + hex8(next()) + hex8(next()) + hex8(next()),
  }
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}

const fours = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).padStart(4, '0'))

function hex4(value: number): string {
  return fours[value] as string
}

function hex8(value: number): string {
  return hex4(value >>> 16) + hex4(value & 0xffff)
}
