/** What a unit does on the spot: makes safe, reports in stages, finishes with proof. Rules: decisions 20, 21, 28. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import type { Refused, RefusalKey } from '../../cases/refusals.ts'
import { endTask, openTasks, stopPhase, updateTask } from '../../cases/tasks.ts'
import type { CaseState, Id, Task } from '../../cases/types.ts'
import { computeDue } from '../../clock/index.ts'
import type { Instant, Limit } from '../../clock/index.ts'
import { distanceMetres } from '../../geo/index.ts'
import { matterOf } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { picturesOf, seenBefore } from '../limits.ts'
import type { Pictures } from '../limits.ts'
import { dropRequests } from './extension.ts'
import { unitTask } from './unit-task.ts'
import { joinUp, signTask } from './units.ts'

type Forms = typeof eventForms

/** Made safe: fenced, watched, shut off. Stops the first clock of a hazard, by whoever is there first. */
export const guard: EffectOf<Forms['guard']> = (state, input, ctx) => {
  if (state.extra.guardedAt !== undefined) return { refusal: 'already_safe' }
  if (seenBefore(input.guard, ctx)) return { refusal: 'picture_seen_before' }
  const pictures = picturesOf(state)
  const files = [...pictures.files, ...input.guard]
  const extra = { ...state.extra, guardedAt: ctx.now, pictures: { ...pictures, files } }
  const dangerous = openTasks(state).filter((task) => task.clocks.some((clock) => clock.phase === 'safe'))
  return dangerous.reduce<CaseState>(
    (next, task) => updateTask(next, task.id, (current) => ({ clocks: stopPhase(current, 'safe', ctx.now) })),
    { ...state, extra },
  )
}

/** 首报–续报–终报, each with the moment by which policy wants it, counted from when the matter was known. */
export const stagedReport: EffectOf<Forms['stagedReport']> = (state, input, ctx) => {
  const reports = (state.extra.reports as StagedReport[] | undefined) ?? []
  const [first, last] = [reports[0], reports.at(-1)]
  if (input.stage === 'first' && first) return { refusal: 'first_report_given' }
  if (input.stage !== 'first' && !last) return { refusal: 'first_report_missing' }
  if (last?.stage === 'final') return { refusal: 'final_report_given' }
  const known = (state.extra.backfilled as { knownAt: Instant } | undefined)?.knownAt ?? state.openedAt
  const limits: Record<StagedReport['stage'], [from: Instant, limit: Limit]> = {
    first: [known, ctx.policy.stagedReports.first],
    progress: [last?.at ?? known, ctx.policy.stagedReports.next],
    final: [known, ctx.policy.stagedReports.final],
  }
  const [from, limit] = limits[input.stage]
  const report: StagedReport = { stage: input.stage, at: ctx.now, dueAt: computeDue(ctx.calendar, from, limit).dueAt }
  return { ...state, extra: { ...state.extra, reports: [...reports, report] } }
}

interface StagedReport {
  stage: 'first' | 'progress' | 'final'
  at: Instant
  dueAt: Instant
}

/** The unit's own end. The lead's clock stops here, whatever the assistants still owe. Rule: decision 21. */
export const finish: EffectOf<Forms['finish']> = (state, input, ctx) => {
  const task = unitTask(state, input.taskId, ctx)
  if (!task) return { refusal: 'no_such_task' }
  const pictures = picturesOf(state)
  const before = [...pictures.before, ...(input.before ?? [])]
  const after = input.after ?? []
  const fault = task.kind === 'lead' ? missingEvidence(state, before, after, ctx) : undefined
  if (fault) return { refusal: fault }
  const photo = photoFault(state, task, after, input.farReason !== undefined, ctx)
  if (photo) return photo
  const signed = task.state === 'waiting' ? signTask(state, task, ctx) : state
  const files = [...pictures.files, ...(input.files ?? [])]
  const shown: Pictures = { before, after: [...pictures.after, ...after], files }
  const proven = { ...signed, extra: { ...signed.extra, pictures: shown } }
  const result = { resultRef: input.result.ref, after: input.after, by: ctx.actor.accountId }
  return joinUp(endTask(dropRequests(proven, ctx, task.id), ctx, task.id, 'done', result), ctx)
}

function missingEvidence(state: CaseState, before: Id[], after: Id[], ctx: RuleContext): RefusalKey | undefined {
  const evidence = matterOf(ctx.policy, state.matter)?.evidence ?? []
  if (evidence.includes('guard') && state.extra.guardedAt === undefined) return 'make_safe_first'
  if (evidence.includes('before') && before.length === 0) return 'picture_before_required'
  if (evidence.includes('after') && after.length === 0) return 'picture_after_required'
  return undefined
}

/**
 * An after-picture is newer than the signing, or than the rework that was asked for; taken on the spot, or with a
 * reason; and seen nowhere before. Rule: docs/domain.md 检验 9.
 */
function photoFault(
  state: CaseState, task: Task, after: Id[], farExcused: boolean, ctx: RuleContext,
): Refused | undefined {
  const begun = beginningOf(task)
  for (const id of after) {
    const file = ctx.facts.files?.[id]
    if (!file) return { refusal: 'unknown_file' }
    if (file.seenBefore) return { refusal: 'picture_seen_before' }
    if (file.takenAt !== undefined && file.takenAt < begun) return { refusal: 'picture_too_old' }
    if (!file.place || !state.place || farExcused) continue
    const metres = Math.round(distanceMetres(file.place.lon, file.place.lat, state.place.lon, state.place.lat))
    const most = ctx.policy.evidenceMetres
    if (metres > most) return { refusal: 'picture_too_far', params: { metres, most } }
  }
  return undefined
}

function beginningOf(task: Task): Instant {
  const signed = task.clocks.find((clock) => clock.phase === 'sign')?.stoppedAt ?? task.openedAt
  const running = task.clocks.find((clock) => clock.phase === 'handle' && clock.stoppedAt === undefined)
  return Math.max(signed, running?.startedAt ?? signed)
}
