/**
 * The one rule engine: the same function answers the server's 409, the buttons a screen shows, and the phone's view of
 * an action that has not reached the server yet. Pure: `now` and new ids come in with the context.
 */
import { changesBetween, isEmptyChange } from './changes.ts'
import type {
  Access, Actor, Capacity, Decision, Form, Input, KindDefinition, Refusal, RuleContext, Step, Transition,
} from './kind.ts'
import { chipOf } from './tasks.ts'
import { renewMarks, timersOf } from './timers.ts'
import type { CaseState, LineDraft } from './types.ts'

export function isRefusal(value: object): value is Refusal {
  return 'refusal' in value
}

/** Carries out the steps in order, all or none. `state` is null where the first step begins a case. */
export function decide(
  def: KindDefinition,
  state: CaseState | null,
  steps: readonly Step[],
  ctx: Omit<RuleContext, 'actor'>,
): Decision | Refusal {
  let current = state
  const lines: LineDraft[] = []
  for (const step of steps) {
    const outcome = decideStep(def, current, step, { ...ctx, actor: step.actor })
    if (isRefusal(outcome)) return outcome
    current = outcome.next
    lines.push(outcome.line)
  }
  if (current === null) return { refusal: 'nothing_to_do' }
  return { next: current, lines, timers: timersOf(def, current, ctx), chip: chipOf(def, current) }
}

/** The action's row of the table, or nothing where the state does not know it. */
export function transitionOf(
  def: KindDefinition, state: CaseState | null, action: string,
): Transition<string> | undefined {
  if (state === null) return def.begins[action]
  return def.lifecycle[state.state]?.[action]
}

/** The capacity by which the actor may act, the first that the access table names. */
export function capacityFor(access: Access | undefined, actor: Actor): Capacity | undefined {
  for (const [role, relation] of access ?? []) {
    const held = actor.capacities.find(
      (capacity) => (role === '*' || capacity.role === role) && (relation === '*' || capacity.relation === relation),
    )
    if (held) return held
  }
  return undefined
}

/** Required fields that are absent or empty. Types and bounds are the contract's schema's matter. */
export function missingFields(form: Form, input: Input): string[] {
  return Object.keys(form).filter((name) => {
    if (!form[name]?.required) return false
    const value = input[name]
    return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  })
}

/** Actions that the state and the access table allow this actor; each with its form, in the table's order. */
export function actionsFor(
  def: KindDefinition, state: CaseState, actor: Actor,
): { action: string; form: Form; capacity: Capacity }[] {
  const row = def.lifecycle[state.state] ?? {}
  return Object.keys(row).flatMap((action) => {
    const capacity = capacityFor(def.access[action], actor)
    return capacity ? [{ action, form: def.forms[action] ?? {}, capacity }] : []
  })
}

function decideStep(
  def: KindDefinition,
  state: CaseState | null,
  step: Step,
  ctx: RuleContext,
): { next: CaseState; line: LineDraft } | Refusal {
  const transition = transitionOf(def, state, step.action)
  if (!transition) {
    return { refusal: 'not_in_this_state', params: { state: state?.state ?? 'none', action: step.action } }
  }
  const capacity = capacityFor(def.access[step.action], step.actor)
  if (!capacity) return { refusal: 'not_yours', params: { action: step.action } }
  const missing = missingFields(askedOf(capacity, def.forms[step.action] ?? {}), step.input)
  if (missing[0] !== undefined) {
    return { refusal: 'field_required', params: { field: missing[0], fields: missing.join(',') } }
  }
  const effect = def.effects[step.action]
  if (!effect) return { refusal: 'not_in_this_state', params: { action: step.action } }

  const outcome = effect(state ?? blankCase(ctx), step.input, { ...ctx, capacity })
  if (isRefusal(outcome)) return outcome
  assertAllowed(transition, state, outcome, step.action)
  const next = { ...renewMarks(outcome, ctx), version: (state?.version ?? 0) + 1 }
  const changes = changesBetween(state, next)
  if (state !== null && transition.to === 'same' && isEmptyChange(changes) && Object.keys(step.input).length === 0) {
    return { refusal: 'nothing_to_do' }
  }
  const line: LineDraft = {
    action: step.action,
    by: byOf(capacity, step.actor),
    at: ctx.now,
    occurredAt: step.occurredAt,
    params: { ...step.input },
    changes,
  }
  return { next, line }
}

/** A rule of the system writes no reasons: it is the reason. */
function askedOf(capacity: Capacity, form: Form): Form {
  if (capacity.role !== 'system') return form
  return Object.fromEntries(Object.entries(form).filter(([, field]) => field.type !== 'text'))
}

/** A reporter stands in the trail by role only: erasing the person must not break the chain. Rule: decision 12. */
function byOf(capacity: Capacity, actor: Actor): LineDraft['by'] {
  const anonymous = capacity.role === 'resident'
  return {
    role: capacity.role,
    account: anonymous ? undefined : actor.accountId,
    unit: capacity.unitId,
    desk: capacity.deskId,
  }
}

/** The effect may only go where the table says; a difference is our fault and must not reach the trail. */
function assertAllowed(transition: Transition<string>, from: CaseState | null, to: CaseState, action: string): void {
  const targets: readonly string[] = Array.isArray(transition.to) ? transition.to : [transition.to as string]
  const reached = to.state === from?.state ? ['same', to.state] : [to.state]
  if (!reached.some((state) => targets.includes(state))) {
    const way = `${action} went from ${from?.state ?? 'nothing'} to ${to.state}`
    throw new Error(`${way}; the table allows ${targets.join(', ')}`)
  }
}

/** A case before its first line: the command names it, the opening action fills it in. */
function blankCase({ facts: { begin }, policy }: RuleContext): CaseState {
  if (!begin) throw new Error('a case begins without id and number')
  return {
    ...begin,
    kind: '', state: '', version: 0, round: 1, policyNo: policy.no, source: '', areas: {}, dayAreas: {}, openedAt: 0,
    tasks: [], clocks: [], extra: {}, counts: { returns: 0, reworks: 0, urges: 0, extensions: 0, reopenings: 0 },
  }
}
