/**
 * The district's ground for the map, as much of it as is looked at: outline and towns always, villages and grids of the
 * towns in sight. A town's grids are asked once for as long as the page is open; they are redrawn a few times a year.
 */
import type { AreaBody } from '@onegrid/contract'
import { boundsOf, isShape, overlap } from '@onegrid/web/map'
import type { MapArea, MapBounds, MapViewport, Tier } from '@onegrid/web/map'
import { useQueries, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { call } from '../api/client.ts'

const tiers = { district: 0, town: 1, village: 2, grid: 3 } as const
type Level = keyof typeof tiers

/** A little before the style shows them, so that they are there in time. */
const VILLAGES_FROM = 10.5
const GRIDS_FROM = 12.3
const AN_HOUR = 3_600_000

export interface Ground {
  areas: readonly MapArea[]
  bounds: MapBounds | undefined
  /** Outline and towns have not come. */
  waiting: boolean
  error: unknown
  again(): void
}

/** @param view what is looked at; before the map has said it, towns only */
export function useGround(view: MapViewport | undefined): Ground {
  const district = useQuery(levelQuery('district'))
  const towns = useQuery(levelQuery('town'))
  const inSight = useMemo(() => townsIn(towns.data ?? [], view), [towns.data, view])
  const zoom = view?.zoom ?? 0
  const within = (level: Level, from: number) => inSight.map((id) => levelQuery(level, id, zoom >= from))
  const villages = useQueries({ queries: within('village', VILLAGES_FROM), combine: gather })
  const grids = useQueries({ queries: within('grid', GRIDS_FROM), combine: gather })
  const areas = useMemo(
    () => [...(district.data ?? []), ...(towns.data ?? []), ...villages, ...grids],
    [district.data, towns.data, villages, grids],
  )
  const bounds = useMemo(() => boundsOf((district.data ?? []).map(({ shape }) => shape)), [district.data])
  return {
    areas,
    bounds,
    waiting: district.isPending || towns.isPending,
    error: district.error ?? towns.error,
    again: () => void Promise.all([district.refetch(), towns.refetch()]),
  }
}

function levelQuery(level: Level, parent?: string, enabled = true) {
  const query = { level, polygons: true, limit: 2000, ...(parent && { parent }) }
  return {
    queryKey: ['listAreas', 'ground', query],
    queryFn: async () => (await call('listAreas', { query })).items.flatMap(areaOf),
    staleTime: AN_HOUR,
    gcTime: Infinity,
    enabled,
  }
}

function areaOf({ id, name, level, polygon }: AreaBody): MapArea[] {
  if (!isShape(polygon) || !(level in tiers)) return []
  return [{ id, name, tier: tiers[level as Level] satisfies Tier, shape: polygon }]
}

function townsIn(towns: readonly MapArea[], view: MapBounds | undefined): string[] {
  if (!view) return []
  return towns.filter(({ shape }) => overlap(boundsOf([shape])!, view)).map(({ id }) => id)
}

function gather(results: UseQueryResult<MapArea[]>[]): MapArea[] {
  return results.flatMap(({ data }) => data ?? [])
}
