/**
 * How a text filter is answered. `walk`: along the list's own index, newest first, looking at each text, until the page
 * is full. `grams`: first all cases whose grams match, then which of them the reader sees. A word in one text of ten
 * fills a page after five hundred rows but has a hundred thousand matches; a rare one the other way about. Rule:
 * decision 14, with its threshold computed for the size of the district.
 */
import type { GramShares } from './search-statistics.ts'
import { numberTails, searchTerms, termGrams } from './search-words.ts'

export interface SearchPlan {
  way: 'walk' | 'grams' | 'nothing'
  terms: readonly string[]
  /** Grams of all terms, each once. */
  grams: readonly string[]
  /** Beginnings of reverse(number), where the query may be one. */
  tails: readonly string[]
}

/** @param rows that the page, or the count, needs */
export function planSearch(text: string, rows: number, shares: GramShares): SearchPlan {
  const terms = searchTerms(text)
  const tails = numberTails(text)
  const grams = [...new Set(terms.flatMap(termGrams))]
  if (grams.length === 0) return { way: 'nothing', terms, grams, tails }
  const byTerm = terms.map(term => termGrams(term).map(gram => shares.of(gram)))
  // A term is no more common than its rarest gram.
  const all = together(byTerm.map(term => Math.min(...term.map(share => share.all))))
  const newest = together(byTerm.map(term => Math.min(...term.map(share => share.newest))))
  const walked = rows / Math.max(newest, 1 / Math.max(shares.texts, 1))
  const matches = all * shares.texts
  return { way: walked < matches ? 'walk' : 'grams', terms, grams, tails }
}

/**
 * Share of texts with all terms. Words that are asked for together stand together more often than chance has it, so
 * each further one counts less: its root, its fourth root, and so on.
 */
function together(shares: readonly number[]) {
  return [...shares].sort((a, b) => a - b).reduce((product, share, n) => product * share ** (1 / 2 ** n), 1)
}
