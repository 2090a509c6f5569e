import { eventAccess, reportSources } from '@onegrid/domain'
import type { Role, Source } from '@onegrid/domain'
import { useEffect, useMemo, useState } from 'react'
import { newActionId } from '../api/action-id.ts'
import { usePreference } from '../session/preferences.ts'
import { useMe } from '../session/session.tsx'
import { emptyDraft, keepDraft, readDraft } from './draft.ts'
import type { ReportDraft, ReportMode } from './draft.ts'

export type Change = Partial<ReportDraft> | ((before: ReportDraft) => Partial<ReportDraft>)

export interface DraftInHand {
  draft: ReportDraft
  change(change: Change): void
  /** Begins anew, with what mostly stays: the way of reporting and the source. */
  renew(): void
  modes: readonly ReportMode[]
  sources: readonly Source[]
}

/** The draft of whoever is signed in, kept as it grows. */
export function useDraft(): DraftInHand {
  const { account, roles } = useMe()
  const sources = useMemo(() => reportSources(roles as Role[]), [roles])
  const [usual, setUsual] = usePreference<Source | undefined>('report.source', undefined)
  const source = usual && sources.includes(usual) ? usual : sources[0]
  const [draft, setDraft] = useState(() =>
    readDraft(sessionStorage, account.id) ?? emptyDraft(newActionId(), 'report', source))
  useEffect(() => keepDraft(sessionStorage, account.id, draft), [account.id, draft])
  return {
    draft,
    change(part) {
      const named = typeof part === 'function' ? undefined : part.source
      if (named) setUsual(named)
      setDraft((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }))
    },
    renew: () => setDraft((before) => emptyDraft(newActionId(), before.as, before.source)),
    modes: useMemo(() => modesOf(roles as Role[]), [roles]),
    sources,
  }
}

/** What somebody of these roles may begin an event by. The server says so again. */
function modesOf(roles: readonly Role[]): ReportMode[] {
  const may = (action: 'selfHandle' | 'backfill'): boolean => eventAccess[action].some(([role]) => roles.includes(role))
  return ['report', ...(['selfHandle', 'backfill'] as const).filter(may)]
}
