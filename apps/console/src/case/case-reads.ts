/** Reading and acting upon a case of any kind by one set of hooks. */
import type { ActionAnswer, OfferedAction, TrailLineBody } from '@onegrid/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient, UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call } from '../api/client.ts'
import { idIn, keyOf, useRead } from '../api/queries.ts'

export type CaseKind = 'event' | 'order'
export interface CaseRef { kind: CaseKind; id: string }

const routes = {
  event: {
    read: 'readEvent', trail: 'readEventTrail', actions: 'readEventActions', act: 'actOnEvent', list: 'listEvents',
  },
  order: {
    read: 'readOrder', trail: 'readOrderTrail', actions: 'readOrderActions', act: 'actOnOrder', list: 'listOrders',
  },
} as const

/** More than one answer holds: a case with more lines is read in several. */
const TRAIL_PAGE = 500

interface Offers { items: OfferedAction[]; version: number }

export function useOffers({ kind, id }: CaseRef): UseQueryResult<Offers> {
  return useRead(routes[kind].actions, { params: { id } }) as UseQueryResult<Offers>
}

/** All lines, oldest first. */
export function useTrail(ref: CaseRef): UseQueryResult<TrailLineBody[]> {
  return useQuery({ queryKey: trailKey(ref), queryFn: () => readTrailAfter(ref, 0) })
}

/** Lines after one, oldest first. @throws ApiError; a TypeError where the network failed */
export async function readTrailAfter({ kind, id }: CaseRef, after: number): Promise<TrailLineBody[]> {
  if (kind === 'order') {
    const { items } = await call('readOrderTrail', { params: { id } })
    return items.filter((line) => line.seq > after)
  }
  const lines: TrailLineBody[] = []
  for (let next: number | undefined = after; next !== undefined;) {
    const page: { items: TrailLineBody[]; next?: number } =
      await call('readEventTrail', { params: { id }, query: { after: next, limit: TRAIL_PAGE } })
    lines.push(...page.items)
    next = page.next
  }
  return lines
}

interface ActBody {
  id: string
  action: string
  taskId?: string
  seen?: { case?: number; task?: number }
  input: Record<string, unknown>
}

/** @throws ApiError; a TypeError where the network failed: send the same again */
export function act({ kind, id }: CaseRef, body: ActBody): Promise<ActionAnswer> {
  // The contract tells bodies apart by their action, more finely than one type for both kinds can say.
  const send = call as (route: string, input: unknown) => Promise<ActionAnswer>
  return send(routes[kind].act, { params: { id }, body })
}

/** After an action: what it answered is shown at once, everything that it may have moved is asked anew. */
export function useSettle(): (ref: CaseRef, answer?: ActionAnswer) => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async (ref, answer) => {
    if (answer && answer.case.id === ref.id) showSummary(queries, ref, answer)
    await refreshCase(queries, ref)
  }, [queries])
}

/** Asks anew for one case and for the lists in which it stands. */
export async function refreshCase(queries: QueryClient, { kind, id }: CaseRef): Promise<void> {
  const own: readonly string[] = [routes[kind].read, routes[kind].trail, routes[kind].actions, 'explainClocks']
  const lists: readonly string[] = [routes[kind].list, 'readWorklist', 'readOverdue']
  await queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const route = String(queryKey[0])
      return lists.includes(route) || (own.includes(route) && idIn(queryKey) === id)
    },
  })
}

function showSummary(queries: QueryClient, { kind, id }: CaseRef, answer: ActionAnswer): void {
  queries.setQueryData(keyOf(routes[kind].read, { params: { id } }), (before: { summary: unknown } | undefined) =>
    before && { ...before, summary: answer.case })
}

function trailKey({ kind, id }: CaseRef): readonly unknown[] {
  return [routes[kind].trail, { params: { id } }]
}
