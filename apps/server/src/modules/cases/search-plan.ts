/**
 * How a text filter is answered. `walk`: along the list's own index, looking at each text, until the page is full: a
 * word in one text of ten fills it after five hundred rows. `grams`: all matches of the district by the index of grams,
 * then those that the reader sees: a rare word has few. Between the two, where either would take ten thousand rows:
 * `middling`, week after week by the index if the reader sees much, a walk if he sees little. Rule: decision 14, refined
 * by measurement (bench/reading.ts).
 */
import type { GramShares } from './search-statistics.ts'
import { numberTails, searchTerms, termGrams } from './search-words.ts'

export interface SearchPlan {
  way: 'walk' | 'grams' | 'middling' | 'nothing'
  terms: readonly string[]
  /** Grams of all terms, each once. */
  grams: readonly string[]
  /** Beginnings of reverse(number), where the query may be one. */
  tails: readonly string[]
  /**
   * A list of up to so many cases is walked for a middling word, which takes L rows. The matches of r × T / L texts
   * fill r rows of it, where T are all; week after week two and a half times as many are read.
   */
  shortList: number
}

/** @param rows that the page, or the count, needs */
export function planSearch(text: string, rows: number, shares: GramShares): SearchPlan {
  const terms = searchTerms(text)
  const shortList = Math.sqrt(2.5 * rows * shares.texts)
  const plan = { terms, tails: numberTails(text), grams: [...new Set(terms.flatMap(termGrams))], shortList }
  if (terms.length === 0) return { ...plan, way: 'nothing' }
  // A term is about as common as its rarest gram: of 30 real words of three signs or more, from half to once and a half.
  const byTerm = terms.map(term => termGrams(term).map(gram => shares.of(gram)))
  const all = together(byTerm.map(term => Math.min(...term.map(share => share.all))))
  const newest = together(byTerm.map(term => Math.min(...term.map(share => share.newest))))
  if (all * shares.texts <= FEW_MATCHES) return { ...plan, way: 'grams' }
  return { ...plan, way: rows <= newest * SHORT_WALK ? 'walk' : 'middling' }
}

/** Either takes 10 to 20 ms of the database's processor: some 5 µs for a match or a row. */
const FEW_MATCHES = 5000
const SHORT_WALK = 1500

/**
 * Share of texts with all terms. Words that are asked for together stand together more often than chance has it, so
 * each further one counts less: its root, its fourth root, and so on.
 */
function together(shares: readonly number[]) {
  return [...shares].sort((a, b) => a - b).reduce((product, share, n) => product * share ** (1 / 2 ** n), 1)
}
