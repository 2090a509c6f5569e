/** What the words and the place say by themselves: the matter, whose job it is, what is like it near by. */
import type { MapPoint } from '@onegrid/web/map'
import { useMemo } from 'react'
import type { Answer } from '../api/client.ts'
import { useRead } from '../api/queries.ts'
import { useSettled } from '../pickers/use-settled.ts'
import { useRoles } from '../session/session.tsx'
import type { ReportDraft } from './draft.ts'
import { proposalOf } from './proposal.ts'
import type { Proposal } from './proposal.ts'

export type Trial = Answer<'tryRouting'>
export type SimilarCase = Answer<'findSimilar'>['items'][number]

export interface Proposals {
  proposal: Proposal
  /** The code that would be sent. */
  matter: string | undefined
  /** Undefined for whoever may not try routing, or as long as something lacks. */
  trial: Trial | undefined
  similar: { items: readonly SimilarCase[]; waiting: boolean; failed: boolean }
}

/** A hand that types rests this long between words. */
const PAUSE_MS = 350
/** Shorter texts say nothing of the matter. */
const LEAST_WORDS = 2

export function useProposals(draft: ReportDraft): Proposals {
  const words = useSettled(draft.words.trim(), PAUSE_MS)
  const point = useSettled(draft.point, PAUSE_MS / 2)
  const asked = [...words].slice(0, 200).join('')
  const enough = [...asked].length >= LEAST_WORDS
  const jobs = useRead('findWhoseJob', { query: { q: asked, ...point } }, { enabled: enough, keep: true })
  const proposal = useMemo(() => proposalOf(enough ? (jobs.data?.items ?? []) : []), [enough, jobs.data])
  const matter = draft.matter === undefined ? proposal.taken?.code : (draft.matter ?? undefined)
  return { proposal, matter, trial: useTrial(draft, matter, point), similar: useSimilar(words, matter, point) }
}

type Matter = string | undefined

function useTrial({ source, level }: ReportDraft, matter: Matter, point: MapPoint | null): Trial | undefined {
  const mayTry = useRoles('dispatcher', 'leader')
  const ready = mayTry && matter !== undefined && point !== null && source !== undefined
  const body = { matter: matter!, ...point!, source: source!, ...(level !== undefined && { level: level as 1 }) }
  const { data } = useRead('tryRouting', { body }, { enabled: ready, keep: true })
  return ready ? data : undefined
}

function useSimilar(text: string, matter: Matter, point: MapPoint | null): Proposals['similar'] {
  const body = { point: point!, ...(matter && { matter }), ...(text && { text: text.slice(0, 2000) }) }
  const { data, isFetching, isError } = useRead('findSimilar', { body }, { enabled: point !== null, keep: true })
  return { items: point ? (data?.items ?? []) : [], waiting: point !== null && isFetching && !data, failed: isError }
}
