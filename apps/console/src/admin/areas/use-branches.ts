/** The area tree as far as it is unfolded. */
import type { AreaBody } from '@onegrid/contract'
import { useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { call } from '../../api/client.ts'
import { keyOf, useRead } from '../../api/queries.ts'
import { unfolded } from '../tree/moves.ts'

export interface Branches {
  rows: { area: AreaBody; depth: number; open: boolean | null; waiting: boolean }[]
  root: AreaBody | undefined
  isPending: boolean
  error: unknown
  again: () => void
  toggle: (id: string) => void
}

const MOST = 2000

/** @param path ids from the chosen area up to the district: what is chosen is seen */
export function useBranches(path: readonly string[]): Branches {
  const top = useRead('listAreas')
  const rootId = top.data?.root ?? undefined
  const self = useRead('readArea', { params: { id: rootId ?? '' } }, { enabled: rootId !== undefined })
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const above = path.slice(1).join()
  useEffect(() => {
    if (above) setOpen((now) => new Set([...now, ...above.split(',')]))
  }, [above])

  const parents = useMemo(() => [...open].filter((id) => id !== rootId), [open, rootId])
  const reads = useQueries({
    queries: parents.map((parent) => {
      const input = { query: { parent, limit: MOST } }
      return { queryKey: keyOf('listAreas', input), queryFn: () => call('listAreas', input), staleTime: 60_000 }
    }),
    combine: (results) => new Map(results.map(({ data }, i) => [parents[i]!, data?.items])),
  })
  const root = self.data?.area
  const towns = top.data?.items
  const rows = useMemo(() => {
    if (!root) return []
    const below = ({ id }: AreaBody): readonly AreaBody[] | undefined => (id === root.id ? towns : reads.get(id))
    const isOpen = (id: string): boolean => id === root.id || open.has(id)
    return unfolded([root], ({ id }) => id, below, ({ children }) => children > 0, isOpen)
      .map(({ one, ...row }) => ({ area: one, ...row }))
  }, [root, towns, reads, open])

  const toggle = useCallback((id: string) => {
    setOpen((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  return {
    rows, root, toggle,
    isPending: top.isPending || (rootId !== undefined && self.isPending),
    error: top.error ?? self.error,
    again: () => void Promise.all([top.refetch(), self.refetch()]),
  }
}
