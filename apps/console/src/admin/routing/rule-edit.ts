/** What a form of a rule changes: conditions and targets that are absent hold always, or follow the catalogue. */
import type { RoutingCondition, RoutingRule, RoutingTarget, UnitRef } from '@onegrid/domain'

export const blankRule: RoutingRule = { id: '', name: '', when: {}, to: {} }

/** An empty list is no condition: a rule that can never act is a slip, not a wish. */
export function withCondition(rule: RoutingRule, patch: Partial<RoutingCondition>): Pick<RoutingRule, 'when'> {
  return { when: withoutEmpty({ ...rule.when, ...patch }) }
}

/** An empty list of assistants says that there are none; absent, the catalogue names them. */
export function withTarget(rule: RoutingRule, patch: Partial<RoutingTarget>): Pick<RoutingRule, 'to'> {
  const to = Object.fromEntries(
    Object.entries({ ...rule.to, ...patch })
      .filter(([name, value]) => value !== undefined && (name !== 'auto' || value === true)),
  )
  return { to }
}

/** An id that nobody has: letters and digits, so that it can stand in an address. */
export function freeRuleId(taken: ReadonlySet<string>, today: string): string {
  const day = today.replaceAll('-', '')
  for (let n = 1; ; n++) {
    const id = `rule-${day}-${n}`
    if (!taken.has(id)) return id
  }
}

export function sameUnit(a: UnitRef, b: UnitRef): boolean {
  return 'function' in a ? 'function' in b && a.function === b.function : 'unitId' in b && a.unitId === b.unitId
}

function withoutEmpty(when: RoutingCondition): RoutingCondition {
  return Object.fromEntries(
    Object.entries(when).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  )
}
