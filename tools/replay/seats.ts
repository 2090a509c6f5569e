/** Seats: whoever may be owed something. A desk's is taken by who is on duty, a unit's by any of its people. */
import type { Owner } from '@onegrid/contract'
import type { Id, Instant } from '@onegrid/domain'
import type { Random } from '../district/random.ts'
import type { Directory } from './directory.ts'

export interface Seat {
  /** `checkers`: of the desk, who do nothing but check. */
  kind: Owner['kind'] | 'checkers'
  id: Id
}

export function seatKey({ kind, id }: Seat): string {
  return `${kind} ${id}`
}

/** The account that takes the seat now; undefined where nobody in the district can. */
export function whoSits(directory: Directory, { kind, id }: Seat, at: Instant, random: Random): string | undefined {
  const accounts = {
    desk: () => directory.atDesk(id, at),
    checkers: () => directory.checkers(id),
    unit: () => directory.handlers(id),
    person: () => [id],
  }[kind]()
  return accounts.length === 0 ? undefined : directory.username(random.pick(accounts))
}

/** Dispatchers leave checks to the checkers where there are some; checkers do nothing else. */
export function concerns(directory: Directory, { kind, id }: Seat, taskKind: string, isOrder: boolean): boolean {
  if (kind === 'checkers') return taskKind === 'check' && !isOrder
  if (kind !== 'desk' || taskKind !== 'check' || isOrder) return true
  return directory.checkers(id).length === 0
}
