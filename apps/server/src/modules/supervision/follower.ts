/**
 * The follower `supervision`: an overdue line of an event brings an order to whoever is late. It acts by commands whose
 * ids are made from the line, so that nothing is issued twice. Rules: decisions 7, 9, 30; docs/domain.md S4-20.
 */
import { bringsOrder } from '@onegrid/domain'
import type { Id, Phase, TaskChange } from '@onegrid/domain'
import type { FeedLine, Follower } from '../cases/index.ts'
import { issueOverdueOrder } from './issue.ts'
import type { SupervisionRooms } from './rooms.ts'

export function supervisionFollower(rooms: SupervisionRooms, now: (districtId: number) => number): Follower {
  return {
    name: 'supervision',
    async onLines(_tx, lines) {
      for (const entry of lines) {
        const late = overdueOf(entry)
        if (late) await order(rooms, entry, late, now(entry.districtId))
      }
    },
  }
}

interface Late {
  phase: Phase
  task: TaskChange
}

/** The obligation whose deadline has passed with this line. Total has no owner of its own and brings none. */
function overdueOf({ kind, line }: FeedLine): Late | undefined {
  if (kind !== 'event' || line.action !== 'remind' || line.params.rule !== 'overdue') return undefined
  const task = line.changes.tasks.find(({ id }) => id === line.params.taskId)
  return task && { phase: line.params.phase as Phase, task }
}

async function order(
  rooms: SupervisionRooms, { districtId, caseId, line }: FeedLine, { phase, task }: Late, now: number,
): Promise<void> {
  const { supervision } = await rooms.matters.policy(districtId)
  if (!bringsOrder(phase, supervision.orderPhases, task.kind)) return
  const owner: { unit?: Id; desk?: Id } = task.unitId ? { unit: task.unitId } : { desk: task.deskId }
  if (!owner.unit && !owner.desk) return
  const wish = { type: 'timeout', event: caseId, phase, task: task.id, ...owner } as const
  // Never before the line that brings it, whatever the clocks of two processes say.
  await issueOverdueOrder(rooms, districtId, causeOf(caseId, task, line), wish, Math.max(now, line.at))
}

/**
 * One order for one obligation: who has signed late and then handles late is called to account once. A deadline that was
 * moved or began anew, and is overrun again, is another lateness.
 */
function causeOf(caseId: Id, { id }: TaskChange, { params }: FeedLine['line']): string {
  const version = Number(params.version)
  return version > 1 ? `${caseId}:${id}:${String(params.phase)}:${version}` : `${caseId}:${id}`
}
