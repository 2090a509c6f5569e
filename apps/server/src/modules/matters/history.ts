/** What each published number changed in one piece of the policy: a matter, a rule, a setting. */
import type { PolicyChange } from '@onegrid/domain'
import { valueChanges } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import { policyEntry } from './answers.ts'
import type { MattersKit } from './kit.ts'
import { numberInForce } from './rulebook.ts'
import { readPieces } from './store.ts'

export interface PieceStep {
  policy: ReturnType<typeof policyEntry>
  changes: PolicyChange[]
  before?: unknown
  after?: unknown
}

/** Newest first, without numbers that left it as it was. */
export async function pieceHistory(
  kit: MattersKit, { districtId, now }: Pick<RequestContext, 'districtId' | 'now'>, piece: string,
): Promise<PieceStep[]> {
  const [published, directory, versions] = await Promise.all([
    kit.book.published(districtId), kit.staff.directory(districtId), readPieces(kit.db, districtId, piece),
  ])
  const byNumber = new Map(published.map(policy => [policy.no, policy]))
  const inForce = numberInForce(published, now)
  return versions.flatMap(({ no, value }, i) => {
    const policy = byNumber.get(no)
    const [before, after] = [versions[i - 1]?.value ?? undefined, value ?? undefined]
    const changes = valueChanges(`/${piece}`, before, after)
    if (!policy || changes.length === 0) return []
    return [{ policy: policyEntry(policy, inForce, now, directory), changes, before, after }]
  }).toReversed()
}
