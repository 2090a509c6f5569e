/** What each published number changed in one piece of the policy: a matter, a rule, a setting. */
import type { PolicyChange } from '@onegrid/domain'
import { valueChanges } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import { policyEntry } from './answers.ts'
import type { MattersKit } from './kit.ts'
import { numberInForce } from './rulebook.ts'
import { readPieces } from './store.ts'

/** Newest first, without numbers that left it as it was. */
export async function pieceHistory(
  kit: MattersKit, { districtId, now }: Pick<RequestContext, 'districtId' | 'now'>, piece: string,
): Promise<{ policy: ReturnType<typeof policyEntry>; changes: PolicyChange[] }[]> {
  const [published, directory, versions] = await Promise.all([
    kit.book.published(districtId), kit.staff.directory(districtId), readPieces(kit.db, districtId, piece),
  ])
  const byNumber = new Map(published.map(policy => [policy.no, policy]))
  const inForce = numberInForce(published, now)
  return versions.flatMap(({ no, value }, i) => {
    const policy = byNumber.get(no)
    const changes = valueChanges(`/${piece}`, versions[i - 1]?.value ?? undefined, value ?? undefined)
    return policy && changes.length > 0 ? [{ policy: policyEntry(policy, inForce, now, directory), changes }] : []
  }).toReversed()
}
