/** A link for a unit without accounts (property firms, utilities): it opens one task only. Rule: docs/domain.md B4. */
import { toMoment } from '@onegrid/contract'
import { capacityFor, eventAccess, findTask, isOpenTask } from '@onegrid/domain'
import type { Actor, CaseState, Id } from '@onegrid/domain'
import { transaction } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { RequestContext } from '../../../platform/http/index.ts'
import type { EventRooms } from '../rooms.ts'

/**
 * Whoever may dispatch, or works for the unit whose task it is, may hand out a link; it ends with its hours or its
 * task.
 */
export async function mintLink(
  rooms: EventRooms, ctx: RequestContext, state: CaseState, actor: Actor, wanted: { taskId: Id; hours?: number },
): Promise<{ token: string; expiresAt: string; unit: { id: Id; name: string } | null }> {
  const task = findTask(state, wanted.taskId)
  if (!task?.unitId || !isOpenTask(task)) throw new Problem('action-not-allowed', { refusal: 'no_such_task' })
  const works = actor.capacities.some(({ role, unitId }) => role === 'handler' && unitId === task.unitId)
  if (!works && !capacityFor(eventAccess.dispatch, actor))
    throw new Problem('action-not-allowed', { refusal: 'not_yours', action: 'link' })
  const hours = wanted.hours ?? 72
  const unit = await rooms.staff.unit(ctx.districtId, task.unitId)
  const scope = { caseId: state.id, taskId: task.id, unitId: task.unitId }
  // A link is a session of the real world: it ends by the wall clock.
  const expiresAt = Date.now() + hours * 3_600_000
  const { token } = await transaction(rooms.db, (tx) =>
    rooms.identity.mintLink(tx, ctx, { scope, name: unit?.name ?? '', expiresAt }),
  )
  return { token, expiresAt: toMoment(expiresAt), unit: unit ? { id: unit.id, name: unit.name } : null }
}
