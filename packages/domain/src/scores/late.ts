/** Who was late with what: points fall there and nowhere else. Rules: decision 30; docs/domain.md 实务 11, 检验 8. */
import type { CaseState, Clock, Id, Phase, Task } from '../cases/types.ts'
import type { Instant } from '../clock/index.ts'

export interface LatePhase {
  taskId: Id
  phase: Phase
  ownerKind: 'desk' | 'unit' | 'person'
  ownerId: Id
  dueAt: Instant
  /** When it was done; absent while it still waits. */
  doneAt?: Instant
}

/**
 * The obligations that were not met in time, each with the one who owed it. Not the total, which nobody owes, and not
 * what whoever told the case owes for having told it: confirming late costs its clock, not a point.
 *
 * @param until what is still open is late where it was due before
 */
export function latePhases(state: CaseState, until: Instant): LatePhase[] {
  return state.tasks.filter((task) => !isOwedForTelling(state, task)).flatMap((task) => {
    const owner = ownerOf(task)
    return owner ? task.clocks.filter((clock) => isLate(clock, until)).map((clock) => ({
      taskId: task.id, phase: clock.phase, ...owner, dueAt: clock.dueAt,
      ...(clock.stoppedAt === undefined ? {} : { doneAt: clock.stoppedAt }),
    })) : []
  })
}

/** A paused clock has its time left whatever the hour. */
export function isLate({ dueAt, stoppedAt, pausedAt }: Clock, until: Instant): boolean {
  if (stoppedAt === undefined && pausedAt !== undefined) return dueAt < pausedAt
  return dueAt < (stoppedAt ?? until)
}

function isOwedForTelling({ reporterId }: CaseState, { personId }: Task): boolean {
  return reporterId !== undefined && personId === reporterId
}

function ownerOf({ personId, unitId, deskId }: Task): Pick<LatePhase, 'ownerKind' | 'ownerId'> | undefined {
  if (personId !== undefined) return { ownerKind: 'person', ownerId: personId }
  if (unitId !== undefined) return { ownerKind: 'unit', ownerId: unitId }
  return deskId === undefined ? undefined : { ownerKind: 'desk', ownerId: deskId }
}
