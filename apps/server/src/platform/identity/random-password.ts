import { randomInt } from 'node:crypto'

/** Without characters that are mistaken for one another when read aloud or off paper. */
const SETS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '-+=#%']
const LENGTH = 12

/** A first password: meets the rules and is changed at the first sign-in. About 70 bits. */
export function randomPassword(): string {
  const all = SETS.join('')
  for (;;) {
    const text = Array.from({ length: LENGTH }, () => all[randomInt(all.length)] ?? '').join('')
    if (SETS.every(set => [...text].some(character => set.includes(character)))) return text
  }
}
