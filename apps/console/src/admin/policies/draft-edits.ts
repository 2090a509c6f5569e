/** Edits of the draft: seen at once, taken back where the server refuses. */
import type { Matter, PolicyBody, RoutingRule } from '@onegrid/domain'
import { withMatter, withRule, withoutMatter, withoutRule } from '@onegrid/domain'
import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PolicySettingsBody } from '@onegrid/contract'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { showDraft } from './draft-data.ts'
import type { DraftRead, DraftState, Standing } from './draft-data.ts'

/** All but matters and rules. */
export type Settings = PolicySettingsBody

export interface DraftEdits {
  /** @param was what the form showed; null for a new one. @throws ApiError stale-form */
  putMatter(matter: Matter, was?: Matter | null): Promise<void>
  removeMatter(code: string): Promise<void>
  /** @param before id of the rule that follows; null: last; absent: where it stands. @throws ApiError stale-form */
  putRule(rule: RoutingRule, place?: { before?: string | null; was?: RoutingRule | null }): Promise<void>
  removeRule(id: string): Promise<void>
  /** Only what differs from `was` is changed. @throws ApiError stale-form */
  putSettings(settings: Settings, was: Settings): Promise<void>
  /** Puts a whole set in the draft's place, standing on a number (the latest where absent). */
  replace(policy: PolicyBody, baseNo?: number): Promise<void>
  discard(): Promise<void>
}

export function useDraftEdits(standing: Standing | undefined): DraftEdits {
  const queries = useQueryClient()
  return useMemo(() => draftEdits(queries, standing), [queries, standing])
}

const KEY = keyOf('getDraft')
const LIST = keyOf('listPolicies')

function draftEdits(queries: QueryClient, standing: Standing | undefined): DraftEdits {
  const edit = (apply: (body: PolicyBody) => PolicyBody | undefined, send: () => Promise<DraftState>): Promise<void> =>
    seenAtOnce(queries, standing, apply, send)

  return {
    putMatter: (matter, was) => edit(
      (body) => withMatter(body, matter),
      () => call('putDraftMatter', { params: { code: matter.code }, body: { matter, was } }),
    ),
    removeMatter: (code) => edit(
      (body) => withoutMatter(body, code),
      () => call('removeDraftMatter', { params: { code } }),
    ),
    putRule: (rule, place = {}) => edit(
      (body) => withRule(body, rule, place.before),
      () => call('putDraftRule', { params: { id: rule.id }, body: { rule, ...place } }),
    ),
    removeRule: (id) => edit((body) => withoutRule(body, id), () => call('removeDraftRule', { params: { id } })),
    putSettings: (settings, was) => edit(
      (body) => ({ ...body, ...settings }),
      () => call('putDraftSettings', { body: { settings, was } }),
    ),
    replace: (policy, baseNo) => edit(
      () => policy,
      () => call('putDraft', { body: { policy, version: standing?.draft?.version ?? 0, baseNo } }),
    ),
    async discard() {
      await call('discardDraft')
      showDraft(queries, null)
      await forget(queries)
    },
  }
}

async function seenAtOnce(
  queries: QueryClient, standing: Standing | undefined, apply: (body: PolicyBody) => PolicyBody | undefined,
  send: () => Promise<DraftState>,
): Promise<void> {
  // What is being read now was asked before this edit.
  await Promise.all([queries.cancelQueries({ queryKey: KEY }), queries.cancelQueries({ queryKey: LIST })])
  const before = queries.getQueryData<DraftRead>(KEY) ?? null
  const shown = before ?? (standing && begun(standing))
  const next = shown && apply(shown.policy)
  if (shown && next) showDraft(queries, { ...shown, policy: next })
  try {
    const draft = await send()
    const now = queries.getQueryData<DraftRead>(KEY)
    if (now) showDraft(queries, { ...now, draft })
  } catch (error) {
    showDraft(queries, before)
    throw error
  } finally {
    // Somebody else may have been at it; names of new areas and units come along.
    void queries.invalidateQueries({ queryKey: KEY })
    void queries.invalidateQueries({ queryKey: LIST })
    void forget(queries)
  }
}

/** Trials and gaps were answered on the draft as it was. */
async function forget(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['tryRouting'] }),
    queries.invalidateQueries({ queryKey: ['listRoutingGaps'] }),
  ])
}

function begun({ policy, names, baseNo }: Standing): DraftRead {
  const draft: DraftState = {
    baseNo, version: 0, changedAt: new Date(0).toISOString(), changedBy: null, faults: [], edits: [],
  }
  return { draft, policy, names }
}
