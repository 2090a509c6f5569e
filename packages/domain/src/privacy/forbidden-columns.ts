/**
 * Column headings that no import may bring: lists of people by religion or belief, ethnicity, political opinion, or
 * because they petitioned or complained. Rule: docs/boundaries.md. The heading decides, not the
 * cells: an empty column of this kind is an invitation to fill it.
 */
import type { ForbiddenKind, HeadingWords } from './forbidden-words.ts'
import { FORBIDDEN_WORDS } from './forbidden-words.ts'

export type { ForbiddenKind } from './forbidden-words.ts'

/** Why a heading is refused: of which kind it is, and the word that gave it away. `key` names the sentence to show. */
export interface ForbiddenHeading {
  kind: ForbiddenKind
  matched: string
  key: `forbidden-column.${ForbiddenKind}`
}

/** A refused column: its place in the table, from 0, and its heading as written. */
export interface ForbiddenColumn extends ForbiddenHeading { index: number; heading: string }

/** Every refused column among the headings of a table, in their order. An import with any is refused as a whole. */
export function forbiddenColumns(headings: readonly string[]): ForbiddenColumn[] {
  return headings.flatMap((heading, index) => {
    const found = forbiddenHeading(heading)
    return found ? [{ index, heading, ...found }] : []
  })
}

/** What a single heading is refused for, or undefined. A heading that offends twice is refused for the first. */
export function forbiddenHeading(heading: string): ForbiddenHeading | undefined {
  const plain = plainHeading(heading)
  for (const words of FORBIDDEN_WORDS) {
    const matched = offendingWord(plain, words)
    if (matched !== undefined) return { kind: words.kind, matched, key: `forbidden-column.${words.kind}` }
  }
  return undefined
}

function offendingWord(plain: string, { anywhere, whole, lawful }: HeadingWords): string | undefined {
  if (whole.includes(plain)) return plain
  // Lawful words leave a gap behind, lest what stood around them join into another word.
  const rest = lawful.reduce((text, word) => text.replaceAll(word, ' '), plain)
  return anywhere.find((word) => rest.includes(word))
}

/** One form for all spellings: NFKC, lower case, without spaces, punctuation and invisible marks. */
function plainHeading(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
