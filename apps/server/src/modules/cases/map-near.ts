/** What lies around a point: the possible duplicates of a report, the open cases beside one. */
import { distanceMetres, viewportKeyRanges } from '@onegrid/domain'
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Reading } from './list.ts'
import { caseListColumns, withLight } from './list-rows.ts'
import type { CaseListRow } from './list-rows.ts'

export interface NearQuery {
  /** Opened then or later; closed ones too. */
  since: Instant
  kind?: string
  /** At most so many, the newest. */
  limit?: number
}

/** Cases within so many metres of a point, nearest first. Whether somebody may see them is for the caller to ask. */
export async function casesNear(
  { db, districtId, now }: Pick<Reading, 'db' | 'districtId' | 'now'>,
  point: { lon: number; lat: number },
  metres: number,
  { since, kind, limit = 100 }: NearQuery,
): Promise<CaseListRow[]> {
  const view = around(point, metres)
  const branches = viewportKeyRanges(view).flatMap(({ from, to }) => [true, false].map(open => sql`
    (select c.id from case_file c
     where c.district_id = ${districtId} and ${open ? sql`c.is_open` : sql`not c.is_open`}
       and c.tile_key between ${from} and ${to} and c.opened_at >= ${new Date(since)}
       and c.lon between ${view.west} and ${view.east} and c.lat between ${view.south} and ${view.north}
       and ${kind === undefined ? sql`true` : sql`c.kind = ${kind}`}
     order by c.opened_at desc limit ${limit})`))
  const found = await rows(db, sql<CaseListRow & { lon: number; lat: number }>`
    select ${caseListColumns} from (${sql.join(branches, sql` union all `)}) near
    join case_file c on c.district_id = ${districtId} and c.id = near.id
    left join case_text x on x.district_id = c.district_id and x.case_id = c.id
    order by c.opened_at desc limit ${limit}`)
  return found
    .map(row => ({ row: withLight(row, now), metres: distanceMetres(point.lon, point.lat, row.lon, row.lat) }))
    .filter(one => one.metres <= metres)
    .sort((a, b) => a.metres - b.metres)
    .map(one => one.row)
}

const METRES_PER_DEGREE = 111_195

/** A square that holds the circle. */
function around({ lon, lat }: { lon: number; lat: number }, metres: number) {
  const north = metres / METRES_PER_DEGREE
  const east = north / Math.cos((lat * Math.PI) / 180)
  return { west: lon - east, south: lat - north, east: lon + east, north: lat + north }
}
