/** The draft of the next policy: begun from the latest number, edited piece by piece, published as a whole. */
import type { Matter, PolicyBody, RoutingRule } from '@onegrid/domain'
import {
  BUILT_IN_POLICY_NO, defaultPolicyBody, isSameValue, pieceOf, policyChanges, withMatter, withRule, withoutMatter,
  withoutRule,
} from '@onegrid/domain'
import type { AuditActor } from '../../../platform/audit/index.ts'
import { transaction } from '../../../platform/database/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { MattersKit } from '../kit.ts'
import { accountOf } from '../kit.ts'
import type { Draft, DraftEdit } from '../store.ts'
import { beginDraft, deleteDraft, readBody, readDraft, readLatestNumber, writeDraft } from '../store.ts'

/** All but matters and rules, which are edited one by one. */
export type PolicySettings = Omit<PolicyBody, 'matters' | 'routing'>

/**
 * Changes settings. Where `was` tells what the form showed, only what differs from it is changed, and what somebody
 * else has changed meanwhile stays.
 *
 * @throws Problem stale-form (both have changed the same setting)
 */
export function putSettings(
  kit: MattersKit, by: AuditActor, settings: PolicySettings, was?: PolicySettings,
): Promise<Draft> {
  return edit(kit, by, 'policy-draft.settings', '', body => ({ ...body, ...changedSettings(body, settings, was) }))
}

/**
 * Adds a matter or replaces the one of the same code; the list stays sorted by code.
 *
 * @param was what the form showed; null where there was none
 * @throws Problem stale-form (there is something else by now)
 */
export function putMatter(kit: MattersKit, by: AuditActor, matter: Matter, was?: Matter | null): Promise<Draft> {
  return edit(kit, by, 'policy-draft.matter', matter.code, body => {
    refuseStale(body.matters.find(({ code }) => code === matter.code), was)
    return withMatter(body, matter)
  })
}

/** @throws Problem not-found */
export function removeMatter(kit: MattersKit, by: AuditActor, code: string): Promise<Draft> {
  return edit(kit, by, 'policy-draft.remove-matter', code, body => {
    if (!body.matters.some(matter => matter.code === code)) throw new Problem('not-found')
    return withoutMatter(body, code)
  })
}

/**
 * Adds a rule or replaces the one of the same id, at its place in the order; see `withRule`.
 *
 * @param was what the form showed; null where there was none
 * @throws Problem not-found (no rule `before`), stale-form (there is something else by now)
 */
export function putRule(
  kit: MattersKit, by: AuditActor, rule: RoutingRule,
  { before, was }: { before?: string | null; was?: RoutingRule | null } = {},
): Promise<Draft> {
  return edit(kit, by, 'policy-draft.rule', rule.id, body => {
    refuseStale(body.routing.find(({ id }) => id === rule.id), was)
    const next = withRule(body, rule, before)
    if (!next) throw new Problem('not-found')
    return next
  })
}

/** @throws Problem not-found */
export function removeRule(kit: MattersKit, by: AuditActor, id: string): Promise<Draft> {
  return edit(kit, by, 'policy-draft.remove-rule', id, body => {
    if (!body.routing.some(rule => rule.id === id)) throw new Problem('not-found')
    return withoutRule(body, id)
  })
}

/**
 * Puts a whole set in the draft's place: an old number to go on from, a draft that was thrown away by mistake, another
 * district's set.
 *
 * @param order.version of the draft that was read; 0 where there was none
 * @param order.baseNo the number that it stands on; the latest where absent
 * @throws Problem stale-form, not-found (no such number)
 */
export function putDraft(
  kit: MattersKit, by: AuditActor, body: PolicyBody, order: { version: number; baseNo?: number },
): Promise<Draft> {
  const { districtId } = by
  return transaction(kit.db, async tx => {
    const latest = await readLatestNumber(tx, districtId)
    if (order.baseNo !== undefined && order.baseNo > latest) throw new Problem('not-found')
    const found = await lockedDraft(kit, by, tx)
    if (found.version !== order.version) throw new Problem('stale-form')
    const draft = changed(kit, by, { ...found, baseNo: order.baseNo ?? latest }, body)
    await keep(kit, by, tx, draft, { action: 'policy-draft.replace', objectId: '' })
    return draft
  })
}

/** Throws the draft away. @throws Problem not-found */
export async function discardDraft(kit: MattersKit, by: AuditActor): Promise<void> {
  await transaction(kit.db, async tx => {
    if (!(await deleteDraft(tx, by.districtId))) throw new Problem('not-found')
    await kit.audit(by, { action: 'policy-draft.discard', objectType: 'policy-draft', outcome: 'success' }, tx)
  })
}

/** What a form would change, on what stands there now. */
function changedSettings(body: PolicyBody, settings: PolicySettings, was?: PolicySettings): Partial<PolicySettings> {
  if (!was) return settings
  const mine = (Object.keys(settings) as (keyof PolicySettings)[]).filter(key => !isSameValue(settings[key], was[key]))
  for (const key of mine) if (!isSameValue(body[key], settings[key])) refuseStale(body[key], was[key])
  return Object.fromEntries(mine.map(key => [key, settings[key]]))
}

/** By value, not by version: a draft may have been published and begun anew while the form stood open. */
function refuseStale<T>(present: T | undefined, was: T | null | undefined): void {
  if (was !== undefined && !isSameValue(present, was ?? undefined)) throw new Problem('stale-form')
}

/** Whoever edits second waits for the first: each edit is made on the other's. */
async function edit(
  kit: MattersKit, by: AuditActor, action: string, objectId: string, change: (body: PolicyBody) => PolicyBody,
): Promise<Draft> {
  return transaction(kit.db, async tx => {
    const found = await lockedDraft(kit, by, tx)
    const draft = changed(kit, by, found, change(found.body))
    await keep(kit, by, tx, draft, { action, objectId })
    return draft
  })
}

/** The next version, and who made it what it is. */
export function changed(kit: Pick<MattersKit, 'clock'>, by: AuditActor, draft: Draft, body: PolicyBody): Draft {
  const edit: DraftEdit = { by: accountOf(by), at: kit.clock.now(by.districtId) }
  const pieces = policyChanges(draft.body, body).map(({ path }) => [pieceOf(path), edit])
  const edits = { ...draft.edits, ...(Object.fromEntries(pieces) as Record<string, DraftEdit>) }
  return { ...draft, version: draft.version + 1, changedBy: edit.by, changedAt: edit.at, edits, body }
}

async function keep(
  kit: MattersKit, by: AuditActor, tx: Tx, draft: Draft, { action, objectId }: { action: string; objectId: string },
): Promise<void> {
  await writeDraft(tx, by.districtId, draft)
  const entry = { action, objectType: 'policy-draft', ...(objectId && { objectId }), outcome: 'success' as const }
  await kit.audit(by, entry, tx)
}

/** The draft, held; begun (as version 0) where there is none. Of two that begin at once one finds the other's. */
async function lockedDraft(kit: MattersKit, by: AuditActor, tx: Tx): Promise<Draft> {
  const { districtId } = by
  const found = await readDraft(tx, districtId, true)
  if (found) return found
  const baseNo = await readLatestNumber(tx, districtId)
  const body = baseNo === BUILT_IN_POLICY_NO ? defaultPolicyBody() : (await readBody(tx, districtId, baseNo))!
  const begun = {
    baseNo, version: 0, changedBy: accountOf(by), changedAt: kit.clock.now(districtId), edits: {}, body,
  }
  await beginDraft(tx, districtId, begun)
  return (await readDraft(tx, districtId, true))!
}
