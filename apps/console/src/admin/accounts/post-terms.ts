/** A person's posts over time. */
import type { StaffPost } from '@onegrid/contract'

export type Term = 'now' | 'later' | 'past'

/** @param today a day in China; the last day of a post is still held */
export function termOf({ fromDate, toDate }: Pick<StaffPost, 'fromDate' | 'toDate'>, today: string): Term {
  if (fromDate > today) return 'later'
  return toDate !== null && toDate < today ? 'past' : 'now'
}

/** To come, held, ended; the latest first within each. */
export function byTerm<P extends Pick<StaffPost, 'fromDate' | 'toDate'>>(posts: readonly P[], today: string): P[] {
  const order: readonly Term[] = ['later', 'now', 'past']
  const rank = (post: P): number => order.indexOf(termOf(post, today))
  return posts.toSorted((a, b) => rank(a) - rank(b) || (a.fromDate < b.fromDate ? 1 : -1))
}
