/** Limits of an event and the names of what it keeps beside. */
import type { RuleContext } from '../cases/kind.ts'
import { openTasks, relimitClock, startClock } from '../cases/tasks.ts'
import type { CaseState, Clock, Id } from '../cases/types.ts'
import type { Limit } from '../clock/index.ts'
import { handleLimit, matterOf } from '../routing/index.ts'
import type { Level } from '../routing/index.ts'

export function levelOf(state: CaseState): Level {
  return (state.level ?? 4) as Level
}

/** Every event has a desk from its first line on; an event without one is a fault of ours. */
export function deskOf(state: CaseState): Id {
  if (!state.deskId) throw new Error(`case ${state.id} has no desk`)
  return state.deskId
}

/**
 * The clocks of a unit's task, from dispatch on, not from signing, which breeds ping-pong. A hazard has two: make safe
 * and restore. Urgent turns working time into elapsed time. Rules: decisions 18–20; docs/domain.md 实务 6.
 */
export function unitClocks(state: CaseState, ctx: RuleContext, urgent = false): Clock[] {
  const matter = matterOf(ctx.policy, state.matter)
  const level = levelOf(state)
  const timed = (limit: Limit): Limit => (urgent ? inElapsedTime(limit) : limit)
  const limit = timed(handleLimit(ctx.policy, state.matter, level))
  const sign = startClock(ctx, 'sign', ctx.policy.limits.sign[level])
  if (!matter?.restoreLimit) return [sign, startClock(ctx, 'handle', limit)]
  return [sign, startClock(ctx, 'safe', limit), startClock(ctx, 'handle', timed(matter.restoreLimit))]
}

/**
 * The clocks of handling as they run, on whichever task carries them: the unit's, or the desk's while the case lies
 * there again. They go on with the case, so that whoever passes it on gains no time. Rule: decision 19.
 */
export function handlingClocks(state: CaseState): Clock[] {
  const carriers = openTasks(state, 'lead', 'dispatch', 'ruling', 'accept', 'verify')
  const carrier = carriers.find((task) => task.clocks.some(isHandling))
  return carrier?.clocks.filter(isHandling) ?? []
}

export function isHandling(clock: Clock): boolean {
  return clock.phase === 'safe' || clock.phase === 'handle'
}

/** Made urgent: working time becomes elapsed time, from the same start. */
export function hurried(clock: Clock, ctx: RuleContext): Clock {
  if (!isHandling(clock) || clock.stoppedAt !== undefined || clock.limit.unit === 'urgent_hour') return clock
  return relimitClock(ctx, clock, inElapsedTime(clock.limit))
}

function inElapsedTime(limit: Limit): Limit {
  if (limit.unit === 'urgent_hour') return limit
  const hours = limit.unit === 'work_day' || limit.unit === 'natural_day' ? limit.value * 24 : limit.value
  return { value: hours, unit: 'urgent_hour' }
}

export function levelLimit(state: CaseState, ctx: RuleContext, phase: 'accept' | 'dispatch' | 'check'): Limit {
  return ctx.policy.limits[phase][levelOf(state)]
}

export function needsCheck(state: CaseState, ctx: RuleContext): boolean {
  return matterOf(ctx.policy, state.matter)?.needsCheck ?? true
}

/** Pictures that stand with the event, by what they show. */
export interface Pictures {
  before: Id[]
  after: Id[]
  files: Id[]
}

/** Pictures that have stood elsewhere before prove nothing. Rule: docs/domain.md 检验 9. */
export function seenBefore(ids: readonly Id[] | undefined, ctx: RuleContext): boolean {
  return ids?.some((id) => ctx.facts.files?.[id]?.seenBefore) ?? false
}

export function picturesOf(state: CaseState): Pictures {
  const pictures = state.extra.pictures as Partial<Pictures> | undefined
  return { before: pictures?.before ?? [], after: pictures?.after ?? [], files: pictures?.files ?? [] }
}
