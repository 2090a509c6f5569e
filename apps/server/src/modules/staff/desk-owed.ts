/**
 * Before a desk is handed over: who sits there, who comes next, what is owed and what would move. Rule: docs/domain.md
 * 检验 7.
 */
import type { Id, Instant } from '@onegrid/domain'
import { DAY, chinaDate } from '@onegrid/domain'
import { Problem } from '../../platform/http/index.ts'
import type { StaffKit } from './kit.ts'
import type { OwedTask, Standing } from './obligations.ts'
import { readShiftsOf } from './store.ts'
import type { Person, Shift } from './types.ts'

export interface DeskOwed {
  people: Person[]
  /** The next shift of the desk that has not begun. */
  next: Shift | undefined
  desk: Standing
  moves: OwedTask[]
}

/** @throws Problem not-found */
export async function deskOwed(
  kit: StaffKit, districtId: number, deskId: Id, fromAccountId: Id | undefined, now: Instant,
): Promise<DeskOwed> {
  const [directory, day] = await Promise.all([kit.memory.directory(districtId), kit.memory.duty(districtId, now)])
  if (!directory.desks.get(deskId)?.active) throw new Problem('not-found')
  const seats = directory.seatsAtDesk(deskId, chinaDate(now))
  const [desk, moves, shifts] = await Promise.all([
    kit.obligations.standing(kit.db, districtId, { kind: 'desk', id: deskId }, now),
    fromAccountId === undefined ? [] : kit.obligations.owed(kit.db, districtId, { deskId, fromAccountId }),
    readShiftsOf(kit.db, districtId, seats, now, now + DAY),
  ])
  const next = shifts.find(shift => shift.kind !== 'leave' && shift.startsAt > now && shift.begunAt === null)
  return { people: day.onDuty(seats, now), next, desk, moves }
}
