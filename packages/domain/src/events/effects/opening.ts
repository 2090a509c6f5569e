/** How an event begins: reported, backfilled, split off, or solved on the spot and filed in one act. */
import type { EffectOf } from '../../cases/forms.ts'
import type { Refused } from '../../cases/refusals.ts'
import type { RuleContext } from '../../cases/kind.ts'
import { openTask, startClock } from '../../cases/tasks.ts'
import type { CaseState, Id, Place } from '../../cases/types.ts'
import { matterOf } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, levelOf } from '../limits.ts'

type Forms = typeof eventForms

/** Sources whose reporter waits for a word: the desk owes the first contact, and a merge keeps it owed. */
const answered = ['resident', 'hotline']

export const report: EffectOf<Forms['report']> = (state, input, ctx) => {
  const opened = opening(state, input, ctx)
  if ('refusal' in opened) return opened
  return owe({ ...opened, state: 'submitted' }, ctx)
}

/** 补录: what happened, when it was known and when it was recorded are three moments. Rule: decision 28. */
export const backfill: EffectOf<Forms['backfill']> = (state, input, ctx) => {
  if (input.knownAt > ctx.now || input.occurredAt > input.knownAt) return { refusal: 'moments_disordered' }
  const opened = opening(state, input, ctx)
  if ('refusal' in opened) return opened
  const extra = { ...opened.extra, backfilled: { occurredAt: input.occurredAt, knownAt: input.knownAt, recordedAt: ctx.now } }
  return owe({ ...opened, extra, state: 'submitted' }, ctx)
}

/** A child of a split: accepted already, its clocks start at the split; it shows the parent's opening. Rule: decision 22. */
export const splitOff: EffectOf<Forms['splitOff']> = (state, input, ctx) => {
  const opened = opening(state, input, ctx)
  if ('refusal' in opened) return opened
  return oweDispatch(withTotal({ ...opened, state: 'accepted' }, ctx), ctx)
}

/** One act, no later task; a share is drawn for check. Rules: decision 27, practice.md 1. */
export const selfHandle: EffectOf<Forms['selfHandle']> = (state, input, ctx) => {
  const matter = matterOf(ctx.policy, input.matter)
  if (!matter?.onsiteSolvable) return { refusal: 'not_solvable_on_site', params: { matter: input.matter } }
  if (matter.evidence.includes('before') && !input.before?.length) return { refusal: 'picture_before_required' }
  if (matter.evidence.includes('after') && !input.after?.length) return { refusal: 'picture_after_required' }
  const opened = opening(state, input, ctx)
  if ('refusal' in opened) return opened
  const sampled = (ctx.facts.sample ?? 1) < ctx.policy.sampleSelfSolved
  const extra = { ...opened.extra, way: input.way, sampled }
  const filed: CaseState = { ...opened, extra, state: 'filed', closedAt: ctx.now }
  if (!sampled || !filed.deskId) return filed
  const clocks = [startClock(ctx, 'check', ctx.policy.limits.check[levelOf(filed)])]
  return openTask(filed, ctx, { kind: 'check', owner: { deskId: filed.deskId }, clocks })
}

/** After acceptance the desk owes a dispatch. */
export function oweDispatch(state: CaseState, ctx: RuleContext): CaseState {
  return openTask(state, ctx, {
    kind: 'dispatch',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'dispatch', ctx.policy.limits.dispatch[levelOf(state)])],
  })
}

export function oweAccept(state: CaseState, ctx: RuleContext): CaseState {
  return openTask(state, ctx, {
    kind: 'accept',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'accept', ctx.policy.limits.accept[levelOf(state)])],
  })
}

/** Total runs from acceptance: the handling limit, then what the desk's own steps and the confirmation may take. */
export function withTotal(state: CaseState, ctx: RuleContext): CaseState {
  if (state.clocks.some((clock) => clock.phase === 'total' && clock.stoppedAt === undefined)) return state
  const matter = matterOf(ctx.policy, state.matter)
  const level = levelOf(state)
  const handle = matter?.restoreLimit ?? matter?.limit ?? ctx.policy.limits.handle[level]
  const { check, confirm } = ctx.policy.limits
  return { ...state, clocks: [...state.clocks, startClock(ctx, 'total', handle, ctx.now, [check[level], confirm])] }
}

function owe(state: CaseState, ctx: RuleContext): CaseState {
  const owed = oweAccept(state, ctx)
  if (!answered.includes(owed.source)) return owed
  return openTask(owed, ctx, { kind: 'contact', owner: { deskId: deskOf(owed) }, clocks: [startClock(ctx, 'contact', ctx.policy.limits.contact)] })
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
  const matter = matterOf(ctx.policy, input.matter)
  if (input.matter !== undefined && !matter) return { refusal: 'unknown_matter', params: { matter: input.matter } }
  if (!route?.deskId) return { refusal: 'no_desk' }
  return {
    ...state,
    kind: 'event',
    policyNo: ctx.policy.no,
    matter: input.matter,
    level: input.level ?? matter?.level ?? 4,
    source: input.source,
    place: input.point,
    areas: areas ?? {},
    dayAreas: areas ?? {},
    deskId: route.deskId,
    reporterId: state.reporterId,
    openedAt: ctx.now,
    extra: {
      ...state.extra,
      route: { ruleId: route.ruleId, fallback: route.fallback, leadUnitId: route.leadUnitId, assistUnitIds: route.assistUnitIds },
      pictures: { before: input.before ?? [], after: input.after ?? [], files: input.files ?? [] },
    },
  }
}
