import type { Place } from '@onegrid/domain'
import { sql } from 'kysely'
import { partsOf } from '../../apps/server/src/modules/areas/index.ts'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import type { Db } from '../../apps/server/src/platform/database/index.ts'
import { innerPoint } from '../../tools/district/inside.ts'

/** Somewhere in a grid of the district. */
export async function anyPlace(db: Db): Promise<Place> {
  const [grid] = await rows(db, sql<{ polygon: Parameters<typeof partsOf>[0] }>`
    select polygon from area where level = 'grid' and polygon is not null order by code limit 1`)
  if (!grid) throw new Error('the district has no grid')
  const [lon, lat] = innerPoint(partsOf(grid.polygon))
  return { lon, lat }
}
