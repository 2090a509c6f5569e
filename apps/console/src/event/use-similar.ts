import type { CaseSummary, EventDetail } from '@onegrid/contract'
import { useRead } from '../api/queries.ts'
import { useMe } from '../session/session.tsx'

export interface SimilarCase { case: CaseSummary; metres: number | null; likeness: number }

export interface SimilarCases {
  found: readonly SimilarCase[]
  loading: boolean
  failed: boolean
  /** There is a place to look around, and the case still goes on by itself. */
  sought: boolean
}

/** Possible duplicates of an event that is still open, likeliest first. */
export function useSimilar({ summary, title, text }: EventDetail): SimilarCases {
  const byLink = useMe().account.kind === 'link'
  const sought = !byLink && summary.place !== null && summary.closedAt === null && summary.state !== 'merged'
  const { data, isPending, isError } = useRead('findSimilar', {
    body: {
      ...(summary.place && { point: summary.place }),
      ...(summary.matter && { matter: summary.matter.code }),
      text: `${title} ${text ?? ''}`.trim(),
      except: summary.id,
    },
  }, { enabled: sought, fresh: 60_000 })
  return { found: data?.items ?? [], loading: sought && isPending, failed: isError, sought }
}
