/** What the desk does: accepts, verifies, classifies, sends on, pauses, extends. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import {
  endTask, endTasks, extendClocks, findTask, isOpenTask, openTask, openTasks, pauseCase, resumeCase, startClock, updateTask,
} from '../../cases/tasks.ts'
import type { CaseState } from '../../cases/types.ts'
import { matterOf } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, inElapsedTime, levelOf } from '../limits.ts'
import { oweAccept, oweDispatch, withTotal } from './opening.ts'

type Forms = typeof eventForms

/** Registers the case. Whoever saw it himself has verified it; others' word may need a look first. */
export const accept: EffectOf<Forms['accept']> = (state, input, ctx) => {
  const code = input.matter ?? state.matter
  const matter = matterOf(ctx.policy, code)
  if (!matter) return { refusal: code === undefined ? 'matter_required' : 'unknown_matter', params: { matter: code ?? '' } }
  const seen = state.source === 'officer' || state.extra.verified === 'exist'
  const byRule = ctx.capacity?.role === 'system'
  if (matter.needsVerify && !seen && !byRule && !input.waiver) return { refusal: 'verification_required' }
  const classified = { ...state, matter: code, level: input.level ?? (input.matter ? matter.level : state.level) }
  const ended = endTasks(classified, ctx, 'done', 'accept', 'verify')
  return oweDispatch(withTotal({ ...ended, state: 'accepted' }, ctx), ctx)
}

export const reject: EffectOf<Forms['reject']> = (state, _input, ctx) => close(state, ctx, 'rejected')

export const withdraw: EffectOf<Forms['withdraw']> = (state, _input, ctx) => close(state, ctx, 'withdrawn')

export const requestVerify: EffectOf<Forms['requestVerify']> = (state, _input, ctx) => {
  const officer = ctx.facts.officerId
  const owner = officer ? { personId: officer } : { deskId: deskOf(state) }
  const ended = endTasks({ ...state, state: 'verifying' }, ctx, 'done', 'accept')
  return openTask(ended, ctx, { kind: 'verify', owner, clocks: [startClock(ctx, 'verify', ctx.policy.limits.verify)] })
}

/** Exists: accepted. Does not, or nobody can tell: back to the desk, which decides with that word. */
export const verify: EffectOf<Forms['verify']> = (state, input, ctx) => {
  const ended = endTasks({ ...state, extra: { ...state.extra, verified: input.outcome } }, ctx, 'done', 'verify')
  if (input.outcome === 'exist' && matterOf(ctx.policy, state.matter)) {
    return oweDispatch(withTotal({ ...ended, state: 'accepted' }, ctx), ctx)
  }
  return oweAccept({ ...ended, state: 'submitted' }, ctx)
}

/** One tier up, never over a head: who was skipped would hear of it last. Acceptance starts anew. Rule: decision 19. */
export const escalate: EffectOf<Forms['escalate']> = (state, _input, ctx) => {
  const above = ctx.facts.desks?.[deskOf(state)]?.aboveId
  if (!above) return { refusal: 'no_desk_above' }
  const ended = endTasks(state, ctx, 'cancelled', 'accept', 'dispatch', 'verify', 'lead', 'assist', 'ruling', 'extension')
  const contact = ended.tasks.map((task) => (task.kind === 'contact' && isOpenTask(task) ? { ...task, deskId: above, version: task.version + 1 } : task))
  return oweAccept({ ...ended, tasks: contact, deskId: above, leadUnitId: undefined, state: 'submitted' }, ctx)
}

/** Another category is routed again, under the policy of today. Rule: decision 24. */
export const reclassify: EffectOf<Forms['reclassify']> = (state, input, ctx) => {
  const matter = matterOf(ctx.policy, input.matter)
  if (!matter) return { refusal: 'unknown_matter', params: { matter: input.matter } }
  if (input.matter === state.matter && (input.level ?? state.level) === state.level) return { refusal: 'nothing_to_do' }
  return routeAgain({ ...state, matter: input.matter, level: input.level ?? matter.level, policyNo: ctx.policy.no }, ctx)
}

/** Another place is another grid, perhaps another desk and unit. */
export const relocate: EffectOf<Forms['relocate']> = (state, input, ctx) => {
  const areas = ctx.facts.areas ?? {}
  return routeAgain({ ...state, place: input.point, areas, dayAreas: areas }, ctx)
}

/** Borders were drawn anew: rights and routing follow, history keeps the grid of its day. Rule: decision 33. */
export const redraw: EffectOf<Forms['redraw']> = (state, _input, ctx) => ({ ...state, areas: ctx.facts.areas ?? state.areas })

export const expedite: EffectOf<Forms['expedite']> = (state, _input, ctx) => {
  const tasks = openTasks(state, 'lead', 'assist')
  if (tasks.length === 0) return { refusal: 'nothing_to_do' }
  return tasks.reduce<CaseState>(
    (next, task) =>
      updateTask(next, task.id, (current) => ({
        clocks: current.clocks.map((clock) => {
          if (clock.phase !== 'handle' || clock.stoppedAt !== undefined || clock.limit.unit === 'urgent_hour') return clock
          const urgent = startClock(ctx, 'handle', inElapsedTime(clock.limit), clock.startedAt)
          return urgent.dueAt < clock.dueAt ? { ...urgent, version: clock.version + 1 } : clock
        }),
      })),
    { ...state, extra: { ...state.extra, urgent: true } },
  )
}

/** 挂账: the clocks stand still for a named condition, and the desk must look again on a day. Rule: decision 18. */
export const suspend: EffectOf<Forms['suspend']> = (state, input, ctx) => {
  const statutory = { value: 30, unit: 'natural_day', statutory: true } as const
  const review = startClock(ctx, 'review', statutory)
  if (input.reviewAt !== undefined && input.reviewAt <= ctx.now) return { refusal: 'moment_past' }
  const clock = input.reviewAt === undefined
    ? review
    : startClock(ctx, 'review', { value: (input.reviewAt - ctx.now) / 3_600_000, unit: 'urgent_hour' })
  const paused = pauseCase({ ...state, state: 'suspended', extra: { ...state.extra, suspended: { from: state.state, condition: input.condition } } }, ctx)
  return openTask(paused, ctx, { kind: 'review', owner: { deskId: deskOf(state) }, clocks: [clock] })
}

export const resume: EffectOf<Forms['resume']> = (state, _input, ctx) => {
  const { from } = state.extra.suspended as { from: string }
  const ended = endTasks(state, ctx, 'done', 'review')
  return resumeCase({ ...ended, state: from, extra: { ...ended.extra, suspended: undefined } }, ctx)
}

/** Grants the request that stands, or names none and is refused. Rule: domain.md §3 (extend). */
export const extend: EffectOf<Forms['extend']> = (state, input, ctx) => {
  const request = pendingExtension(state, input.taskId)
  if (!request) return { refusal: 'no_request' }
  const { for: taskId, limit } = request.result as unknown as { for: string; limit: { value: number; unit: 'work_hour' } }
  const ended = endTask(state, ctx, request.id, 'done', { granted: true })
  const extended = extendClocks(ended, ctx, limit, taskId, ['handle', 'total'])
  return { ...extended, counts: { ...extended.counts, extensions: extended.counts.extensions + 1 } }
}

export const denyExtension: EffectOf<Forms['denyExtension']> = (state, input, ctx) => {
  const request = pendingExtension(state, input.taskId)
  return request ? endTask(state, ctx, request.id, 'done', { granted: false }) : { refusal: 'no_request' }
}

/** A step whose owner is off duty gets another: a person, or the desk. */
export const reassign: EffectOf<Forms['reassign']> = (state, input, ctx) => {
  const task = findTask(state, input.taskId)
  if (!task || !isOpenTask(task) || !['verify', 'confirm', 'check'].includes(task.kind)) return { refusal: 'no_such_task' }
  if (!input.person && !input.desk) return { refusal: 'owner_required' }
  if (task.personId === input.person && input.person) return { refusal: 'nothing_to_do' }
  return updateTask(state, task.id, () => ({ personId: input.person, deskId: input.person ? undefined : (input.desk ?? deskOf(state)), unitId: undefined }))
}

export function close(state: CaseState, ctx: RuleContext, as: string): CaseState {
  const ended = endTasks(state, ctx, as === 'closed' ? 'done' : 'cancelled')
  return {
    ...ended,
    state: as,
    closedAt: ctx.now,
    clocks: ended.clocks.map((clock) => (clock.stoppedAt === undefined ? { ...clock, stoppedAt: ctx.now } : clock)),
  }
}

function pendingExtension(state: CaseState, taskId: string | undefined) {
  return openTasks(state, 'extension').find((task) => taskId === undefined || task.id === taskId || task.result?.for === taskId)
}

/** What the new route changes: the desk before dispatch; after it, a unit that is no longer the one goes back to the desk. */
function routeAgain(state: CaseState, ctx: RuleContext): CaseState {
  const { route } = ctx.facts
  if (!route) return state
  const routed: CaseState = {
    ...state,
    extra: {
      ...state.extra,
      route: { ruleId: route.ruleId, fallback: route.fallback, leadUnitId: route.leadUnitId, assistUnitIds: route.assistUnitIds },
    },
  }
  const lead = openTasks(routed, 'lead')[0]
  if (lead && route.leadUnitId === lead.unitId) return routed
  const moved = route.deskId === routed.deskId ? routed : moveDesk(routed, route.deskId)
  if (!lead) return moved
  const ended = endTasks({ ...moved, leadUnitId: undefined, state: 'accepted' }, ctx, 'replaced', 'lead', 'assist', 'extension')
  return oweDispatch(ended, { ...ctx, now: ctx.now })
}

function moveDesk(state: CaseState, deskId: string): CaseState {
  const tasks = state.tasks.map((task) =>
    isOpenTask(task) && task.deskId !== undefined && task.deskId === state.deskId ? { ...task, deskId, version: task.version + 1 } : task,
  )
  return { ...state, deskId, tasks }
}

export function levelLimit(state: CaseState, ctx: RuleContext, phase: 'accept' | 'dispatch' | 'check') {
  return ctx.policy.limits[phase][levelOf(state)]
}
