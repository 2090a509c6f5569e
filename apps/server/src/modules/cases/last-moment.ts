import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

/** When something happened last in a district; 0 where nothing has. A clock that is set back may not go before it. */
export async function lastMoment(db: Db, districtId: number): Promise<Instant> {
  const [row] = await rows(db, sql<{ at: Instant | null }>`
    select max(updated_at) as at from case_file where district_id = ${districtId}`)
  return row?.at ?? 0
}
