/** Whom a hand-over most likely concerns. */
import type { PersonOnDuty, Shift } from '@onegrid/contract'

interface Standing {
  people: readonly Pick<PersonOnDuty, 'accountId' | 'by' | 'until'>[]
  next: Pick<Shift, 'accountId'> | null
}

/** Oneself where one sits there now, else whoever's shift ends first; nobody where the desk is empty. */
export function goingOff({ people }: Standing, me: string): string | undefined {
  if (people.some(({ accountId }) => accountId === me)) return me
  const [first] = people.filter(({ by }) => by === 'shift').toSorted(
    (a, b) => (a.until ?? '').localeCompare(b.until ?? '')
  )
  return first?.accountId
}

/** Whoever is planned next, else the only other one. */
export function comingOn(
  { next }: Standing, seats: readonly { accountId: string }[], from: string | undefined,
): string | undefined {
  const others = seats.filter(({ accountId }) => accountId !== from)
  if (next && others.some(({ accountId }) => accountId === next.accountId)) return next.accountId
  return others.length === 1 ? others[0]?.accountId : undefined
}
