/**
 * Whose is it? Ordered rules, the first that matches decides; what the directory lacks is made good by a named desk,
 * so that no event lands nowhere. Pure and deterministic: the same facts give the same answer, with its reasons.
 * Rules: decisions 6, 19, 32; docs/domain.md S4-19.
 */
import type { Id } from '../cases/types.ts'
import type { Level, Policy, RoutingCondition, RoutingRule, Source, Tier, UnitRef } from './policy.ts'
import { matterOf, tiers } from './policy.ts'

export interface RouteFacts {
  matter: string
  level: Level
  source: Source
  /** Ids from the smallest area that holds the point up to the district; empty where none does. */
  areaPath: readonly Id[]
  /** Absent where the point lies in no grid. */
  gridId?: Id
  /** Inside a session of a workday. */
  working: boolean
}

/** Where staff stand at the moment of routing, from memory. Every answer may be "nobody" but the last resort. */
export interface RoutingDirectory {
  /** The open desk of a tier that serves one of these areas. */
  deskFor(tier: Tier, areaPath: readonly Id[]): Id | undefined
  /** Somebody is on duty at the desk. */
  isStaffed(deskId: Id): boolean
  /** Where the desk's work goes while nobody is there. */
  standIn(deskId: Id): Id | undefined
  /** The district's desk: it always exists. */
  lastResort: Id
  /** The open unit that fills a function for these areas, nearest first. */
  unitFor(unitFunction: string, areaPath: readonly Id[]): Id | undefined
  /** The unit is open and has somebody to sign. */
  canSign(unitId: Id): boolean
  /** The grid's officer on duty, or who stands in for him. */
  officerOf(gridId: Id): Id | undefined
}

export type RouteFallback = 'no_grid' | 'no_officer' | 'no_unit' | 'no_desk'

/** A lack and the desk that makes it good. */
export interface FallbackNote {
  kind: RouteFallback
  deskId: Id
  /** Key of `routeReasons`, with its parameters. */
  reason: RouteReason
}

export type RouteReasonKey =
  | 'matches'
  | 'by_catalogue'
  | 'decided_before'
  | 'other_matter'
  | 'other_area'
  | 'other_source'
  | 'other_level'
  | 'only_in_session'
  | 'only_off_session'
  | 'point_in_no_grid'
  | 'grid_without_officer'
  | 'function_without_unit'
  | 'unit_without_people'
  | 'matter_unknown'
  | 'tier_without_desk'
  | 'desk_unattended'

export interface RouteReason {
  key: RouteReasonKey
  params: Readonly<Record<string, string | number>>
}

export interface RouteStep {
  ruleId: string
  name: string
  matched: boolean
  /** Why it matched, or everything that kept it from matching. */
  because: RouteReason[]
}

export interface RouteDecision {
  /** `DEFAULT_RULE` where no rule matched. */
  ruleId: string
  /** The one desk that answers for the case. */
  deskId: Id
  leadUnitId?: Id
  assistUnitIds: Id[]
  /** Dispatched without the desk; never while the lead unit is missing. */
  auto: boolean
  officerId?: Id
  steps: RouteStep[]
  /** The first lack, and all of them. */
  fallback?: RouteFallback
  fallbacks: FallbackNote[]
}

/** The id under which the catalogue itself decides: the matter's function, the policy's desk. */
export const DEFAULT_RULE = 'default'

export function route(
  policy: Pick<Policy, 'matters' | 'routing' | 'defaultDesk'>, facts: RouteFacts, directory: RoutingDirectory,
): RouteDecision {
  const { rule, steps } = firstMatch(policy.routing, facts)
  const matter = matterOf(policy, facts.matter)
  const desk = attendedDesk(rule?.to.desk ?? policy.defaultDesk, facts.areaPath, directory)
  const notes: FallbackNote[] = []
  const note = (kind: RouteFallback, reason: RouteReason) => notes.push({ kind, deskId: desk.id, reason })

  if (facts.gridId === undefined) note('no_grid', because('point_in_no_grid'))
  for (const reason of desk.lacks) note('no_desk', reason)

  const officerId = facts.gridId === undefined ? undefined : directory.officerOf(facts.gridId)
  if (facts.gridId !== undefined && officerId === undefined) note('no_officer', because('grid_without_officer'))

  const resolve = (ref: UnitRef | undefined): Id | undefined => {
    const unit = resolveUnit(ref, facts.areaPath, directory)
    if (typeof unit === 'string') return unit
    note('no_unit', unit)
    return undefined
  }
  const leadUnitId = resolve(rule?.to.lead ?? (matter && { function: matter.leadFunction }))
  const assists = rule?.to.assists ?? matter?.assistFunctions.map((name) => ({ function: name })) ?? []
  const assistUnitIds = assists.map(resolve).filter((id): id is Id => id !== undefined && id !== leadUnitId)

  return {
    ruleId: rule?.id ?? DEFAULT_RULE,
    deskId: desk.id,
    ...(leadUnitId !== undefined && { leadUnitId }),
    assistUnitIds: [...new Set(assistUnitIds)],
    auto: leadUnitId !== undefined && (rule?.to.auto ?? false),
    ...(officerId !== undefined && { officerId }),
    steps,
    ...(notes[0] && { fallback: notes[0].kind }),
    fallbacks: notes,
  }
}

/** What keeps a rule from matching; empty when it matches. */
export function routingMisses(when: RoutingCondition, facts: RouteFacts): RouteReason[] {
  const found: RouteReason[] = []
  if (when.matter && !when.matter.some((prefix) => facts.matter.startsWith(prefix))) {
    found.push(because('other_matter', { matter: facts.matter, wanted: when.matter.join('、') }))
  }
  if (when.areas && !when.areas.some((id) => facts.areaPath.includes(id))) {
    found.push(because('other_area', { wanted: when.areas.length }))
  }
  if (when.sources && !when.sources.includes(facts.source)) {
    found.push(because('other_source', { source: facts.source, wanted: when.sources.join('、') }))
  }
  if (when.levels && !when.levels.includes(facts.level)) {
    found.push(because('other_level', { level: facts.level, wanted: when.levels.join('、') }))
  }
  if (when.time === 'session' && !facts.working) found.push(because('only_in_session'))
  if (when.time === 'off' && facts.working) found.push(because('only_off_session'))
  return found
}

function firstMatch(rules: readonly RoutingRule[], facts: RouteFacts) {
  const steps: RouteStep[] = []
  let rule: RoutingRule | undefined
  for (const candidate of rules) {
    const missed = rule ? [because('decided_before', { rule: rule.id })] : routingMisses(candidate.when, facts)
    const matched = missed.length === 0
    if (matched) rule = candidate
    const reasons = matched ? [because('matches')] : missed
    steps.push({ ruleId: candidate.id, name: candidate.name, matched, because: reasons })
  }
  const last = rule ? because('decided_before', { rule: rule.id }) : because('by_catalogue')
  steps.push({ ruleId: DEFAULT_RULE, name: '', matched: rule === undefined, because: [last] })
  return { rule, steps }
}

/**
 * The desk that takes work of a place: up from the wanted tier to the first desk, then along the stand-ins to one
 * where somebody is. `lacks` says what was missing on the way.
 */
export function attendedDesk(
  wanted: Tier, areaPath: readonly Id[], directory: RoutingDirectory,
): { id: Id; lacks: RouteReason[] } {
  const lacks: RouteReason[] = []
  let id: Id | undefined
  // A point in no area lacks no desk: it belongs to none but the district's.
  const asked = areaPath.length === 0 ? [] : tiers.slice(tiers.indexOf(wanted))
  for (const tier of asked) {
    id = directory.deskFor(tier, areaPath)
    if (id !== undefined) break
    lacks.push(because('tier_without_desk', { tier }))
  }
  id ??= directory.lastResort
  const seen = new Set<Id>()
  while (id !== directory.lastResort && !directory.isStaffed(id)) {
    lacks.push(because('desk_unattended', { desk: id }))
    seen.add(id)
    const next: Id | undefined = directory.standIn(id)
    // A circle of stand-ins ends where every chain ends.
    id = next === undefined || seen.has(next) ? directory.lastResort : next
  }
  return { id, lacks }
}

function resolveUnit(
  ref: UnitRef | undefined, areaPath: readonly Id[], directory: RoutingDirectory,
): Id | RouteReason {
  if (ref === undefined) return because('matter_unknown')
  const unitId = 'unitId' in ref ? ref.unitId : directory.unitFor(ref.function, areaPath)
  if (unitId === undefined) {
    return because('function_without_unit', { function: 'function' in ref ? ref.function : '' })
  }
  return directory.canSign(unitId) ? unitId : because('unit_without_people', { unit: unitId })
}

function because(key: RouteReasonKey, params: RouteReason['params'] = {}): RouteReason {
  return { key, params }
}
