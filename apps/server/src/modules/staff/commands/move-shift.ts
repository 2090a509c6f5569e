/** A planned shift goes to somebody else, to another day or to other hours, in one act. Rule: docs/domain.md S0-9. */
import type { Id, Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import type { AuditActor } from '../../../platform/audit/index.ts'
import { at } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import { startOf } from '../duty.ts'
import type { StaffKit } from '../kit.ts'
import { changeDuty } from '../kit.ts'
import { readShift } from '../store.ts'
import type { Shift } from '../types.ts'
import { entryOf, refuseOverlaps, shiftOf, startRotas } from './shifts.ts'
import type { NewShift } from './shifts.ts'

/** What is absent stays as it is. */
export interface ShiftMove {
  postId?: Id
  kind?: NewShift['kind']
  startsAt?: Instant
  endsAt?: Instant
}

/**
 * Leave does not move: whoever comes back earlier ends it.
 *
 * @throws Problem not-found, shift-begun, unknown-reference, post-not-held, shift-overlaps, already-exists
 */
export async function moveShift(kit: StaffKit, by: AuditActor, id: Id, to: ShiftMove): Promise<Shift> {
  const { districtId } = by
  const now = kit.clock.now(districtId)
  const directory = await kit.memory.directory(districtId)
  return changeDuty(kit, by, async tx => {
    const shift = await readShift(tx, districtId, id)
    if (!shift || shift.kind === 'leave') throw new Problem('not-found')
    if (startOf(shift) <= now) throw new Problem('shift-begun')
    const { postId, kind, startsAt, endsAt } = { ...shift, ...to, kind: to.kind ?? shift.kind }
    const moved: Shift = { ...shiftOf(directory, { postId, kind, startsAt, endsAt }), id }
    await refuseOverlaps(tx, districtId, [moved])
    await sql`
      update duty_shift set account_id = ${moved.accountId}, post_id = ${moved.postId}, kind = ${moved.kind},
        starts_at = ${at(moved.startsAt)}, ends_at = ${at(moved.endsAt)}
      where district_id = ${districtId} and id = ${id}`.execute(tx)
    const posts = await startRotas(tx, districtId, directory, [moved])
    const entry = entryOf('shift.move', { from: shift.postId, to: moved.postId }, id)
    return { result: moved, entries: [entry], posts }
  })
}
