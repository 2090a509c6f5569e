/**
 * How a text filter is answered; `rows` of a list of L cases among T texts are wanted, a share s of which matches.
 *
 * - walk: along the list's own index, looking at each text, until rows / s of them have filled the page: common words;
 * - matches: all s × T of the district by the index of grams, then those that the reader sees: rare words;
 * - joined: the matches with the ids of what the reader sees, from indexes alone: middling words, readers of little;
 * - weekly: the matches of the newest weeks, then of those before: middling words, readers of a town or the district.
 *
 * Rule: decision 14, refined by measurement: the reading figures of bench/README.md.
 */
import type { GramShares } from './search-statistics.ts'
import { numberTails, searchTerms, termGrams } from './search-words.ts'

export interface SearchPlan {
  way: 'walk' | 'matches' | 'joined' | 'weekly' | 'nothing'
  terms: readonly string[]
  /** Grams of all terms, each once. */
  grams: readonly string[]
  /** Beginnings of reverse(number), where the query may be one. */
  tails: readonly string[]
  /** A weekly search whose other filters leave no more cases than that is walked: both then read as many rows. */
  shortList: number
}

/**
 * @param rows that the page, or the count, needs
 * @param readsWidely whether the reader reads by town or district
 */
export function planSearch(text: string, rows: number, readsWidely: boolean, shares: GramShares): SearchPlan {
  const terms = searchTerms(text)
  const plan = {
    terms,
    grams: [...new Set(terms.flatMap(termGrams))],
    tails: numberTails(text),
    // Of a list of L, r × T / L matches fill r rows, and week after week two and a half times as many are read.
    shortList: Math.sqrt(2.5 * rows * shares.texts),
  }
  if (terms.length === 0) return { ...plan, way: 'nothing' }
  // A term is about as common as its rarest gram: of 30 real words of three signs or more, from half to once and a
  // half.
  const byTerm = terms.map(term => termGrams(term).map(gram => shares.of(gram)))
  const all = together(byTerm.map(term => Math.min(...term.map(share => share.all))))
  const newest = together(byTerm.map(term => Math.min(...term.map(share => share.newest))))
  if (all * shares.texts <= FEW_MATCHES) return { ...plan, way: 'matches' }
  if (rows <= newest * SHORT_WALK) return { ...plan, way: 'walk' }
  return { ...plan, way: readsWidely ? 'weekly' : 'joined' }
}

/** Each is looked up by its key in two tables. */
const FEW_MATCHES = 1000
/** Rows whose texts are looked at: as long as it takes to read the ids of 20,000 matches. */
const SHORT_WALK = 2000

/**
 * Share of texts with all terms. Words that are asked for together stand together more often than chance has it, so
 * each further one counts less: its root, its fourth root, and so on.
 */
function together(shares: readonly number[]) {
  return [...shares].sort((a, b) => a - b).reduce((product, share, n) => product * share ** (1 / 2 ** n), 1)
}
