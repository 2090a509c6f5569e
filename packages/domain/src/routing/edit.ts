/** Edits of a set, piece by piece: the same for the server's draft and for a screen that shows the edit at once. */
import type { Matter, PolicyBody, RoutingRule } from './policy.ts'

/** A set with a matter added, or replaced where the code is known; sorted by code. */
export function withMatter(body: PolicyBody, matter: Matter): PolicyBody {
  const others = body.matters.filter((other) => other.code !== matter.code)
  return { ...body, matters: [...others, matter].sort((a, b) => (a.code < b.code ? -1 : 1)) }
}

export function withoutMatter(body: PolicyBody, code: string): PolicyBody {
  return { ...body, matters: body.matters.filter((matter) => matter.code !== code) }
}

/**
 * A set with a rule added or replaced. Order decides: it goes before the rule named, last where `before` is null, and
 * stays where it was (or goes first, when new) where `before` is absent.
 *
 * @returns undefined where there is no rule `before`
 */
export function withRule(body: PolicyBody, rule: RoutingRule, before?: string | null): PolicyBody | undefined {
  const known = body.routing.findIndex((other) => other.id === rule.id)
  if (before === undefined && known >= 0) return { ...body, routing: body.routing.with(known, rule) }
  const others = body.routing.filter((other) => other.id !== rule.id)
  if (before === null) return { ...body, routing: [...others, rule] }
  const index = before === undefined ? 0 : others.findIndex((other) => other.id === before)
  return index < 0 ? undefined : { ...body, routing: others.toSpliced(index, 0, rule) }
}

export function withoutRule(body: PolicyBody, id: string): PolicyBody {
  return { ...body, routing: body.routing.filter((rule) => rule.id !== id) }
}
