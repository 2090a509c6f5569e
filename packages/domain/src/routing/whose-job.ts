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
}

/** Below it a match is chance: one shared two-character piece in a sentence of many. */
const LEAST_SCORE = 0.15

/**
 * Live matters that fit the words, best first. Matters of care plans are never offered.
 * @param date 'YYYY-MM-DD', for matters that begin or end
 */
export function whoseJob(policy: Pick<Policy, 'matters'>, words: string, date: string, most = 10): JobMatch[] {
  const query = normal(words)
  if (query === '') return []
  return policy.matters
    .filter((matter) => isLive(matter, date) && !matter.staffOnly)
    .map((matter) => ({ matter, score: scoreOf(matter, query) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || (a.matter.code < b.matter.code ? -1 : 1))
    .slice(0, most)
}

/** A code is exact; a term inside the words or the words inside a term is nearly so; shared pieces are a guess. */
function scoreOf(matter: Matter, query: string): number {
  if (/^\d{2,6}$/.test(query)) return matter.code.startsWith(query) ? 1 : 0
  const aliases = (matter.aliases ?? []).map(normal)
  if (aliases.includes(query)) return 1
  const terms = [normal(matter.name.zh), ...aliases]
  if (terms.some((term) => term.includes(query))) return 0.9
  if (aliases.some((alias) => alias.length > 1 && query.includes(alias))) return 0.8
  return 0.7 * Math.max(englishOverlap(matter.name.en, query), ...terms.map((term) => overlap(term, query)))
}

/** Share of the query's two-character pieces that the term has too. */
function overlap(term: string, query: string): number {
  const pieces = pairs(query)
  const own = new Set(pairs(term))
  return pieces.length === 0 ? 0 : pieces.filter((piece) => own.has(piece)).length / pieces.length
}

function pairs(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => characters[i]! + character)
}

/** Words that the query and the English name share, against all words of both: a short name that fits goes first. */
function englishOverlap(name: string, query: string): number {
  const asked = englishWords(query)
  const own = englishWords(name.toLowerCase())
  const shared = asked.filter((word) => own.some((part) => part.startsWith(word))).length
  return shared === 0 ? 0 : (2 * shared) / (asked.length + own.length)
}

function englishWords(text: string): string[] {
  return (text.match(/[a-z]{3,}/g) ?? []).filter((word) => !['the', 'and', 'for', 'with', 'who', 'that'].includes(word))
}

function normal(text: string): string {
  return text.toLowerCase().replace(/[\s、,,。.;;::()()??!!“”"'’]+/g, ' ').trim()
}
