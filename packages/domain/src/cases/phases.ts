/**
 * Who held a case from when to when, read off its trail lines alone. At every moment exactly one holds it, so that the
 * parts sum to the whole, and only the one who was late is named. Rules: decision 8; docs/domain.md 检验 8.
 */
import type { Instant } from '../clock/index.ts'
import { foldLine } from './fold.ts'
import type { Folded, FoldedTask } from './fold.ts'
import type { Id, LineDraft, Phase, TaskKind } from './types.ts'

export interface HeldPhase {
  phase: Phase
  ownerKind: 'desk' | 'unit' | 'person'
  ownerId: Id
  taskId: Id
  round: number
  from: Instant
  to: Instant
  /** The case stood still: suspended, merged away or waiting for a countersignature. */
  paused: boolean
}

/**
 * The holders of a case in order, without gaps while it is open. A closed case rests until it is reopened: nobody holds
 * it then.
 *
 * @param lines of one case, in order, the first one its opening
 * @param until where to end a case that is still open
 */
export function phaseDurations(lines: readonly LineDraft[], until: Instant): HeldPhase[] {
  const held: HeldPhase[] = []
  let folded: Folded = { fields: {}, tasks: [] }
  lines.forEach((line, i) => {
    folded = foldLine(folded, line.changes)
    const to = lines[i + 1]?.at ?? Math.max(until, line.at)
    const holder = folded.fields.closedAt === undefined ? holderOf(folded.tasks) : undefined
    if (!holder || to === line.at) return
    const now = { ...holder, from: line.at, to }
    const last = held.at(-1)
    if (last && last.to === now.from && isSameHold(last, now)) last.to = to
    else held.push(now)
  })
  return held
}

/**
 * Whose turn it is where several tasks are open: the one that the case cannot go on without. Whistles, contacts and
 * requests run beside and hold it only where nothing else does.
 */
const turns: readonly TaskKind[] = [
  'countersign', 'review', 'ruling', 'lead', 'dispatch', 'assist', 'verify', 'accept', 'check', 'confirm', 'reply',
  'coordinate', 'whistle', 'extension', 'contact',
]

function holderOf(tasks: readonly FoldedTask[]): Omit<HeldPhase, 'from' | 'to'> | undefined {
  const open = tasks.filter((task) => task.state === 'waiting' || task.state === 'working')
  const task = open.toSorted((a, b) => turns.indexOf(a.kind) - turns.indexOf(b.kind))[0]
  const ownerId = task && (task.personId ?? task.unitId ?? task.deskId)
  if (!task || ownerId === undefined) return undefined
  return {
    phase: phaseOf(task),
    ownerKind: task.personId ? 'person' : task.unitId ? 'unit' : 'desk',
    ownerId,
    taskId: task.id,
    round: task.round,
    paused: open.flatMap((one) => one.clocks).some((clock) => clock.pausedAt !== undefined && !clock.stoppedAt),
  }
}

function phaseOf({ kind, state }: FoldedTask): Phase {
  if (kind === 'lead' || kind === 'assist') return state === 'waiting' ? 'sign' : 'handle'
  return kind === 'whistle' ? 'report_in' : kind
}

function isSameHold(a: HeldPhase, b: HeldPhase): boolean {
  return a.taskId === b.taskId && a.phase === b.phase && a.ownerId === b.ownerId && a.paused === b.paused
}
