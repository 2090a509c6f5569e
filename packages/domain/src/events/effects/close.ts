/** How every end looks, whichever way it came. */
import type { RuleContext } from '../../cases/kind.ts'
import { endTask, openTasks, stopClock } from '../../cases/tasks.ts'
import type { CaseState, Id } from '../../cases/types.ts'

/**
 * Ends the case: the task by which it ends is done, what else was open is cancelled. Only the word owed to the reporter
 * stays owed by its own due, unless he himself withdrew.
 */
export function close(state: CaseState, ctx: RuleContext, as: string, by?: Id): CaseState {
  const acted = by === undefined ? state : endTask(state, ctx, by, 'done')
  const left = openTasks(acted).filter((task) => task.kind !== 'contact' || as === 'withdrawn')
  const ended = left.reduce((next, task) => endTask(next, ctx, task.id, 'cancelled'), acted)
  const clocks = ended.clocks.map((clock) => stopClock(clock, ctx.now))
  return { ...ended, state: as, closedAt: ctx.now, clocks }
}
