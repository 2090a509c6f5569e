/** Which matter the words propose, and which others stand by to be taken with one press. */
import type { Answer } from '../api/client.ts'

export type JobMatch = Answer<'findWhoseJob'>['items'][number]

export interface Proposal {
  /** Taken unless the hand says otherwise: a word of the matter stands in what was said. A guess is never taken by itself. */
  taken: JobMatch | undefined
  others: readonly JobMatch[]
}

const MOST_OTHERS = 4

export function proposalOf(matches: readonly JobMatch[]): Proposal {
  const [first] = matches
  const taken = first?.sure ? first : undefined
  return { taken, others: matches.filter((match) => match !== taken).slice(0, MOST_OTHERS) }
}
