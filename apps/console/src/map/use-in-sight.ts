import type { CaseSummary } from '@onegrid/contract'
import type { MapViewport } from '@onegrid/web/map'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Answer } from '../api/client.ts'
import { useReadPages } from '../api/queries.ts'
import { useLiveLines } from '../live/live.tsx'
import { bboxOf } from './map-filters.ts'
import type { MapFilter } from './map-filters.ts'
import { useSettled } from '../pickers/use-settled.ts'

export interface InSight {
  rows: readonly CaseSummary[]
  count: Answer<'listEvents'>['count']
  waiting: boolean
  error: unknown
  more: () => void
  again: () => void
}

const PAUSE_MS = 200

/** Open events in sight, those first whose clock ends first. */
export function useInSight(view: MapViewport | undefined, filter: MapFilter): InSight {
  const bbox = useSettled(view && bboxOf(view), PAUSE_MS)
  const query = { open: true, order: 'due' as const, count: true, limit: 100, bbox, ...filter }
  const read = useReadPages('listEvents', { query }, { enabled: bbox !== undefined, keep: true })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = read
  return {
    rows: useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]),
    count: data?.pages[0]?.count,
    waiting: read.isPending,
    error: read.error,
    more: useCallback(() => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
    }, [hasNextPage, isFetchingNextPage, fetchNextPage]),
    again: () => void refetch(),
  }
}

/** How many events have moved since they were read; they are taken in when somebody says so. */
export function useNews(): { count: number; takeIn: () => void } {
  const queries = useQueryClient()
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set())
  const takeIn = useCallback(() => {
    setMoved(new Set())
    for (const list of ['listEvents', 'mapEvents', 'readEvent']) void queries.invalidateQueries({ queryKey: [list] })
  }, [queries])
  useLiveLines((line) => {
    if (!line) return takeIn()
    const { kind, caseId } = line
    if (kind === 'event') setMoved((before) => (before.has(caseId) ? before : new Set([...before, caseId])))
  })
  return { count: moved.size, takeIn }
}
