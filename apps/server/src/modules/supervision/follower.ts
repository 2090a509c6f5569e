/**
 * The follower `supervision`: an overdue line of an event brings an order to whoever is late. It acts by commands whose
 * ids are made from the line, so that nothing is issued twice. Rules: decisions 7, 9, 30; docs/domain.md S4-20.
 */
import { bringsOrder } from '@onegrid/domain'
import type { Id, LineDraft, Phase, SupervisionPolicy, TaskChange } from '@onegrid/domain'
import type { Follower } from '../cases/index.ts'
import { issueOverdueOrder, orderId } from './issue.ts'
import type { OrderWish } from './issue.ts'
import type { SupervisionRooms } from './rooms.ts'

export function supervisionFollower(rooms: SupervisionRooms, now: (districtId: number) => number): Follower {
  return {
    name: 'supervision',
    async onLines(_tx, lines) {
      const [first] = lines
      if (!first) return
      const { districtId } = first
      const { supervision } = await rooms.matters.policy(districtId)
      const wanted = lines.flatMap((entry) => {
        const order = wantedOrder(entry, supervision)
        return order ? [{ ...order, at: entry.line.at }] : []
      })
      // Lines that are read again, since somebody was stopped amid them, mostly find their orders issued.
      const issued = await rooms.cases.carriedOut(districtId, wanted.map(({ cause }) => orderId(districtId, cause)))
      for (const { cause, wish, at } of wanted) {
        if (issued.has(orderId(districtId, cause))) continue
        // Never before the line that brings it, whatever the clocks of two processes say.
        await issueOverdueOrder(rooms, districtId, cause, wish, Math.max(now(districtId), at))
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
