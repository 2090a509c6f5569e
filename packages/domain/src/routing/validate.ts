/**
 * Everything that is wrong with a policy, at once: a form that reveals its faults one by one wastes an afternoon.
 * Shapes and types are the contract's schema's matter; here stands what the words mean together.
 */
import type { Id } from '../cases/types.ts'
import type { Add, PolicyFault } from './faults.ts'
import { blank, checkLevels, checkLimit, checkRange, gather, isTimeOfDay } from './faults.ts'
import type { Matter, PolicyBody, ReminderRule, RoutingRule } from './policy.ts'
import { confirmations, levels, sources, tiers } from './policy.ts'
import { checkMatters } from './validate-matter.ts'

/** What the rules may name. Absent where only the policy itself is at hand. */
export interface KnownIds {
  hasArea(id: Id): boolean
  hasUnit(id: Id): boolean
}

/** Every fault, in the policy's own order; empty when it may be published. */
export function validatePolicy(policy: PolicyBody, known?: KnownIds): PolicyFault[] {
  return gather((add) => {
    checkMatters(policy.matters, add)
    checkLimits(policy, add)
    checkRouting(policy, known, add)
    if (!tiers.includes(policy.defaultDesk)) add('/defaultDesk', 'tier_unknown', { value: policy.defaultDesk })
    checkConfirmations(policy, add)
    checkReminders(policy, add)
    checkNumbers(policy, add)
  })
}

function checkConfirmations({ confirmBySource }: PolicyBody, add: Add): void {
  for (const source of sources) {
    const value = confirmBySource[source]
    const path = `/confirmBySource/${source}`
    if (!confirmations.includes(value)) add(path, 'confirmation_unknown', { value: String(value) })
  }
}

function checkLimits({ limits, stagedReports }: PolicyBody, add: Add): void {
  for (const phase of ['accept', 'dispatch', 'sign', 'handle', 'check'] as const) {
    for (const level of levels) checkLimit(limits[phase][level], `/limits/${phase}/${level}`, add)
  }
  for (const phase of ['verify', 'confirm', 'contact', 'ruling', 'countersign', 'reportIn'] as const) {
    checkLimit(limits[phase], `/limits/${phase}`, add)
  }
  limits.coordinate.forEach((limit, i) => checkLimit(limit, `/limits/coordinate/${i}`, add))
  checkLimit(limits.reply.days, '/limits/reply/days', add)
  checkLimit(limits.reply.hours, '/limits/reply/hours', add)
  for (const stage of ['first', 'next', 'final'] as const) {
    checkLimit(stagedReports[stage], `/stagedReports/${stage}`, add)
  }
  checkLevels(stagedReports.levels, '/stagedReports/levels', add)
}

function checkRouting({ routing, matters }: PolicyBody, known: KnownIds | undefined, add: Add): void {
  const seen = new Set<string>()
  let closedBy: RoutingRule | undefined
  routing.forEach((rule, i) => {
    const path = `/routing/${i}`
    if (seen.has(rule.id)) add(`${path}/id`, 'rule_twice', { rule: rule.id })
    seen.add(rule.id)
    if (blank(rule.id)) add(`${path}/id`, 'text_empty')
    if (blank(rule.name)) add(`${path}/name`, 'text_empty')
    if (closedBy) add(path, 'rule_unreachable', { rule: rule.id, after: closedBy.id })
    else if (Object.values(rule.when).every((part) => part === undefined)) closedBy = rule
    checkCondition(rule, path, matters, known, add)
    checkTarget(rule, path, known, add)
  })
}

function checkCondition(
  { when }: RoutingRule, path: string, matters: readonly Matter[], known: KnownIds | undefined, add: Add,
): void {
  for (const part of ['matter', 'areas', 'sources', 'levels'] as const) {
    // An empty list matches nothing: a rule that can never act is a slip, not a wish.
    if (when[part]?.length === 0) add(`${path}/when/${part}`, 'list_empty')
  }
  when.matter?.forEach((prefix, i) => {
    const at = `${path}/when/matter/${i}`
    if (!/^(\d\d){1,3}$/.test(prefix)) add(at, 'prefix_malformed', { value: prefix })
    else if (!matters.some(({ code }) => code.startsWith(prefix))) add(at, 'prefix_without_matter', { value: prefix })
  })
  when.areas?.forEach((id, i) => {
    if (known && !known.hasArea(id)) add(`${path}/when/areas/${i}`, 'area_unknown', { id })
  })
  when.sources?.forEach((source, i) => {
    if (!sources.includes(source)) add(`${path}/when/sources/${i}`, 'source_unknown', { value: source })
  })
  if (when.levels) checkLevels(when.levels, `${path}/when/levels`, add)
}

function checkTarget({ to }: RoutingRule, path: string, known: KnownIds | undefined, add: Add): void {
  const refs = [
    ...(to.lead ? [{ ref: to.lead, at: `${path}/to/lead` }] : []),
    ...(to.assists ?? []).map((ref, i) => ({ ref, at: `${path}/to/assists/${i}` })),
  ]
  for (const { ref, at } of refs) {
    if ('function' in ref) {
      if (blank(ref.function)) add(at, 'text_empty')
    } else if (known && !known.hasUnit(ref.unitId)) add(at, 'unit_unknown', { id: ref.unitId })
  }
  const tierless = to.desk !== undefined && !tiers.includes(to.desk)
  if (tierless) add(`${path}/to/desk`, 'tier_unknown', { value: String(to.desk) })
}

function checkReminders({ reminders, quietHours }: PolicyBody, add: Add): void {
  const seen = new Set<string>()
  reminders.forEach((rule: ReminderRule, i) => {
    const path = `/reminders/${i}`
    if (blank(rule.id)) add(`${path}/id`, 'text_empty')
    if (seen.has(rule.id)) add(`${path}/id`, 'id_twice', { id: rule.id })
    seen.add(rule.id)
    if (rule.levels.length === 0) add(`${path}/levels`, 'list_empty')
    if (rule.channels.length === 0) add(`${path}/channels`, 'list_empty')
    checkLevels(rule.levels, `${path}/levels`, add)
    if ('share' in rule.when) checkRange(rule.when.share, 0, 0.99, `${path}/when/share`, add)
    else checkRange(rule.when.hoursBefore, 0.1, 24 * 30, `${path}/when/hoursBefore`, add)
  })
  for (const side of ['from', 'to'] as const) {
    if (!isTimeOfDay(quietHours[side])) add(`/quietHours/${side}`, 'time_impossible', { value: quietHours[side] })
  }
  checkLevels(quietHours.pushLevels, '/quietHours/pushLevels', add)
}

function checkNumbers(policy: PolicyBody, add: Add): void {
  checkRange(policy.returnsBeforeRuling, 0, 9, '/returnsBeforeRuling', add, true)
  checkRange(policy.extensions.most, 0, 9, '/extensions/most', add, true)
  checkRange(policy.extensions.share, 0, 1, '/extensions/share', add)
  checkRange(policy.reopenDays, 0, 3660, '/reopenDays', add, true)
  checkRange(policy.mergeUndoDays, 0, 3660, '/mergeUndoDays', add, true)
  checkRange(policy.sampleSelfSolved, 0, 1, '/sampleSelfSolved', add)
  checkRange(policy.evidenceMetres, 1, 10_000, '/evidenceMetres', add)
  checkRange(policy.offDutyMinutes, 1, 1440, '/offDutyMinutes', add)
  checkRange(policy.supervision.listAfterOrders, 2, 99, '/supervision/listAfterOrders', add, true)
}
