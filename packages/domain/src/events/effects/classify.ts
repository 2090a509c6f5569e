/** What it is and where: another category or place is routed again. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import { canonicalJson } from '../../cases/canonical.ts'
import { endTasks, moveDesk, openTasks, restartClocks, updateTask } from '../../cases/tasks.ts'
import type { CaseState, Clock, Task } from '../../cases/types.ts'
import { matterOf } from '../../routing/index.ts'
import type { eventForms } from '../forms.ts'
import { handlingClocks, isHandling, unitClocks } from '../limits.ts'
import { oweDispatch, routeKept } from './opening.ts'

type Forms = typeof eventForms

/**
 * Another category is another case under the policy of today: it is routed again, and handling runs anew where the
 * limit is another one. Rules: decisions 19, 24.
 */
export const reclassify: EffectOf<Forms['reclassify']> = (state, input, ctx) => {
  const matter = matterOf(ctx.policy, input.matter)
  if (!matter) return { refusal: 'unknown_matter', params: { matter: input.matter } }
  const level = input.level ?? (input.matter === state.matter ? state.level : matter.level)
  if (input.matter === state.matter && level === state.level) return { refusal: 'nothing_to_do' }
  const routed = routeAgain({ ...state, matter: input.matter, level, policyNo: ctx.policy.no }, ctx)
  const carriers = openTasks(routed, 'lead', 'assist', 'dispatch', 'ruling', 'accept')
  return carriers.reduce((next, task) => retime(next, task, ctx), routed)
}

/** Another place is another grid, perhaps another desk and unit; what is to be done, and by when, stays. */
export const relocate: EffectOf<Forms['relocate']> = (state, input, ctx) => {
  const areas = ctx.facts.areas ?? {}
  return routeAgain({ ...state, place: input.point, areas, dayAreas: areas }, ctx)
}

/** Borders were drawn anew: rights and routing follow, history keeps the grid of its day. Rule: decision 33. */
export const redraw: EffectOf<Forms['redraw']> = (state, _input, ctx) =>
  ({ ...state, areas: ctx.facts.areas ?? state.areas })

/** The desk moves; a unit that is no longer the one goes back to the desk, with the clocks of handling as they run. */
function routeAgain(state: CaseState, ctx: RuleContext): CaseState {
  const { route } = ctx.facts
  if (!route) return state
  const routed = { ...state, extra: { ...state.extra, route: routeKept(route) } }
  const moved = route.deskId === routed.deskId ? routed : moveDesk(routed, route.deskId)
  const lead = openTasks(moved, 'lead')[0]
  if (!lead || route.leadUnitId === lead.unitId) return moved
  const handling = handlingClocks(moved)
  const back = { ...moved, leadUnitId: undefined, state: 'accepted' }
  const ended = endTasks(endTasks(back, ctx, 'done', 'dispatch'), ctx, 'replaced', 'lead', 'assist', 'extension')
  return oweDispatch(ended, ctx, handling)
}

/** Handling that runs under a limit which is not the category's any more begins anew now. */
function retime(state: CaseState, task: Task, ctx: RuleContext): CaseState {
  const running = task.clocks.filter((clock) => isHandling(clock) && clock.stoppedAt === undefined)
  if (running.length === 0) return state
  const unsafe = task.kind !== 'assist' && state.extra.guardedAt === undefined
  const owed = unitClocks(state, ctx, state.extra.urgent === true)
    .filter(({ phase }) => phase === 'handle' || (phase === 'safe' && unsafe))
  if (isSame(running, owed)) return state
  return updateTask(state, task.id, (current) => ({ clocks: restartClocks(current, owed, ctx.now, isHandling) }))
}

function isSame(running: readonly Clock[], wanted: readonly Clock[]): boolean {
  const name = ({ phase, limit }: Clock): string => `${phase} ${limit.value} ${limit.unit}`
  return canonicalJson(running.map(name).sort()) === canonicalJson(wanted.map(name).sort())
}
