/** Who says that it is settled, and how. Never closes by itself. Rules: decision 29; docs/domain.md S4-27. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import type { RefusalKey } from '../../cases/refusals.ts'
import { endTask, openTask, openTasks, startClock } from '../../cases/tasks.ts'
import type { CaseState, Id, Task } from '../../cases/types.ts'
import type { Confirmation, Source } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf } from '../limits.ts'
import { close } from './close.ts'
import { reopenAtDesk } from './round.ts'

type Forms = typeof eventForms

/** Who confirms is policy by source; where that person is away it is the desk. */
export function oweConfirm(state: CaseState, ctx: RuleContext): CaseState {
  const person = confirmerOf(state, ctx)
  return openTask({ ...state, state: 'await_confirm' }, ctx, {
    kind: 'confirm',
    owner: person ? { personId: person } : { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'confirm', ctx.policy.limits.confirm)],
    result: { way: confirmationOf(state, ctx) },
  })
}

/** The officer who raised it, or the grid's officer on duty; a call-back and a sensor's reading are the desk's. */
export function confirmerOf(state: CaseState, ctx: RuleContext): Id | undefined {
  const way = confirmationOf(state, ctx)
  return way === 'reporter' || way === 'grid_officer' ? ctx.facts.officerId : undefined
}

export const confirm: EffectOf<Forms['confirm']> = (state, input, ctx) => {
  const task = openTasks(state, 'confirm')[0]
  if (!task) return { refusal: 'no_such_task' }
  // A resident rates and reopens; that the matter is settled, the officer says, unless policy asks the reporter.
  const asReporter = ctx.capacity?.role === 'resident' && task.result?.way !== 'reporter'
  if (asReporter || !mayConfirm(task, ctx)) return { refusal: 'not_the_confirmer' }
  const fault = missing(task, input, ctx)
  return fault ? { refusal: fault } : close(state, ctx, 'closed', task.id)
}

/** "Not solved" goes to the desk, not to a bureau that outranks the officer. */
export const rejectConfirmation: EffectOf<Forms['rejectConfirmation']> = (state, _input, ctx) => {
  const task = openTasks(state, 'confirm')[0]
  if (!task) return { refusal: 'no_such_task' }
  if (!mayConfirm(task, ctx)) return { refusal: 'not_the_confirmer' }
  return reopenAtDesk(endTask(state, ctx, task.id, 'done', { outcome: 'not_solved' }), ctx)
}

/** The person named, the reporter, the grid leader where the officer is away; the desk's people for everybody. */
function mayConfirm(task: Task, { actor, capacity }: RuleContext): boolean {
  if (!task.personId || task.personId === actor.accountId) return true
  return standIns.includes(capacity?.role ?? '') || capacity?.relation === 'reporter'
}

const deskRoles: readonly string[] = ['dispatcher', 'checker']
const standIns: readonly string[] = [...deskRoles, 'grid_leader']

/** Who confirms in place of the person named says why; a sensor's case is settled when its reading is normal again. */
function missing(
  task: Task, input: { note?: unknown; readingNormal?: boolean }, { actor, capacity }: RuleContext,
): RefusalKey | undefined {
  if (task.result?.way === 'sensor' && input.readingNormal !== true) return 'reading_not_normal'
  const inPlace = task.personId !== undefined && task.personId !== actor.accountId
  return inPlace && deskRoles.includes(capacity?.role ?? '') && !input.note ? 'note_required' : undefined
}

function confirmationOf(state: CaseState, ctx: RuleContext): Confirmation {
  return ctx.policy.confirmBySource[state.source as Source] ?? 'grid_officer'
}
