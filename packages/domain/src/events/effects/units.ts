/** What units do, and how a desk puts them to work: one lead, any number of assistants, each with its own clocks. */
import type { EffectOf } from '../../cases/forms.ts'
import type { Refused, RefusalKey } from '../../cases/refusals.ts'
import type { FileFact, RuleContext } from '../../cases/kind.ts'
import { endTask, endTasks, findTask, isOpenTask, openTask, openTasks, startClock, stopPhase, updateTask } from '../../cases/tasks.ts'
import type { CaseState, Clock, Id, Task } from '../../cases/types.ts'
import { distanceMetres } from '../../geo/index.ts'
import { matterOf } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, needsCheck, picturesOf, unitClocks } from '../limits.ts'
import { levelLimit } from './desk.ts'
import { oweDispatch } from './opening.ts'
import { oweConfirm } from './result.ts'

type Forms = typeof eventForms

export const dispatch: EffectOf<Forms['dispatch']> = (state, input, ctx) => sendTo(state, input, ctx)

/**
 * Puts a lead and assistants to work. Handling runs from here. A unit that follows on a return or a take-back inherits
 * the clocks of handling as they run: whoever passes a case on gains no time by it. Rule: decision 19.
 */
export function sendTo(state: CaseState, input: { lead: Id; assists?: Id[]; urgent?: boolean }, ctx: RuleContext): CaseState | Refused {
  const assists = (input.assists ?? []).filter((unit) => unit !== input.lead)
  const units = ctx.facts.units ?? {}
  if (![input.lead, ...assists].every((unit) => units[unit])) return { refusal: 'unknown_unit' }
  const old = openTasks(state, 'lead')[0]
  if (old?.unitId === input.lead && !input.urgent) return { refusal: 'nothing_to_do' }
  const carried = (state.extra.carried as Clock[] | undefined) ?? old?.clocks.filter((clock) => clock.phase !== 'sign')
  const fresh = unitClocks(state, ctx, input.urgent)
  const clocks = carried ? [...fresh.filter((clock) => clock.phase === 'sign'), ...carried] : fresh
  const wrong = state.extra.returnedBy !== undefined || old !== undefined
  const ended = endTasks(endTasks(state, ctx, 'done', 'dispatch', 'ruling'), ctx, 'replaced', 'lead', 'extension')
  const sent = openTask(
    {
      ...ended,
      state: 'dispatched',
      leadUnitId: input.lead,
      extra: {
        ...ended.extra,
        carried: undefined,
        returnedBy: undefined,
        urgent: input.urgent ?? ended.extra.urgent,
        wrongDispatches: ((ended.extra.wrongDispatches as number | undefined) ?? 0) + (wrong ? 1 : 0),
      },
    },
    ctx,
    { kind: 'lead', owner: { unitId: input.lead }, clocks: guarded(state, clocks) },
  )
  return assists.reduce((next, unitId) => openAssist(next, unitId, ctx), sent)
}

export const addAssist: EffectOf<Forms['addAssist']> = (state, input, ctx) => {
  if (!ctx.facts.units?.[input.unit]) return { refusal: 'unknown_unit' }
  if (openTasks(state, 'lead', 'assist').some((task) => task.unitId === input.unit)) return { refusal: 'already_on_it' }
  return openAssist(endTasks(state, ctx, 'done', 'dispatch'), input.unit, ctx)
}

/** The desk may let go of a silent or returned assistant, with a reason, so that it cannot block. Rule: decision 21. */
export const release: EffectOf<Forms['release']> = (state, input, ctx) => {
  const task = findTask(state, input.taskId)
  if (task?.kind !== 'assist' || !(isOpenTask(task) || task.state === 'returned')) return { refusal: 'no_such_task' }
  const released = endTask(state, ctx, task.id, 'released')
  return joinUp(endTasks(released, ctx, 'done', 'dispatch'), ctx)
}

export const sign: EffectOf<Forms['sign']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  if (!task || task.state !== 'waiting') return { refusal: 'no_such_task' }
  return signTask(state, task, ctx)
}

export const assignPerson: EffectOf<Forms['assignPerson']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  if (!task) return { refusal: 'no_such_task' }
  if (!ctx.facts.members?.includes(input.person)) return { refusal: 'not_a_member' }
  return updateTask(state, task.id, () => ({ personId: input.person }))
}

/**
 * Back to the desk with a reason. No deadline of handling or total moves; dispatch and sign start anew. The third is
 * refused: the centre rules. Rules: decision 19, practice.md 6.
 */
export const giveBack: EffectOf<Forms['return']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  if (!task) return { refusal: 'no_such_task' }
  if (state.extra.ruledUnitId === task.unitId) return { refusal: 'ruled' }
  if (state.counts.returns >= ctx.policy.returnsBeforeRuling) return { refusal: 'third_return' }
  if (task.kind === 'assist') return oweDispatch(endTask(state, ctx, task.id, 'returned'), ctx)
  const carried = task.clocks.filter((clock) => clock.phase !== 'sign')
  const ended = endTask(endTasks(state, ctx, 'cancelled', 'extension'), ctx, task.id, 'returned')
  return oweDispatch(
    {
      ...ended,
      state: 'accepted',
      leadUnitId: undefined,
      counts: { ...ended.counts, returns: ended.counts.returns + 1 },
      extra: { ...ended.extra, carried, returnedBy: task.unitId },
    },
    ctx,
  )
}

/** Made safe: fenced, watched, shut off. Stops the first clock of a hazard, by whoever is there first. Rule: decision 20. */
export const guard: EffectOf<Forms['guard']> = (state, input, ctx) => {
  if (state.extra.guardedAt !== undefined) return { refusal: 'already_safe' }
  const pictures = picturesOf(state)
  const marked: CaseState = { ...state, extra: { ...state.extra, guardedAt: ctx.now, pictures: { ...pictures, files: [...pictures.files, ...input.guard] } } }
  const carried = (marked.extra.carried as Clock[] | undefined)?.map((clock) => (clock.phase === 'safe' ? { ...clock, stoppedAt: ctx.now } : clock))
  const leads = openTasks(marked, 'lead', 'assist').filter((task) => task.clocks.some((clock) => clock.phase === 'safe'))
  return leads.reduce<CaseState>((next, task) => updateTask(next, task.id, (t) => ({ clocks: stopPhase(t, 'safe', ctx.now) })), {
    ...marked,
    extra: { ...marked.extra, carried },
  })
}

export const stagedReport: EffectOf<Forms['stagedReport']> = (state, input, ctx) => {
  const reports = (state.extra.reports as { stage: string; at: number }[] | undefined) ?? []
  if (input.stage === 'first' && reports.length > 0) return { refusal: 'first_report_given' }
  if (input.stage !== 'first' && reports.length === 0) return { refusal: 'first_report_missing' }
  if (reports.some((report) => report.stage === 'final')) return { refusal: 'final_report_given' }
  return { ...state, extra: { ...state.extra, reports: [...reports, { stage: input.stage, at: ctx.now }] } }
}

/** Before the deadline, once, by no more than the limit itself. Rule: domain.md §3 (extend). */
export const requestExtension: EffectOf<Forms['requestExtension']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  const clock = task?.clocks.find((c) => c.phase === 'handle' && c.stoppedAt === undefined)
  if (!task || !clock) return { refusal: 'no_such_task' }
  if (ctx.now >= clock.dueAt) return { refusal: 'already_overdue' }
  const asked = state.tasks.filter((t) => t.kind === 'extension' && t.result?.for === task.id && t.result.granted !== false).length
  if (asked >= ctx.policy.extensions.most) return { refusal: 'extended_already' }
  if (input.limit.unit !== clock.limit.unit || input.limit.value > clock.limit.value * ctx.policy.extensions.share) {
    return { refusal: 'extension_too_long' }
  }
  return openTask(state, ctx, {
    kind: 'extension',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'extension', levelLimit(state, ctx, 'dispatch'))],
    result: { for: task.id, limit: input.limit },
  })
}

/** The unit's own end. The lead's clock stops here, whatever the assistants still owe. Rule: decision 21. */
export const finish: EffectOf<Forms['finish']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  if (!task) return { refusal: 'no_such_task' }
  const signed = task.state === 'waiting' ? signTask(state, task, ctx) : state
  const pictures = picturesOf(state)
  const before = [...pictures.before, ...(input.before ?? [])]
  const fault = task.kind === 'lead' ? missingEvidence(state, before, input.after ?? [], ctx) : undefined
  if (fault) return { refusal: fault }
  const photo = photoFault(state, task, input.after ?? [], input.farReason !== undefined, ctx)
  if (photo) return photo
  const shown: CaseState = {
    ...signed,
    extra: { ...signed.extra, pictures: { before, after: [...pictures.after, ...(input.after ?? [])], files: [...pictures.files, ...(input.files ?? [])] } },
  }
  return joinUp(endTask(shown, ctx, task.id, 'done', { resultRef: input.result.ref, after: input.after, by: ctx.actor.accountId }), ctx)
}

/** Handled when the lead is done and every assistant done or released; then the check, or at once the confirmation. */
export function joinUp(state: CaseState, ctx: RuleContext): CaseState {
  const round = state.tasks.filter((task) => task.round === state.round)
  const leadDone = round.some((task) => task.kind === 'lead' && task.state === 'done')
  const waiting = round.some((task) => ['lead', 'assist'].includes(task.kind) && (isOpenTask(task) || (task.kind === 'assist' && task.state === 'returned')))
  if (!leadDone || waiting) return state
  const rested = endTasks(state, ctx, 'cancelled', 'extension', 'dispatch')
  if (!needsCheck(state, ctx)) return oweConfirm(rested, ctx)
  return openTask({ ...rested, state: 'handled' }, ctx, {
    kind: 'check',
    owner: { deskId: deskOf(state) },
    clocks: [startClock(ctx, 'check', levelLimit(state, ctx, 'check'))],
  })
}

/** The unit's task that the actor means: the one named, else the only one that is his. */
function unitTask(state: CaseState, taskId: Id | undefined, ctx: RuleContext): Task | undefined {
  const mine = openTasks(state, 'lead', 'assist').filter((task) =>
    ctx.actor.capacities.some(
      (held) => held.unitId === task.unitId || (held.relation === 'assigned' && task.personId !== undefined && task.personId === ctx.actor.accountId),
    ),
  )
  return taskId === undefined ? mine[0] : mine.find((task) => task.id === taskId)
}

function signTask(state: CaseState, task: Task, ctx: RuleContext): CaseState {
  const signed = updateTask(state, task.id, (t) => ({ state: 'working', clocks: stopPhase(t, 'sign', ctx.now) }))
  return task.kind === 'lead' ? { ...signed, state: 'handling' } : signed
}

function openAssist(state: CaseState, unitId: Id, ctx: RuleContext): CaseState {
  if (openTasks(state, 'assist').some((task) => task.unitId === unitId)) return state
  return openTask(state, ctx, { kind: 'assist', owner: { unitId }, clocks: unitClocks(state, ctx, state.extra.urgent === true).filter((clock) => clock.phase !== 'safe') })
}

function guarded(state: CaseState, clocks: Clock[]): Clock[] {
  const at = state.extra.guardedAt as number | undefined
  return at === undefined ? clocks : clocks.map((clock) => (clock.phase === 'safe' ? { ...clock, stoppedAt: clock.stoppedAt ?? at } : clock))
}

function missingEvidence(state: CaseState, before: Id[], after: Id[], ctx: RuleContext): RefusalKey | undefined {
  const evidence = matterOf(ctx.policy, state.matter)?.evidence ?? []
  if (evidence.includes('guard') && state.extra.guardedAt === undefined) return 'make_safe_first'
  if (evidence.includes('before') && before.length === 0) return 'picture_before_required'
  if (evidence.includes('after') && after.length === 0) return 'picture_after_required'
  return undefined
}

/** An after-picture is newer than the signing, taken on the spot and seen nowhere before. Rule: practice.md, test 9. */
function photoFault(state: CaseState, task: Task, after: Id[], farExcused: boolean, ctx: RuleContext): Refused | undefined {
  const begun = task.clocks.find((clock) => clock.phase === 'sign')?.stoppedAt ?? task.openedAt
  for (const id of after) {
    const file: FileFact | undefined = ctx.facts.files?.[id]
    if (!file) return { refusal: 'unknown_file' }
    if (file.seenBefore) return { refusal: 'picture_seen_before' }
    if (file.takenAt !== undefined && file.takenAt < begun) return { refusal: 'picture_too_old' }
    if (!file.place || !state.place || farExcused) continue
    const metres = Math.round(distanceMetres(file.place.lon, file.place.lat, state.place.lon, state.place.lat))
    if (metres > ctx.policy.evidenceMetres) return { refusal: 'picture_too_far', params: { metres, most: ctx.policy.evidenceMetres } }
  }
  return undefined
}
