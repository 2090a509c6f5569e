/** Which matter the words propose, and which others stand by to be taken with one press. */
import type { Answer } from '../api/client.ts'

export type JobMatch = Answer<'findWhoseJob'>['items'][number]

export interface Proposal {
  /** A word of it stands in what was said: taken unless the hand says otherwise. A guess never is. */
  taken: JobMatch | undefined
  others: readonly JobMatch[]
}

const MOST_OTHERS = 4

export function proposalOf(matches: readonly JobMatch[]): Proposal {
  const [first] = matches
  const taken = first?.sure ? first : undefined
  return { taken, others: matches.filter((match) => match !== taken).slice(0, MOST_OTHERS) }
}
