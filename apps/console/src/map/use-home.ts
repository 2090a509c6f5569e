import type { Me } from '@onegrid/contract'
import { boundsOf } from '@onegrid/web/map'
import type { MapArea, MapBounds } from '@onegrid/web/map'
import { useMe } from '../session/session.tsx'
import type { Ground } from './ground.ts'

/** Where somebody's maps begin: the area of the own post, as far as it is on the map already; else the whole ground. */
export function useHome({ areas, bounds, waiting }: Ground): MapBounds | undefined {
  const { posts } = useMe()
  return waiting ? undefined : (homeOf(posts, areas) ?? bounds)
}

function homeOf(posts: Me['posts'], areas: readonly MapArea[]): MapBounds | undefined {
  const known = new Map(areas.map(({ id, shape }) => [id, shape]))
  for (const { areaId, areaPath } of posts) {
    const near = [areaId, ...areaPath].find((id) => known.has(id))
    if (near !== undefined) return boundsOf([known.get(near)!])
  }
  return undefined
}
