/** Which of a case's tasks a unit's member means. */
import type { RuleContext } from '../../cases/kind.ts'
import { openTasks } from '../../cases/tasks.ts'
import type { CaseState, Id, Task } from '../../cases/types.ts'

/** The unit's open task: the one named, else the first that is his unit's or his own. */
export function unitTask(state: CaseState, taskId: Id | undefined, { actor }: RuleContext): Task | undefined {
  const mine = openTasks(state, 'lead', 'assist').filter((task) =>
    actor.capacities.some(
      (held) =>
        held.unitId === task.unitId ||
        (held.relation === 'assigned' && task.personId !== undefined && task.personId === actor.accountId),
    ),
  )
  return taskId === undefined ? mine[0] : mine.find((task) => task.id === taskId)
}
