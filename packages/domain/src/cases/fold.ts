/**
 * A case rebuilt from its lines alone: what followers count must stand in the lines, or a rebuild would differ.
 * Rule: decision 8.
 */
import type { Changes, ClockStamp, Id, TaskChange, TaskKind, TaskState } from './types.ts'

export interface FoldedTask {
  id: Id
  kind: TaskKind
  state: TaskState
  round: number
  deskId?: Id
  unitId?: Id
  personId?: Id
  clocks: ClockStamp[]
}

export interface Folded {
  /** Counted fields of the case as they stand after the lines; absent ones are left out. */
  fields: Record<string, unknown>
  /** In the order in which they were opened. */
  tasks: FoldedTask[]
}

export function fold(lines: readonly { changes: Changes }[]): Folded {
  return lines.reduce<Folded>((folded, { changes }) => foldLine(folded, changes), { fields: {}, tasks: [] })
}

/** One more line upon what the earlier ones gave. */
export function foldLine(folded: Folded, changes: Changes): Folded {
  const fields = { ...folded.fields }
  for (const [name, [, after]] of Object.entries(changes.fields)) {
    if (after === null) delete fields[name]
    else fields[name] = after
  }
  return { fields, tasks: changes.tasks.reduce(foldTask, folded.tasks) }
}

function foldTask(tasks: FoldedTask[], change: TaskChange): FoldedTask[] {
  const { id, kind, state, round, deskId, unitId, personId, clocks } = change
  const index = tasks.findIndex((task) => task.id === id)
  const old = tasks[index]
  const task: FoldedTask = {
    id, kind, state: state[1], round, deskId, unitId, personId, clocks: clocks.reduce(foldClock, old?.clocks ?? []),
  }
  return old ? tasks.with(index, task) : [...tasks, task]
}

/** A stopped clock never changes again: a stamp is of the one that runs, or of a new one. */
function foldClock(clocks: ClockStamp[], stamp: ClockStamp): ClockStamp[] {
  const running = clocks.findIndex((clock) => clock.phase === stamp.phase && clock.stoppedAt === undefined)
  return running < 0 ? [...clocks, stamp] : clocks.with(running, stamp)
}
