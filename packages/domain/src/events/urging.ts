/** Urging: whom it means, and how often it may come. */
import { currentClock, openTasks } from '../cases/tasks.ts'
import type { RuleContext } from '../cases/kind.ts'
import type { CaseState, Task } from '../cases/types.ts'
import { computeDue, countsSessions } from '../clock/index.ts'
import type { Instant } from '../clock/index.ts'

/** Duties beside the way: who urges a case means whoever has it in hand. */
const besideTheWay: readonly Task['kind'][] = ['contact', 'extension', 'coordinate', 'whistle', 'assist']

export function inHand(state: CaseState): Task[] {
  return openTasks(state).filter(({ kind }) => !besideTheWay.includes(kind))
}

/**
 * Hours before one person may urge the same step again: each goes out by SMS, too, a unit needs so long to answer one
 * by acting, and what comes every minute is read by nobody. In the measure of the step's own clock: a word on Friday
 * evening about a limit of working days has its effect on Monday.
 */
const HOURS_APART = 1

/** Task and person → when. Steps that have ended are left out. */
export type Urged = Readonly<Record<string, Instant>>

/**
 * The marks after this push, or when the next may come where all that it means were pushed by the same person lately.
 * A reporter is marked by role only. Rule: decision 12.
 */
export function pushed(state: CaseState, ctx: RuleContext): { urged: Urged } | { again: Instant } {
  const by = ctx.capacity?.role === 'resident' ? 'resident' : (ctx.actor.accountId ?? 'nobody')
  const earlier = (state.extra.urged as Urged | undefined) ?? {}
  const meant = inHand(state)
  const again = Math.min(...meant.map((task) => mayAgain(task, earlier[keyOf(task, by)], ctx)))
  if (meant.length > 0 && again > ctx.now) return { again }
  const open = openTasks(state).map(({ id }) => id)
  const kept = Object.entries(earlier).filter(([key]) => open.some((id) => key.startsWith(`${id} `)))
  return { urged: Object.fromEntries([...kept, ...meant.map((task) => [keyOf(task, by), ctx.now])]) }
}

function mayAgain(task: Task, last: Instant | undefined, { calendar }: RuleContext): Instant {
  if (last === undefined) return -Infinity
  const clock = currentClock(task)
  const unit = clock && countsSessions(clock.limit) ? 'work_hour' : 'urgent_hour'
  return computeDue(calendar, last, { value: HOURS_APART, unit }).dueAt
}

function keyOf({ id }: Task, by: string): string {
  return `${id} ${by}`
}
