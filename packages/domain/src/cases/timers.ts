/**
 * When time acts upon a case: reminders and deadlines, computed from its open clocks. The ticker fires each exactly
 * once, keyed by task, phase, rule and the clock's version; what has fired stands in the clock.
 * Rules: decisions 7, 23; docs/domain.md S4-20, 提醒.
 */
import { computeDue, dueAfterPause, dueOf, secondsLeft, shiftOutOfNight } from '../clock/index.ts'
import type { Instant } from '../clock/index.ts'
import { isOfDays } from '../routing/index.ts'
import type { ReminderRule } from '../routing/index.ts'
import type { KindDefinition, RuleContext, TimerDraft } from './kind.ts'
import type { Refused } from './refusals.ts'
import { isOpenTask } from './tasks.ts'
import type { CaseState, Clock, Id } from './types.ts'

type Ctx = Pick<RuleContext, 'calendar' | 'policy'>

const hour = 3_600_000

export function timersOf(def: Pick<KindDefinition, 'states'>, state: CaseState, ctx: Ctx): TimerDraft[] {
  const timers: TimerDraft[] = []
  const add = (taskId: Id, clock: Clock): void => {
    if (clock.stoppedAt !== undefined || clock.pausedAt !== undefined) return
    for (const [rule, fireAt] of rulesOf(state, clock, ctx)) {
      if (clock.fired?.includes(rule)) continue
      timers.push({ taskId, phase: clock.phase, rule, deadlineVersion: clock.version, fireAt })
    }
  }
  for (const task of state.tasks) if (isOpenTask(task)) for (const clock of task.clocks) add(task.id, clock)
  if (def.states[state.state]?.open) for (const clock of state.clocks) add(state.id, clock)
  return timers
}

/**
 * A timer has acted: the mark stands in the clock, so that it never acts again on the same deadline. Refused where the
 * clock has moved, stopped or been paused meanwhile: then there is nothing to remind of.
 */
export function fireTimer(
  state: CaseState, timer: { taskId?: Id; phase: string; rule: string; version: number },
): CaseState | Refused {
  const task = state.tasks.find((t) => t.id === timer.taskId)
  const holder = task ?? (timer.taskId === state.id ? state : undefined)
  const clock = holder?.clocks.find((c) => c.phase === timer.phase && c.version === timer.version)
  if (!clock || clock.stoppedAt !== undefined || clock.pausedAt !== undefined || clock.fired?.includes(timer.rule)) {
    return { refusal: 'timer_void' }
  }
  const marked = { ...clock, fired: [...(clock.fired ?? []), timer.rule] }
  const mark = (clocks: Clock[]): Clock[] => clocks.map((c) => (c === clock ? marked : c))
  if (!task) return { ...state, clocks: mark(state.clocks) }
  return { ...state, tasks: state.tasks.map((t) => (t === task ? { ...t, clocks: mark(t.clocks) } : t)) }
}

/**
 * A deadline that has moved reminds anew of what now lies ahead; what had its moment already is not said twice, so an
 * extension brings no second greeting and a clock resumed late no second order.
 */
export function renewMarks(state: CaseState, ctx: Ctx & Pick<RuleContext, 'now'>): CaseState {
  const renew = (clock: Clock): Clock => {
    if (!clock.fired || clock.stoppedAt !== undefined || clock.pausedAt !== undefined) return clock
    const ahead = rulesOf(state, clock, ctx).filter(([, fireAt]) => fireAt > ctx.now).map(([rule]) => rule)
    const fired = clock.fired.filter((rule) => !ahead.includes(rule))
    return fired.length === clock.fired.length ? clock : { ...clock, fired }
  }
  const renewed = (clocks: Clock[]): Clock[] => {
    const next = clocks.map(renew)
    return next.every((clock, i) => clock === clocks[i]) ? clocks : next
  }
  const tasks = state.tasks.map((task) => {
    const clocks = renewed(task.clocks)
    return clocks === task.clocks ? task : { ...task, clocks }
  })
  return { ...state, clocks: renewed(state.clocks), tasks }
}

function rulesOf(state: CaseState, clock: Clock, ctx: Ctx): [rule: string, fireAt: Instant][] {
  const rules: [string, Instant][] = [['overdue', clock.dueAt]]
  // An order that stays unanswered for as long again is what a leader must see: a card may be proposed then.
  if (clock.phase === 'reply') rules.push(['overdue_again', computeDue(ctx.calendar, clock.dueAt, clock.limit).dueAt])
  for (const reminder of ctx.policy.reminders) {
    if (!concerns(reminder, state, clock)) continue
    const fireAt = momentOf(reminder, state, clock, ctx)
    if (fireAt !== undefined) rules.push([reminder.id, fireAt])
  }
  return rules
}

function concerns(reminder: ReminderRule, state: CaseState, clock: Clock): boolean {
  if (reminder.phases.length > 0 && !reminder.phases.includes(clock.phase)) return false
  if (state.level !== undefined && !reminder.levels.some((level) => level === state.level)) return false
  return reminder.limits === 'any' || (reminder.limits === 'days') === isOfDays(clock.limit)
}

/**
 * A reminder that would fall at night goes earlier, and one that would fall before its clock begins is not sent; but
 * the hours of the gravest levels know no night. Rule: decision 23.
 */
function momentOf(reminder: ReminderRule, state: CaseState, clock: Clock, ctx: Ctx): Instant | undefined {
  const begun = clock.pauses?.at(-1)?.to ?? clock.startedAt
  const wanted = 'hoursBefore' in reminder.when
    ? clock.dueAt - reminder.when.hoursBefore * hour
    : momentWithLeft(clock, begun, 1 - reminder.when.share, ctx)
  const pushes = ctx.policy.quietHours.pushLevels.some((level) => level === state.level)
  if (pushes && !isOfDays(clock.limit)) return wanted < begun ? undefined : wanted
  const shifted = shiftOutOfNight(ctx.calendar, wanted, ctx.policy.quietHours)
  if (shifted >= begun) return shifted
  return wanted >= begun && !('hoursBefore' in reminder.when) ? wanted : undefined
}

/** The moment at which a share of the whole limit is left, in the limit's own measure. */
function momentWithLeft(clock: Clock, begun: Instant, share: number, ctx: Ctx): Instant {
  const whole = dueOf(ctx.calendar, clock).seconds
  const spare = secondsLeft(ctx.calendar, begun, clock.dueAt, clock.limit) - whole * share
  return spare <= 0 ? begun : dueAfterPause(ctx.calendar, begun, spare, clock.limit).dueAt
}
