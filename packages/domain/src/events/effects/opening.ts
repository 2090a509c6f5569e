/** How an event begins: reported, backfilled, split off, or solved on the spot and filed in one act. */
import type { EffectOf } from '../../cases/forms.ts'
import type { Refused } from '../../cases/refusals.ts'
import type { RuleContext } from '../../cases/kind.ts'
import { nextVersion, openTask, startClock } from '../../cases/tasks.ts'
import type { CaseState, Clock, Id, Place } from '../../cases/types.ts'
import type { Limit } from '../../clock/index.ts'
import { matterOf } from '../../routing/index.ts'
import type { RouteDecision } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { totalSteps } from '../explain.ts'
import { deskOf, levelOf, seenBefore } from '../limits.ts'

type Forms = typeof eventForms

/** Sources whose reporter waits for a word: the desk owes the first contact, and a merge keeps it owed. */
const answered = ['resident', 'hotline']

/** Whoever is not on the staff speaks for himself only; a program, for the systems behind it. */
const ownSources: Readonly<Record<string, readonly string[]>> = {
  resident: ['resident'],
  hotline: ['hotline', 'sensor', 'video', 'department'],
}

export const report: EffectOf<Forms['report']> = (state, input, ctx) => {
  const own = ownSources[ctx.capacity?.role ?? '']
  if (own && !own.includes(input.source)) return { refusal: 'source_mismatch' }
  const opened = opening(state, input, ctx)
  if ('refusal' in opened) return opened
  return owe({ ...opened, state: 'submitted' }, ctx)
}

/** 补录: what happened, when it was known and when it was recorded are three moments. Rule: decision 28. */
export const backfill: EffectOf<Forms['backfill']> = (state, input, ctx) => {
  if (input.knownAt > ctx.now || input.occurredAt > input.knownAt) return { refusal: 'moments_disordered' }
  const opened = opening(state, input, ctx)
  if ('refusal' in opened) return opened
  const { occurredAt, knownAt } = input
  const extra = { ...opened.extra, backfilled: { occurredAt, knownAt, recordedAt: ctx.now } }
  return owe({ ...opened, extra, state: 'submitted' }, ctx)
}

/** A child of a split: accepted already, its clocks start now; it shows the parent's opening. Rule: decision 22. */
export const splitOff: EffectOf<Forms['splitOff']> = (state, input, ctx) => {
  const opened = opening(state, input, ctx)
  if ('refusal' in opened) return opened
  return oweDispatch(withTotal({ ...opened, state: 'accepted' }, ctx), ctx)
}

/** One act, no later task; a share is drawn for check. Rules: decision 27; docs/domain.md 实务 1. */
export const selfHandle: EffectOf<Forms['selfHandle']> = (state, input, ctx) => {
  const matter = matterOf(ctx.policy, input.matter)
  if (!matter?.onsiteSolvable) return { refusal: 'not_solvable_on_site', params: { matter: input.matter } }
  if (matter.evidence.includes('before') && !input.before?.length) return { refusal: 'picture_before_required' }
  if (matter.evidence.includes('after') && !input.after?.length) return { refusal: 'picture_after_required' }
  if (seenBefore([...(input.before ?? []), ...(input.after ?? [])], ctx)) return { refusal: 'picture_seen_before' }
  const opened = opening(state, input, ctx)
  if ('refusal' in opened) return opened
  const sampled = (ctx.facts.sample ?? 1) < ctx.policy.sampleSelfSolved
  const extra = { ...opened.extra, way: input.way, sampled }
  const filed: CaseState = { ...opened, extra, state: 'filed', closedAt: ctx.now }
  if (!sampled || !filed.deskId) return filed
  const clocks = [startClock(ctx, 'check', ctx.policy.limits.check[levelOf(filed)])]
  return openTask(filed, ctx, { kind: 'check', owner: { deskId: filed.deskId }, clocks })
}

/** After acceptance the desk owes a dispatch. Clocks of handling that began already run on beside it. */
export function oweDispatch(state: CaseState, ctx: RuleContext, handling: Clock[] = []): CaseState {
  return openTask(state, ctx, {
    kind: 'dispatch',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'dispatch', ctx.policy.limits.dispatch[levelOf(state)]), ...handling],
  })
}

export function oweAccept(state: CaseState, ctx: RuleContext, handling: Clock[] = []): CaseState {
  return openTask(state, ctx, {
    kind: 'accept',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'accept', ctx.policy.limits.accept[levelOf(state)]), ...handling],
  })
}

/** Total runs from acceptance: the handling limit, then what the steps after it may take. */
export function withTotal(state: CaseState, ctx: RuleContext): CaseState {
  if (state.clocks.some((clock) => clock.phase === 'total' && clock.stoppedAt === undefined)) return state
  const matter = matterOf(ctx.policy, state.matter)
  const level = levelOf(state)
  const handle = matter?.restoreLimit ?? matter?.limit ?? ctx.policy.limits.handle[level]
  const { check, confirm } = ctx.policy.limits
  const allowed: Record<(typeof totalSteps)[number], Limit> = { check: check[level], confirm }
  const total = startClock(ctx, 'total', handle, ctx.now, totalSteps.map((step) => allowed[step]))
  return { ...state, clocks: [...state.clocks, { ...total, version: nextVersion(state.clocks, 'total') }] }
}

function owe(state: CaseState, ctx: RuleContext): CaseState {
  const owed = oweAccept(state, ctx)
  if (!answered.includes(owed.source)) return owed
  const clocks = [startClock(ctx, 'contact', ctx.policy.limits.contact)]
  return openTask(owed, ctx, { kind: 'contact', owner: { deskId: deskOf(owed) }, clocks })
}

interface Opening {
  source: string
  matter?: string
  level?: number
  point?: Place
  before?: Id[]
  after?: Id[]
  files?: Id[]
}

function opening(state: CaseState, input: Opening, ctx: RuleContext): CaseState | Refused {
  const { route, areas } = ctx.facts
  // How grave it is, is not for the reporter to say.
  const level = ctx.capacity?.role === 'resident' ? undefined : input.level
  const matter = matterOf(ctx.policy, input.matter)
  if (input.matter !== undefined && !matter) return { refusal: 'unknown_matter', params: { matter: input.matter } }
  if (!route?.deskId) return { refusal: 'no_desk' }
  return {
    ...state,
    kind: 'event',
    policyNo: ctx.policy.no,
    matter: input.matter,
    level: level ?? matter?.level ?? 4,
    source: input.source,
    place: input.point,
    areas: areas ?? {},
    dayAreas: areas ?? {},
    deskId: route.deskId,
    reporterId: state.reporterId,
    openedAt: ctx.now,
    extra: {
      ...state.extra,
      route: routeKept(route),
      pictures: { before: input.before ?? [], after: input.after ?? [], files: input.files ?? [] },
    },
  }
}

/** What of the routing decision stays with the case: the desk's proposal, and why it is there. */
export function routeKept({ ruleId, fallback, leadUnitId, assistUnitIds }: RouteDecision): Record<string, unknown> {
  return { ruleId, fallback, leadUnitId, assistUnitIds }
}
