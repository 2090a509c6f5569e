import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useRead } from '../api/queries.ts'
import { useLiveLines } from '../live/live.tsx'
import type { HeldState, HeldStore } from './held-store.ts'
import { makePacer } from './pacer.ts'
import type { ListQuestion } from './list-question.ts'

export const QUIET_REFRESH_MS = 60_000
/** A demo's clock may run fast; nobody asks more often than this. */
const SHORTEST_REFRESH_MS = 10_000
/** After a line of a case that is on the list, and of one that may come onto it. */
const KNOWN_GAP_MS = 500
const OTHER_GAP_MS = 4000
/** Of a burst: whatever else has come with it shows when the list is taken anew. */
const MOST_LOOKED_FOR = 8

/** Asks anew on lines, after somebody's own action, each minute, and when the window comes back. */
export function useRefreshing<Row, Page>(
  { route, caseOf, mayBring }: ListQuestion<Row, Page>,
  question: string,
  store: HeldStore<Row, Page>,
  { held }: HeldState<Row, Page>,
): () => void {
  const queries = useQueryClient()
  const { data: clock } = useRead('getClock')
  const numbers = useRef(new Set<string>())
  // Whoever acts on a case invalidates the lists by their route; this query stands for the held one.
  const queryKey = useMemo(() => [route, { held: question }], [route, question])
  useQuery({
    queryKey,
    queryFn: async () => {
      const asked = [...numbers.current].slice(-MOST_LOOKED_FOR)
      numbers.current.clear()
      await Promise.all([store.refresh(), ...asked.map((number) => store.look(number))])
      return Date.now()
    },
    initialData: 0,
    staleTime: Infinity,
    gcTime: 0,
    enabled: held !== undefined,
    refetchInterval: Math.max(SHORTEST_REFRESH_MS, QUIET_REFRESH_MS / Math.max(1, clock?.rate ?? 1)),
  })
  const pacer = useMemo(
    () =>
      makePacer(() => {
        if (!document.hidden) void queries.invalidateQueries({ queryKey })
      }),
    [queries, queryKey],
  )
  useEffect(() => {
    const back = (): void => {
      if (!document.hidden) pacer.ask(KNOWN_GAP_MS)
    }
    document.addEventListener('visibilitychange', back)
    return () => {
      document.removeEventListener('visibilitychange', back)
      pacer.stop()
    }
  }, [pacer])
  const cases = useMemo(() => new Set([...(held?.rows.values() ?? [])].map(caseOf)), [held, caseOf])
  useLiveLines((line) => {
    const isKnown = !line || cases.has(line.caseId)
    if (line && !isKnown && mayBring(line)) numbers.current.add(line.number)
    pacer.ask(isKnown ? KNOWN_GAP_MS : OTHER_GAP_MS)
  })
  return useCallback(() => pacer.ask(KNOWN_GAP_MS), [pacer])
}
