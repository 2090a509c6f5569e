/** The draft of the next policy: begun from the latest number, edited piece by piece, published as a whole. */
import type { Matter, PolicyBody, RoutingRule } from '@onegrid/domain'
import { BUILT_IN_POLICY_NO, defaultPolicyBody } from '@onegrid/domain'
import type { AuditActor } from '../../../platform/audit/index.ts'
import { transaction } from '../../../platform/database/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { MattersKit } from '../kit.ts'
import { accountOf } from '../kit.ts'
import type { Draft } from '../store.ts'
import { beginDraft, deleteDraft, readBody, readDraft, readLatestNumber, writeDraft } from '../store.ts'

/** All but matters and rules, which are edited one by one. */
export type PolicySettings = Omit<PolicyBody, 'matters' | 'routing'>

/** @throws Problem stale-form */
export function putSettings(
  kit: MattersKit, by: AuditActor, settings: PolicySettings, version: number | undefined,
): Promise<Draft> {
  return edit(kit, by, 'policy-draft.settings', '', body => ({ ...body, ...settings }), version)
}

/** Adds a matter or replaces the one of the same code; the list stays sorted by code. */
export function putMatter(kit: MattersKit, by: AuditActor, matter: Matter): Promise<Draft> {
  return edit(kit, by, 'policy-draft.matter', matter.code, body => withMatter(body, matter))
}

/** @throws Problem not-found */
export function removeMatter(kit: MattersKit, by: AuditActor, code: string): Promise<Draft> {
  return edit(kit, by, 'policy-draft.remove-matter', code, body => {
    const matters = body.matters.filter(matter => matter.code !== code)
    if (matters.length === body.matters.length) throw new Problem('not-found')
    return { ...body, matters }
  })
}

/**
 * Adds a rule or replaces the one of the same id. Order decides: it goes before the rule named, last where `before` is
 * null, and stays where it was (or goes first, when new) where `before` is absent.
 *
 * @throws Problem not-found (no rule `before`)
 */
export function putRule(kit: MattersKit, by: AuditActor, rule: RoutingRule, before?: string | null): Promise<Draft> {
  return edit(kit, by, 'policy-draft.rule', rule.id, body => ({ ...body, routing: placed(body.routing, rule, before) }))
}

/** @throws Problem not-found */
export function removeRule(kit: MattersKit, by: AuditActor, id: string): Promise<Draft> {
  return edit(kit, by, 'policy-draft.remove-rule', id, body => {
    const routing = body.routing.filter(rule => rule.id !== id)
    if (routing.length === body.routing.length) throw new Problem('not-found')
    return { ...body, routing }
  })
}

/** Throws the draft away. @throws Problem not-found */
export async function discardDraft(kit: MattersKit, by: AuditActor): Promise<void> {
  await transaction(kit.db, async tx => {
    if (!(await deleteDraft(tx, by.districtId))) throw new Problem('not-found')
    await kit.audit(by, { action: 'policy-draft.discard', objectType: 'policy-draft', outcome: 'success' }, tx)
  })
}

/** A set with a matter added, or replaced where the code is known. */
export function withMatter(body: PolicyBody, matter: Matter): PolicyBody {
  const others = body.matters.filter(other => other.code !== matter.code)
  return { ...body, matters: [...others, matter].sort((a, b) => (a.code < b.code ? -1 : 1)) }
}

/** A set with a rule before all others: what was ruled is narrower than what stood. */
export function withRuleFirst(body: PolicyBody, rule: RoutingRule): PolicyBody {
  return { ...body, routing: [rule, ...body.routing.filter(other => other.id !== rule.id)] }
}

function placed(rules: readonly RoutingRule[], rule: RoutingRule, before: string | null | undefined): RoutingRule[] {
  const known = rules.findIndex(other => other.id === rule.id)
  if (before === undefined && known >= 0) return rules.with(known, rule)
  const others = rules.filter(other => other.id !== rule.id)
  if (before === null) return [...others, rule]
  const index = before === undefined ? 0 : others.findIndex(other => other.id === before)
  if (index < 0) throw new Problem('not-found')
  return others.toSpliced(index, 0, rule)
}

/** Whoever edits second waits for the first: each edit is made on the other's. */
async function edit(
  kit: MattersKit, by: AuditActor, action: string, objectId: string, change: (body: PolicyBody) => PolicyBody,
  version?: number,
): Promise<Draft> {
  const { districtId } = by
  return transaction(kit.db, async tx => {
    const found = await lockedDraft(kit, by, tx)
    if (version !== undefined && version !== found.version) throw new Problem('stale-form')
    const draft: Draft = {
      baseNo: found.baseNo, version: found.version + 1, changedBy: accountOf(by), changedAt: kit.clock.now(districtId),
      body: change(found.body),
    }
    await writeDraft(tx, districtId, draft)
    const entry = { action, objectType: 'policy-draft', ...(objectId && { objectId }), outcome: 'success' as const }
    await kit.audit(by, entry, tx)
    return draft
  })
}

/** The draft, held; begun (as version 0) where there is none. Of two that begin at once one finds the other's. */
async function lockedDraft(kit: MattersKit, by: AuditActor, tx: Tx): Promise<Draft> {
  const { districtId } = by
  const found = await readDraft(tx, districtId, true)
  if (found) return found
  const baseNo = await readLatestNumber(tx, districtId)
  const body = baseNo === BUILT_IN_POLICY_NO ? defaultPolicyBody() : (await readBody(tx, districtId, baseNo))!
  const begun = { baseNo, version: 0, changedBy: accountOf(by), changedAt: kit.clock.now(districtId), body }
  await beginDraft(tx, districtId, begun)
  return (await readDraft(tx, districtId, true))!
}
