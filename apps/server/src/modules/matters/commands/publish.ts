/**
 * Publishing policy. A published set is never changed: what is edited, amended or rolled back becomes the next number.
 * Rule: decision 24.
 */
import type { Instant, KnownIds, PolicyBody, PolicyFault } from '@onegrid/domain'
import { BUILT_IN_POLICY_NO, defaultPolicyBody, validatePolicy } from '@onegrid/domain'
import type { AuditActor } from '../../../platform/audit/index.ts'
import { sqlState, transaction } from '../../../platform/database/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { MattersKit } from '../kit.ts'
import { accountOf } from '../kit.ts'
import { numberInForce } from '../rulebook.ts'
import type { Draft, Origin, PublishedPolicy } from '../store.ts'
import { deleteDraft, insertPolicy, readBody, readDraft, readPublished, writeDraft } from '../store.ts'
import { changed } from './draft.ts'

/** Faults that kept a policy from being published, for whoever words them. */
export class FaultyPolicy extends Problem {
  readonly faults: readonly PolicyFault[]

  constructor(faults: readonly PolicyFault[]) {
    super('policy-faulty', { count: faults.length })
    this.faults = faults
  }
}

export interface Publication {
  /** When it takes effect; now where absent. Never before now but for a district's first. */
  effectiveFrom?: Instant
  note?: string
}

/**
 * Publishes a body as the next number, for builders of districts and imports; people publish their draft.
 *
 * @throws FaultyPolicy, Problem invalid-request (a date that has passed)
 */
export function publish(
  kit: MattersKit, by: AuditActor, body: PolicyBody, publication: Publication & { origin?: Origin } = {},
): Promise<PublishedPolicy> {
  return publishing(kit, by, ({ add }) => add({ ...publication, origin: publication.origin ?? null, body }))
}

/**
 * Publishes the draft and ends it.
 *
 * @throws FaultyPolicy, Problem not-found (no draft), stale-form, draft-outdated (something was published after the
 *   draft was begun, unless `overwrite`)
 */
export function publishDraft(
  kit: MattersKit, by: AuditActor, order: Publication & { version: number; overwrite?: boolean },
): Promise<PublishedPolicy> {
  const { version, overwrite, ...publication } = order
  return publishing(kit, by, async ({ tx, published, add }) => {
    const draft = await readDraft(tx, by.districtId, true)
    if (!draft) throw new Problem('not-found')
    if (draft.version !== version) throw new Problem('stale-form')
    const latest = published.at(-1)?.no ?? BUILT_IN_POLICY_NO
    if (draft.baseNo !== latest && !overwrite) throw new Problem('draft-outdated', { no: latest })
    await deleteDraft(tx, by.districtId)
    return add({ ...publication, origin: null, body: draft.body })
  })
}

/** Publishes an old number again, as the next one. @throws FaultyPolicy, Problem not-found */
export function restore(
  kit: MattersKit, by: AuditActor, no: number, publication: Publication,
): Promise<PublishedPolicy> {
  return publishing(kit, by, async ({ tx, add }) => {
    const body = await readBody(tx, by.districtId, no)
    if (!body) throw new Problem('not-found')
    return add({ ...publication, origin: { restores: no }, body })
  })
}

/**
 * Puts one change through at once: into the set in force, into every set that waits for its date, and into the draft,
 * so that nobody's preparations lose it. A ruling becomes a rule this way, and a new matter is live in minutes.
 *
 * @returns the number that is in force from now on
 * @throws FaultyPolicy, Problem whatever `change` throws
 */
export function amend(
  kit: MattersKit, by: AuditActor, origin: Origin, note: string | undefined, change: (body: PolicyBody) => PolicyBody,
): Promise<PublishedPolicy> {
  return publishing(kit, by, async ({ tx, published, add }) => {
    const now = kit.clock.now(by.districtId)
    const bodyOf = async (no: number) =>
      no === BUILT_IN_POLICY_NO ? defaultPolicyBody() : (await readBody(tx, by.districtId, no))!
    const before = [...published]
    const amended = await add({ note, origin, body: change(await bodyOf(numberInForce(before, now))) })
    for (const { no, effectiveFrom } of waitingAfter(before, now)) {
      await add({ note, origin, body: change(await bodyOf(no)), effectiveFrom })
    }
    const draft = await readDraft(tx, by.districtId, true)
    if (draft) {
      const next = changed(kit, by, draft, change(draft.body))
      await writeDraft(tx, by.districtId, { ...next, baseNo: rebased(draft, before, published.at(-1)!.no) })
    }
    return amended
  })
}

/** Of sets that wait, the last for each date: an earlier one for the same date never comes into force. */
function waitingAfter(published: readonly PublishedPolicy[], now: Instant): PublishedPolicy[] {
  const byDate = new Map(published.filter(policy => policy.effectiveFrom > now).map(one => [one.effectiveFrom, one]))
  return [...byDate.values()].sort((a, b) => a.effectiveFrom - b.effectiveFrom)
}

/** A draft that stood on the latest number stands on the new one, for it holds the change too; an older stays old. */
function rebased({ baseNo }: Draft, published: readonly PublishedPolicy[], latest: number): number {
  return baseNo === (published.at(-1)?.no ?? BUILT_IN_POLICY_NO) ? latest : baseNo
}

const UNIQUE_VIOLATION = '23505'
const ATTEMPTS = 5

interface Publishing {
  tx: Tx
  /** All so far; what `add` publishes stands here too. */
  published: PublishedPolicy[]
  add(next: Publication & { origin: Origin | null; body: PolicyBody }): Promise<PublishedPolicy>
}

/** Two that publish at once would take the same number: the later begins again, on what the earlier has published. */
async function publishing(
  kit: MattersKit, by: AuditActor, work: (desk: Publishing) => Promise<PublishedPolicy>,
): Promise<PublishedPolicy> {
  // Before the transaction: nothing waits for a second connection while it holds one.
  const known = await knownIds(kit, by.districtId)
  for (let attempt = 1; ; attempt++) {
    try {
      const policy = await transaction(kit.db, async tx => {
        const published = await readPublished(tx, by.districtId)
        return work({ tx, published, add: next => addPolicy(kit, by, { tx, published, known }, next) })
      })
      kit.book.policyChanged(by.districtId)
      return policy
    } catch (error) {
      if (sqlState(error) !== UNIQUE_VIOLATION || attempt === ATTEMPTS) throw error
    }
  }
}

async function addPolicy(
  kit: MattersKit, by: AuditActor, { tx, published, known }: { tx: Tx; published: PublishedPolicy[]; known: KnownIds },
  { effectiveFrom, note, origin, body }: Publication & { origin: Origin | null; body: PolicyBody },
): Promise<PublishedPolicy> {
  const now = kit.clock.now(by.districtId)
  if (effectiveFrom !== undefined && effectiveFrom < now && published.length > 0) {
    throw new Problem('invalid-request', undefined, { fields: [PASSED] })
  }
  const faults = validatePolicy(body, known)
  if (faults.length > 0) throw new FaultyPolicy(faults)
  const policy: PublishedPolicy = {
    no: (published.at(-1)?.no ?? BUILT_IN_POLICY_NO) + 1, effectiveFrom: effectiveFrom ?? now, publishedAt: now,
    publishedBy: accountOf(by), note: note ?? null, origin,
  }
  await insertPolicy(tx, by.districtId, { ...policy, body })
  const detail = { no: policy.no, from: new Date(policy.effectiveFrom).toISOString() }
  const entry = { action: 'policy.publish', objectType: 'policy', objectId: String(policy.no), detail }
  await kit.audit(by, { ...entry, outcome: 'success' }, tx)
  published.push(policy)
  return policy
}

const PASSED = {
  path: '/effectiveFrom', code: 'passed',
  message: { zh: '生效时间已过，选择将来的时间', en: 'the moment has passed: choose one to come' },
}

/** What rules may name: areas of the present tree, units that are open. */
export async function knownIds(kit: MattersKit, districtId: number): Promise<KnownIds> {
  const [directory, areas] = await Promise.all([kit.staff.directory(districtId), kit.areas.tree(districtId)])
  return {
    hasArea: (id: string) => areas.get(id) !== undefined,
    hasUnit: (id: string) => directory.units.get(id)?.active === true,
  }
}
