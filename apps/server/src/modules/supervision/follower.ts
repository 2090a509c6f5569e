/**
 * The follower `supervision`: an overdue line of an event brings an order to whoever is late. It acts by commands whose
 * ids are made from the line, so that nothing is issued twice. Rules: decisions 7, 9, 30; docs/domain.md S4-20.
 */
import { bringsOrder } from '@onegrid/domain'
import type { Id, LineDraft, Phase, SupervisionPolicy, TaskChange } from '@onegrid/domain'
import type { FeedLine, Follower } from '../cases/index.ts'
import { issueOverdueOrder } from './issue.ts'
import type { OrderWish } from './issue.ts'
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

/** What of a feed line decides. */
interface Read {
  caseId: Id
  kind: string
  line: Pick<LineDraft, 'action' | 'params' | 'changes'>
}

interface Late {
  phase: Phase
  task: TaskChange
}

/** The obligation whose deadline has passed with this line. Total has no owner of its own and brings none. */
function overdueOf({ kind, line }: Read): Late | undefined {
  if (kind !== 'event' || line.action !== 'remind' || line.params.rule !== 'overdue') return undefined
  const task = line.changes.tasks.find(({ id }) => id === line.params.taskId)
  return task && { phase: line.params.phase as Phase, task }
}

async function order(rooms: SupervisionRooms, entry: FeedLine, late: Late, now: number): Promise<void> {
  const { districtId, line } = entry
  const { supervision } = await rooms.matters.policy(districtId)
  const wanted = orderFor(entry, late, supervision)
  // Never before the line that brings it, whatever the clocks of two processes say.
  if (wanted) await issueOverdueOrder(rooms, districtId, wanted.cause, wanted.wish, Math.max(now, line.at))
}

/** The order that a line brings, and its cause; undefined where it brings none. */
export function wantedOrder(
  entry: Read, supervision: SupervisionPolicy,
): { cause: string; wish: OrderWish } | undefined {
  const late = overdueOf(entry)
  return late && orderFor(entry, late, supervision)
}

function orderFor(
  { caseId, line }: Read, { phase, task }: Late, { orderPhases }: SupervisionPolicy,
): { cause: string; wish: OrderWish } | undefined {
  if (!bringsOrder(phase, orderPhases, task.kind)) return undefined
  const owner: { unit?: Id; desk?: Id } = task.unitId ? { unit: task.unitId } : { desk: task.deskId }
  if (!owner.unit && !owner.desk) return undefined
  const wish: OrderWish = { type: 'timeout', event: caseId, phase, task: task.id, ...owner }
  return { cause: causeOf(caseId, task, line), wish }
}

/**
 * One order for one obligation: who has signed late and then handles late is called to account once. A deadline that
 * was moved or began anew, and is overrun again, is another lateness.
 */
function causeOf(caseId: Id, { id }: TaskChange, { params }: Read['line']): string {
  const version = Number(params.version)
  return version > 1 ? `${caseId}:${id}:${String(params.phase)}:${version}` : `${caseId}:${id}`
}
