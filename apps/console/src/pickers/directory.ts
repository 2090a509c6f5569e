/** Names of units, desks and matters: read once, used by every picker and wherever an id needs its name. */
import type { Desk, MatterEntry, Unit } from '@onegrid/contract'
import { useMemo } from 'react'
import { useRead } from '../api/queries.ts'

/** A directory changes a few times a month; whoever changes it invalidates it. */
export const DIRECTORY_FRESH_MS = 10 * 60_000

interface Directory<T> { items: readonly T[]; byId: ReadonlyMap<string, T>; loading: boolean; failed: boolean }

export function useUnits(): Directory<Unit> {
  return useDirectory(useRead('listUnits', { query: {} }, { fresh: DIRECTORY_FRESH_MS }), (unit) => unit.id)
}

export function useDesks(): Directory<Desk> {
  return useDirectory(useRead('listDesks', { query: {} }, { fresh: DIRECTORY_FRESH_MS }), (desk) => desk.id)
}

/** Matters that are live today, by code. */
export function useMatters(): Directory<MatterEntry> {
  return useDirectory(useRead('listMatters', { query: {} }, { fresh: DIRECTORY_FRESH_MS }), (matter) => matter.code)
}

interface Read<T> { data?: { items: T[] } | undefined; isPending: boolean; isError: boolean }

function useDirectory<T>({ data, isPending, isError }: Read<T>, keyOf: (item: T) => string): Directory<T> {
  const items = data?.items
  return useMemo(() => {
    const all = items ?? []
    return { items: all, byId: new Map(all.map((item) => [keyOf(item), item])), loading: isPending, failed: isError }
  }, [items, isPending, isError])
}
