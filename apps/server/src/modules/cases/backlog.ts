/** What the background of a district has before it. */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

export interface Backlog {
  districtId: number
  /** Lines that the sequencer has not fed yet. */
  outbox: number
  /** Timers whose moment has come, also those that failed and are tried again. */
  timers: number
}

/** For the metrics: every district that has begun. */
export async function backlog(db: Db, now: (districtId: number) => Instant): Promise<Backlog[]> {
  const heads = await rows(db, sql<{ districtId: number }>`select district_id as "districtId" from feed_head`)
  return Promise.all(heads.map(async ({ districtId }) => {
    const [counted] = await rows(
      db,
      sql<Omit<Backlog, 'districtId'>>`
      select (select count(*) from outbox where district_id = ${districtId}) as outbox,
        (select count(*) from timers
          where district_id = ${districtId} and fire_at <= ${at(now(districtId))}) as timers`,
    )
    return { districtId, outbox: counted?.outbox ?? 0, timers: counted?.timers ?? 0 }
  }))
}
