/** Who reads a message that is meant for a desk, a unit, a person or the reporter. */
import { chinaDate } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import type { Scene } from '../events/index.ts'
import type { DutyDay, StaffPost } from '../staff/index.ts'
import type { Recipient } from './drafts.ts'

export interface Addressee {
  accountId?: Id
  /** A reporter without an account. */
  subjectId?: Id
}

/** Those on duty; where nobody is, all of them: better told in the morning than not at all. */
export function addresseesOf(
  { directory, duty, at }: Scene, brief: { deskId: Id | null }, to: Recipient, reporters: readonly Addressee[],
): readonly Addressee[] {
  const date = chinaDate(at)
  if ('person' in to) return [{ accountId: to.person }]
  const deskId = 'desk' in to ? to.desk : 'caseDesk' in to ? brief.deskId : null
  if (deskId) return present(duty, directory.postsAtDesk(deskId, date).filter((post) => post.role === 'dispatcher'), at)
  if ('unit' in to)
    return present(
      duty,
      directory.postsAtUnit(to.unit, date).filter((post) => post.role === 'handler'),
      at,
    )
  return 'reporter' in to ? reporters : []
}

function present(duty: DutyDay, posts: readonly StaffPost[], at: number): Addressee[] {
  const on = duty.onDuty(posts, at).map((person) => person.accountId)
  const all = on.length > 0 ? on : posts.map((post) => post.accountId)
  return [...new Set(all)].map((accountId) => ({ accountId }))
}
