/** What hastens a case and what lets it rest. Rules: decisions 18, 19. */
import type { EffectOf } from '../../cases/forms.ts'
import { endTasks, openTask, openTasks, pauseCase, resumeCase, startClock, updateTask } from '../../cases/tasks.ts'
import type { CaseState } from '../../cases/types.ts'
import type { Limit } from '../../clock/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, hurried } from '../limits.ts'

type Forms = typeof eventForms

/** Working time becomes elapsed time, for the lead and whoever assists. */
export const expedite: EffectOf<Forms['expedite']> = (state, _input, ctx) => {
  const working = openTasks(state, 'lead', 'assist')
  const slow = working.filter((task) => task.clocks.some((clock) => hurried(clock, ctx) !== clock))
  if (slow.length === 0) return { refusal: 'nothing_to_do' }
  return slow.reduce<CaseState>(
    (next, task) => updateTask(next, task.id, ({ clocks }) => ({ clocks: clocks.map((clock) => hurried(clock, ctx)) })),
    { ...state, extra: { ...state.extra, urgent: true } },
  )
}

/** How long a suspended case may lie before the desk must look again, where no day is named. */
const reviewWithin: Limit = { value: 30, unit: 'natural_day', statutory: true }

/** 挂账: the clocks stand still for a named condition, and the desk must look again on a day. Rule: decision 18. */
export const suspend: EffectOf<Forms['suspend']> = (state, input, ctx) => {
  const { condition, reviewAt } = input
  if (reviewAt !== undefined && reviewAt <= ctx.now) return { refusal: 'moment_past' }
  const limit: Limit = reviewAt === undefined
    ? reviewWithin
    : { value: (reviewAt - ctx.now) / 3_600_000, unit: 'urgent_hour' }
  const suspended = { from: state.state, condition }
  const paused = pauseCase({ ...state, state: 'suspended', extra: { ...state.extra, suspended } }, ctx, 'contact')
  const clocks = [startClock(ctx, 'review', limit)]
  return openTask(paused, ctx, { kind: 'review', owner: { deskId: deskOf(state) }, clocks })
}

export const resume: EffectOf<Forms['resume']> = (state, _input, ctx) => {
  const { from } = state.extra.suspended as { from: string }
  const ended = endTasks(state, ctx, 'done', 'review')
  return resumeCase({ ...ended, state: from, extra: { ...ended.extra, suspended: undefined } }, ctx)
}
