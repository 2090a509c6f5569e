/** Who could take a shift that its holder's leave leaves open. */
import type { StaffPost } from '@onegrid/contract'
import { crosses, effective } from './shifts.ts'
import type { Shift } from './shifts.ts'

export interface StandIn {
  post: StaffPost
  state: 'free' | 'busy' | 'away'
}

/** Of the same role as the holder's, but for him: free ones first, then whoever has least in these weeks. */
export function standIns(shift: Shift, people: readonly StaffPost[], shifts: readonly Shift[]): StandIn[] {
  const role = people.find(({ id }) => id === shift.postId)?.role
  const candidates = people.filter(
    (post) => post.accountId !== shift.accountId && (role === undefined || post.role === role)
  )
  const load = Map.groupBy(shifts.filter(({ kind }) => kind !== 'leave'), ({ postId }) => postId)
  const loadOf = (post: StaffPost): number => load.get(post.id)?.length ?? 0
  return candidates
    .map((post): StandIn => ({ post, state: stateOf(post, shift, shifts) }))
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        loadOf(a.post) - loadOf(b.post) ||
        (a.post.id < b.post.id ? -1 : 1),
    )
}

const order: readonly StandIn['state'][] = ['free', 'busy', 'away']

function stateOf(post: StaffPost, shift: Shift, shifts: readonly Shift[]): StandIn['state'] {
  const meanwhile = shifts.filter((other) => other.accountId === post.accountId && crosses(
    effective(other), { from: shift.startsAt, to: shift.endsAt },
  ))
  if (meanwhile.some(({ kind }) => kind === 'leave')) return 'away'
  return meanwhile.length > 0 ? 'busy' : 'free'
}
