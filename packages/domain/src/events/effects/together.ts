/** Ruling, coordination, whistle and report-in: how several bodies come to one decision on the spot or at a table. */
import type { EffectOf } from '../../cases/forms.ts'
import { endTask, endTasks, findTask, openTask, openTasks, startClock, updateTask } from '../../cases/tasks.ts'
import type { CaseState } from '../../cases/types.ts'
import { distanceMetres } from '../../geo/index.ts'
import type { eventForms } from '../forms.ts'
import { deskOf, handlingClocks } from '../limits.ts'
import { dropRequests } from './extension.ts'
import { leadUnder, sendTo } from './units.ts'

type Forms = typeof eventForms

/** When two units have passed it on, whoever stands above both decides. The deadline of handling stays. */
export const requestRuling: EffectOf<Forms['requestRuling']> = (state, _input, ctx) => {
  if (state.counts.returns === 0) return { refusal: 'not_returned_yet' }
  if (leadUnder(state)?.state === 'done') return { refusal: 'lead_done' }
  const clocks = [startClock(ctx, 'ruling', ctx.policy.limits.ruling), ...handlingClocks(state)]
  const requests = openTasks(state, 'lead').reduce((next, task) => dropRequests(next, ctx, task.id), state)
  const rested = endTasks(endTasks(requests, ctx, 'replaced', 'lead'), ctx, 'cancelled', 'dispatch')
  const deskId = ctx.facts.rulingDeskId ?? deskOf(state)
  const asked = { ...rested, state: 'ruling', leadUnitId: undefined }
  return openTask(asked, ctx, { kind: 'ruling', owner: { deskId }, clocks })
}

/** Binding: the unit named cannot return it again. It may become a routing rule, which the command then publishes. */
export const rule: EffectOf<Forms['rule']> = (state, input, ctx) => {
  const sent = sendTo(state, { lead: input.lead, assists: input.assists }, ctx)
  if ('refusal' in sent) return sent
  const rulings = ((sent.extra.rulings as number | undefined) ?? 0) + 1
  return { ...sent, extra: { ...sent.extra, ruledUnitId: input.lead, rulings } }
}

/** In order: between bodies, the platform's working group, town leaders, the district. Rule: docs/domain.md S4-28. */
export const coordinate: EffectOf<Forms['coordinate']> = (state, input, ctx) => {
  const reached = (state.extra.coordination as { step: number } | undefined)?.step ?? 0
  if (openTasks(state, 'coordinate').length > 0) return { refusal: 'step_open' }
  if (input.step !== reached + 1) return { refusal: 'step_skipped', params: { next: reached + 1 } }
  const limit = ctx.policy.limits.coordinate[input.step - 1]
  if (!limit) return { refusal: 'step_skipped', params: { next: reached + 1 } }
  const above = ctx.facts.desks?.[deskOf(state)]?.aboveId
  const deskId = input.step === 4 && above ? above : deskOf(state)
  return openTask({ ...state, extra: { ...state.extra, coordination: { step: input.step } } }, ctx, {
    kind: 'coordinate',
    owner: { deskId },
    clocks: [startClock(ctx, 'coordinate', limit)],
    result: { step: input.step },
  })
}

export const resolve: EffectOf<Forms['resolve']> = (state, input, ctx) => {
  const task = openTasks(state, 'coordinate')[0]
  if (!task) return { refusal: 'no_such_task' }
  return endTask(state, ctx, task.id, 'done', { resolutionRef: input.resolution.ref })
}

/** 吹哨: units are called to the spot, each with the same minutes to arrive. Rule: docs/domain.md S2-6. */
export const whistle: EffectOf<Forms['whistle']> = (state, input, ctx) => {
  const units = [...new Set(input.units)]
  if (!units.every((unit) => ctx.facts.units?.[unit])) return { refusal: 'unknown_unit' }
  const clock = startClock(ctx, 'report_in', { value: input.minutes / 60, unit: 'urgent_hour' })
  const whistles = ((state.extra.whistles as number | undefined) ?? 0) + 1
  const result = { purpose: input.purpose }
  return units.reduce<CaseState>(
    (next, unitId) => openTask(next, ctx, { kind: 'whistle', owner: { unitId }, clocks: [clock], result }),
    { ...state, extra: { ...state.extra, whistles } },
  )
}

/** 报到: arrival by time and place. A distance is kept, not judged: a summons may lead to the room, not the road. */
export const reportIn: EffectOf<Forms['reportIn']> = (state, input, ctx) => {
  const task = openTasks(state, 'whistle').find(
    ({ id, unitId }) =>
      (input.taskId === undefined || id === input.taskId) &&
      ctx.actor.capacities.some((held) => held.unitId === unitId),
  )
  if (!task) return { refusal: 'no_such_task' }
  const clock = task.clocks[0]
  const metres = input.point && state.place
    ? Math.round(distanceMetres(input.point.lon, input.point.lat, state.place.lon, state.place.lat))
    : undefined
  const late = clock !== undefined && ctx.now > clock.dueAt
  return endTask(state, ctx, task.id, 'done', { arrivedAt: ctx.now, late, metres })
}

export const rateWhistle: EffectOf<Forms['rateWhistle']> = (state, input) => {
  const task = findTask(state, input.taskId)
  if (task?.kind !== 'whistle' || task.state !== 'done') return { refusal: 'no_such_task' }
  if (task.result?.stars !== undefined) return { refusal: 'rated_already' }
  return updateTask(state, task.id, ({ result }) => ({ result: { ...result, stars: input.stars } }))
}

export const callOfficer: EffectOf<Forms['callOfficer']> = (state, input, ctx) => {
  const called = (state.extra.called as string[] | undefined) ?? []
  if (called.includes(input.person)) return { refusal: 'nothing_to_do' }
  return { ...state, extra: { ...state.extra, called: [...called, input.person], calledAt: ctx.now } }
}
