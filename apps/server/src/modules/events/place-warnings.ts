/** A place in China, but far from all grids: taken, since the desk can mend it, and said to whoever chose it. */
import { sentence } from '@onegrid/domain'
import type { Language, Place } from '@onegrid/domain'
import type { AreaTree } from '../areas/index.ts'

/** Coordinates of another datum are some 600 m off, a telephone without satellites a kilometre or two. */
const FAR_METRES = 2000

/** None for a place in a grid or beside one, and where the district has no grids yet. */
export function placeWarnings(
  tree: Pick<AreaTree, 'locate' | 'nearestGrid'>, place: Place | undefined, lang: Language,
): string[] {
  if (!place || tree.locate(place.lon, place.lat) || tree.nearestGrid(place.lon, place.lat, FAR_METRES)) return []
  const nearest = tree.nearestGrid(place.lon, place.lat, Infinity)
  return nearest ? [sentence('place_far', { km: kilometres(nearest.metres) }, lang)] : []
}

/** As exact as it is worth saying: 3.4, 28, 1130. */
function kilometres(metres: number): number {
  const km = metres / 1000
  if (km < 10) return Math.round(km * 10) / 10
  return km < 100 ? Math.round(km) : Math.round(km / 10) * 10
}
