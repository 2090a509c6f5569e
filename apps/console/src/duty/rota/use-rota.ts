/** What the rota shows: people, their shifts and the calendar, of one desk, unit or area in a span. */
import type { CalendarYear, Desk, StaffPost } from '@onegrid/contract'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useRead } from '../../api/queries.ts'
import { DIRECTORY_FRESH_MS, useDesks, useUnits } from '../../pickers/directory.ts'
import { useMe } from '../../session/session.tsx'
import type { Span } from './days.ts'
import { shiftOf } from './shifts.ts'
import type { Shift } from './shifts.ts'

export type ScopeKind = 'desk' | 'unit' | 'area'
export interface Scope {
  kind: ScopeKind
  id: string
}

/** Whose rota stands in the address; without one, that of one's own desk or unit. */
export function useScope(): [Scope | undefined, (scope: Scope) => void] {
  const [search, setSearch] = useSearchParams()
  const own = useOwnScope()
  const kind = (['desk', 'unit', 'area'] as const).find((name) => search.has(name))
  const id = kind && search.get(kind)
  const set = (scope: Scope): void => setSearch((before) => {
    const next = new URLSearchParams(before)
    for (const name of ['desk', 'unit', 'area']) next.delete(name)
    next.set(scope.kind, scope.id)
    return next
  })
  return [kind && id ? { kind, id } : own, set]
}

/** A leader looks at the desk of his area first; who sits at none, at his unit. */
function useOwnScope(): Scope | undefined {
  const { posts } = useMe()
  const { items: desks, loading } = useDesks()
  const seat = posts.find((post) => post.deskId !== undefined)
  if (seat?.deskId) return { kind: 'desk', id: seat.deskId }
  if (loading) return undefined
  const [first] = posts
  const below = first?.role === 'leader' ? desks.find((desk) => desk.active && desk.areaId === first.areaId) : undefined
  if (below) return { kind: 'desk', id: below.id }
  return first && { kind: 'unit', id: first.unitId }
}

export interface Rota {
  people: readonly StaffPost[]
  shifts: readonly Shift[]
  desk: Desk | undefined
  /** Where the posts lie, for the question whether one may plan here. */
  areaId: string | undefined
}

export function scopeQuery({ kind, id }: Scope): { deskId?: string; unitId?: string; areaId?: string } {
  return { [`${kind}Id`]: id }
}

export function shiftsInput(scope: Scope, span: Span) {
  return {
    query: { ...scopeQuery(scope), from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() },
  }
}

const NOWHERE: Scope = { kind: 'desk', id: '' }

export function useRota(scope: Scope | undefined, span: Span) {
  const enabled = scope !== undefined
  const posts = useRead(
    'listPosts', { query: { ...scopeQuery(scope ?? NOWHERE), limit: 200 } }, { enabled, keep: true, fresh: 60_000 },
  )
  const read = useRead('listShifts', shiftsInput(scope ?? NOWHERE, span), { enabled, keep: true, every: 60_000 })
  const { byId } = useDesks()
  const { byId: units } = useUnits()
  const rota = useMemo((): Rota | undefined => {
    if (!posts.data || !read.data || !scope) return undefined
    const people = posts.data.items.filter(({ role }) => !role.startsWith('admin_')).sort(byRota)
    const desk = scope.kind === 'desk' ? byId.get(scope.id) : undefined
    const areaId = scope.kind === 'area' ? scope.id : (desk ?? units.get(scope.id))?.areaId
    return { people, shifts: read.data.items.map(shiftOf), desk, areaId }
  }, [posts.data, read.data, scope?.kind, scope?.id, byId, units])
  return {
    rota, error: posts.error ?? read.error, again: () => void Promise.all([posts.refetch(), read.refetch()]),
    stale: read.isPlaceholderData,
  }
}

/** Who keeps a rota first: those are the rows that are worked on. */
function byRota(a: StaffPost, b: StaffPost): number {
  return (
    Number(b.keepsRota) - Number(a.keepsRota) || order.indexOf(a.role) - order.indexOf(b.role) || (a.id < b.id ? -1 : 1)
  )
}

const order = ['dispatcher', 'checker', 'grid_leader', 'officer', 'handler', 'leader']

export type SpecialDay = CalendarYear['days'][number]

/** Holidays and make-up workdays by date; a span may touch two years. */
export function useSpecialDays(dates: readonly string[]): {
  days: ReadonlyMap<string, SpecialDay>; announced: boolean,
} {
  const [first, last] = [Number(dates[0]?.slice(0, 4)), Number(dates.at(-1)?.slice(0, 4))]
  const one = useRead('getCalendarYear', { params: { year: first } }, { fresh: DIRECTORY_FRESH_MS })
  const two = useRead(
    'getCalendarYear', { params: { year: last } }, { fresh: DIRECTORY_FRESH_MS, enabled: last !== first },
  )
  return useMemo(() => {
    const days = [...(one.data?.days ?? []), ...(two.data?.days ?? [])]
    return {
      days: new Map(days.map((day) => [day.date, day])),
      announced: (one.data?.announced ?? true) && (two.data?.announced ?? true),
    }
  }, [one.data, two.data])
}

/**
 * At which posts the reader may plan: rotas are planned from above, by who dispatches or leads in an area that holds
 * the post's. The server decides; this only spares a refusal. Rule: docs/domain.md S0-9.
 */
export function useMayPlan(areaId: string | undefined): (post: Pick<StaffPost, 'areaId'>) => boolean {
  const { posts } = useMe()
  const { data } = useRead(
    'readArea', { params: { id: areaId ?? '' } }, { enabled: areaId !== undefined, fresh: DIRECTORY_FRESH_MS },
  )
  return useMemo(() => {
    const own = new Set(posts.filter(({ role }) => planners.includes(role)).map((post) => post.areaId))
    const isAbove = (data?.path ?? []).some(({ id }) => own.has(id)) || (areaId !== undefined && own.has(areaId))
    return (post) => isAbove || own.has(post.areaId)
  }, [posts, data, areaId])
}

const planners = ['dispatcher', 'grid_leader', 'leader']
