/** What the desk decides before a unit is put to work: accepts or not, has it verified, passes it up or on. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import {
  endTasks, findTask, isOpenTask, moveDesk, openTask, openTasks, startClock, updateTask,
} from '../../cases/tasks.ts'
import type { CaseState } from '../../cases/types.ts'
import { matterOf } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, handlingClocks } from '../limits.ts'
import { close } from './close.ts'
import { duplicatesOf } from './links.ts'
import { oweAccept, oweDispatch, withTotal } from './opening.ts'

type Forms = typeof eventForms

/** Registers the case. Whoever saw it himself has verified it; others' word may need a look first. */
export const accept: EffectOf<Forms['accept']> = (state, input, ctx) => {
  const code = input.matter ?? state.matter
  if (code === undefined) return { refusal: 'matter_required' }
  const matter = matterOf(ctx.policy, code)
  if (!matter) return { refusal: 'unknown_matter', params: { matter: code } }
  const seen = state.source === 'officer' || state.extra.verified === 'exist' || state.extra.verified === 'waived'
  const byRule = ctx.capacity?.role === 'system'
  if (matter.needsVerify && !seen && !byRule && !input.waiver) return { refusal: 'verification_required' }
  const extra = input.waiver ? { ...state.extra, verified: 'waived' } : state.extra
  const level = input.level ?? (input.matter ? matter.level : state.level)
  return register({ ...state, matter: code, level, extra }, ctx)
}

export const reject: EffectOf<Forms['reject']> = (state, _input, ctx) =>
  close(state, ctx, 'rejected', openTasks(state, 'accept')[0]?.id)

/** One's own report; not where others' reports have been merged into it: they still wait. */
export const withdraw: EffectOf<Forms['withdraw']> = (state, _input, ctx) =>
  duplicatesOf(state).length > 0 ? { refusal: 'has_duplicates' } : close(state, ctx, 'withdrawn')

export const requestVerify: EffectOf<Forms['requestVerify']> = (state, _input, ctx) => {
  const officer = ctx.facts.officerId
  const owner = officer ? { personId: officer } : { deskId: deskOf(state) }
  const clocks = [startClock(ctx, 'verify', ctx.policy.limits.verify), ...handlingClocks(state)]
  const ended = endTasks({ ...state, state: 'verifying' }, ctx, 'done', 'accept')
  return openTask(ended, ctx, { kind: 'verify', owner, clocks })
}

/** Exists: accepted. Does not, or nobody can tell: back to the desk, which decides with that word. */
export const verify: EffectOf<Forms['verify']> = (state, input, ctx) => {
  const known = { ...state, extra: { ...state.extra, verified: input.outcome } }
  if (input.outcome === 'exist' && matterOf(ctx.policy, state.matter)) return register(known, ctx)
  const handling = handlingClocks(state)
  return oweAccept({ ...endTasks(known, ctx, 'done', 'verify'), state: 'submitted' }, ctx, handling)
}

/**
 * One tier up, never over a head: who was skipped would hear of it last. Acceptance starts anew, handling that has
 * begun runs on. Rule: decision 19.
 */
export const escalate: EffectOf<Forms['escalate']> = (state, _input, ctx) => {
  const above = ctx.facts.desks?.[deskOf(state)]?.aboveId
  if (!above) return { refusal: 'no_desk_above' }
  const handling = handlingClocks(state)
  const ended = endTasks(state, ctx, 'cancelled', 'accept', 'dispatch', 'lead', 'assist', 'extension')
  return oweAccept({ ...moveDesk(ended, above), leadUnitId: undefined, state: 'submitted' }, ctx, handling)
}

/** A step whose owner is off duty gets another: a person, or the desk. */
export const reassign: EffectOf<Forms['reassign']> = (state, input) => {
  const task = findTask(state, input.taskId)
  if (!task || !isOpenTask(task) || !handedOn.includes(task.kind)) return { refusal: 'no_such_task' }
  if (!input.person && !input.desk) return { refusal: 'owner_required' }
  if (input.person ? task.personId === input.person : task.deskId === input.desk) return { refusal: 'nothing_to_do' }
  const { person: personId, desk } = input
  return updateTask(state, task.id, () => ({ personId, deskId: personId ? undefined : desk, unitId: undefined }))
}

const handedOn: readonly string[] = ['verify', 'confirm', 'check']

function register(state: CaseState, ctx: RuleContext): CaseState {
  const handling = handlingClocks(state)
  const ended = endTasks({ ...state, state: 'accepted' }, ctx, 'done', 'accept', 'verify')
  return oweDispatch(withTotal(ended, ctx), ctx, handling)
}
