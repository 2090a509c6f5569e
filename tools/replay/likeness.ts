/** Which messages speak of the same thing: hot spots are reported again and again, in nearly the same words. */

/** Share of two-character pieces that two subjects have in common (Dice). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const piece of few) if (many.has(piece)) shared++
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}

export function pieces(text: string): ReadonlySet<string> {
  const signs = [...text.replaceAll(/[^\p{L}\p{N}]/gu, '')]
  return new Set(signs.slice(1).map((sign, i) => `${signs[i]}${sign}`))
}

/** From here on two subjects are taken for one spot: above it, pairs in the mayor's mailbox do name the same place. */
const SAME = 0.62
/** So many messages back somebody may still report the same. */
const REMEMBERED = 400

export class Spots<Place> {
  readonly #seen: { pieces: ReadonlySet<string>; place: Place }[] = []

  /** The place of an earlier message in nearly the same words, else the one that is made now. */
  placeOf(subject: string, make: () => Place): Place {
    const own = pieces(subject)
    const twin = this.#seen.findLast((earlier) => likeness(own, earlier.pieces) >= SAME)
    const place = twin?.place ?? make()
    this.#seen.push({ pieces: own, place })
    if (this.#seen.length > REMEMBERED) this.#seen.shift()
    return place
  }
}
