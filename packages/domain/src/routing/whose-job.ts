/**
 * "Whose job is this?" — a resident says 井盖 or "manhole" and learns which unit answers for it here.
 * Rules: docs/domain.md S1-26, A6.
 * Plain text matching, no learning: the same words always give the same answer, and the reader sees why.
 */
import type { Matter, Policy } from './policy.ts'
import { isLive } from './policy.ts'

export interface JobMatch {
  matter: Matter
  /** 0 < score ≤ 1; only for ordering. */
  score: number
  /** Its name or by-name that fits: the reader sees why. */
  by: string
  /** That word stands in what was asked, or the other way round; otherwise they only share pieces, which is a guess. */
  sure: boolean
}

type Fit = Omit<JobMatch, 'matter'>

/** Below it a match is chance: one shared two-character piece in a sentence of many. */
const LEAST_SCORE = 0.15
/** One word within the other; pieces that are merely shared stay below. */
const SURE_SCORE = 0.8

/**
 * Live matters that fit the words, best first. Matters of care plans are never offered.
 * @param date 'YYYY-MM-DD', for matters that begin or end
 */
export function whoseJob(policy: Pick<Policy, 'matters'>, words: string, date: string, most = 10): JobMatch[] {
  const query = normal(words)
  if (query === '') return []
  return policy.matters
    .filter((matter) => isLive(matter, date) && !matter.staffOnly)
    .map((matter) => ({ matter, ...fitOf(matter, query) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.matter.code < b.matter.code ? -1 : 1))
    .slice(0, most)
}

function fitOf({ code, name, aliases = [] }: Matter, query: string): Fit {
  if (/^\d{2,6}$/.test(query)) return { score: code.startsWith(query) ? 1 : 0, by: code, sure: code.startsWith(query) }
  const fits = [
    { by: name.en, score: englishScore(name.en, query) },
    { by: name.zh, score: scoreOf(normal(name.zh), query, false) },
    ...aliases.map((alias) => ({ by: alias, score: scoreOf(normal(alias), query, true) })),
  ]
  const best = fits.reduce((one, other) => (other.score > one.score ? other : one))
  return { ...best, sure: best.score >= SURE_SCORE }
}

/** The very by-name, a term around the words, a by-name inside them; shared pieces are a guess. */
function scoreOf(term: string, query: string, isAlias: boolean): number {
  if (isAlias && term === query) return 1
  if (term.includes(query)) return 0.9
  if (isAlias && term.length > 1 && query.includes(term)) return 0.8
  // A long sentence shares little of itself with any term; what counts then is how much of the term it says.
  const told = [...term].length < LONG_TERM ? 0 : overlap(query, term)
  return 0.7 * Math.max(overlap(term, query), told < LEAST_TOLD ? 0 : 0.8 * told)
}

/** One piece of a shorter term is half of it, by chance. */
const LONG_TERM = 4
const LEAST_TOLD = 0.4

/** Share of the second's two-character pieces that the first has too. */
function overlap(first: string, second: string): number {
  const pieces = pairs(second)
  const own = new Set(pairs(first))
  return pieces.length === 0 ? 0 : pieces.filter((piece) => own.has(piece)).length / pieces.length
}

function pairs(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => characters[i]! + character)
}

/**
 * The whole name in any order; else the words that both share, against all of both: a short name that fits goes first.
 */
function englishScore(name: string, query: string): number {
  const asked = englishWords(query)
  const own = englishWords(name.toLowerCase())
  const shared = asked.filter((word) => own.some((part) => part.startsWith(word))).length
  if (own.length > 1 && own.every((part) => asked.includes(part))) return SURE_SCORE
  return shared === 0 ? 0 : (0.7 * 2 * shared) / (asked.length + own.length)
}

function englishWords(text: string): string[] {
  return (text.match(/[a-z]{3,}/g) ?? []).filter((word) => !['the', 'and', 'for', 'with', 'who', 'that'].includes(word))
}

function normal(text: string): string {
  return text.toLowerCase().replace(/[\s、,,。.;;::()()??!!“”"'’]+/g, ' ').trim()
}
