/**
 * What the administrator of rules looks at: the draft, or, where nobody has begun one, the set that a draft would begin
 * from; with what stood before, and the difference. Rule: decision 24.
 */
import type { PolicyBody, PolicyChange } from '@onegrid/domain'
import { policyChanges } from '@onegrid/domain'
import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { Answer } from '../../api/client.ts'
import { keyOf, useRead } from '../../api/queries.ts'

export type DraftRead = Answer<'getDraft'>
export type DraftState = DraftRead['draft']
export type PolicyEntry = Answer<'listPolicies'>['items'][number]

export interface Standing {
  /** What is edited. */
  policy: PolicyBody
  /** What it is compared with: the number that the draft was begun from. */
  base: PolicyBody
  baseNo: number
  /** Null where nobody has begun one. */
  draft: DraftState | null
  /** Newest first; empty while the built-in set is in force. */
  published: readonly PolicyEntry[]
  /** Of areas and units in the rules, before and after. */
  names: Readonly<Record<string, string>>
  changes: readonly PolicyChange[]
}

interface StandingRead {
  standing?: Standing
  error: unknown
  again: () => void
}

/** Another administrator's edits are seen within this time. */
const EVERY_MS = 15_000

export function useStanding(): StandingRead {
  const queries = useQueryClient()
  const list = useRead('listPolicies', undefined, { every: EVERY_MS })
  const { items: published = [], draft: version } = list.data ?? {}
  const isDrafted = typeof version === 'number'
  const read = useRead('getDraft', undefined, { enabled: isDrafted, fresh: Infinity })
  const drafted = isDrafted ? read.data : null
  const baseNo = drafted?.draft.baseNo ?? published[0]?.no ?? 0
  // A published set never changes.
  const base = useRead(
    'getPolicy', { params: { no: baseNo } }, { enabled: Boolean(list.data) && drafted !== undefined, fresh: Infinity },
  )

  const known = read.data?.draft.version
  useEffect(() => {
    if (isDrafted && known !== undefined && known !== version) void queries.invalidateQueries(
      { queryKey: keyOf('getDraft') },
    )
  }, [queries, isDrafted, known, version])

  const standing = useMemo<Standing | undefined>(() => {
    if (drafted === undefined || !list.data || !base.data) return undefined
    const before: PolicyBody = base.data.policy
    const policy: PolicyBody = drafted?.policy ?? before
    return {
      policy, base: before, baseNo, draft: drafted?.draft ?? null, published: list.data.items,
      names: { ...base.data.names, ...drafted?.names },
      changes: drafted ? policyChanges(before, policy) : [],
    }
  }, [drafted, list.data, base.data, baseNo])
  // While a draft that somebody has just begun is read, what stood there stays: a form upon it is not taken away.
  const last = useRef<Standing>(undefined)
  if (standing) last.current = standing
  const failed = [list, ...(isDrafted ? [read] : []), base].find((one) => one.isError)
  return { standing: standing ?? last.current, error: failed?.error, again: () => void failed?.refetch() }
}

/** What stands in the draft from now on, on every screen of this browser; null: there is none. */
export function showDraft(queries: QueryClient, draft: DraftRead | null): void {
  queries.setQueryData<DraftRead>(keyOf('getDraft'), draft ?? undefined)
  queries.setQueryData<Answer<'listPolicies'>>(
    keyOf('listPolicies'), (list) => list && { ...list, draft: draft?.draft.version ?? null },
  )
  if (!draft) queries.removeQueries({ queryKey: keyOf('getDraft') })
}

const ofPolicies = new Set([
  'getDraft',
  'listPolicies',
  'listMatters',
  'getMatter',
  'getRouting',
  'listRoutingGaps',
  'listPolicyHistory',
  'tryRouting',
])

/** Another number has been published: whatever was read of the rules is read anew. */
export async function forgetPolicies(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({ predicate: ({ queryKey }) => ofPolicies.has(String(queryKey[0])) })
}
