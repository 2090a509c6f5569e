/** What the background of a district has done, and has before it. */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'

export interface Backlog {
  districtId: number
  /** Where the feed stands: it grows by one a line, for ever. */
  position: number
  /** Lines that the sequencer has not fed yet. */
  outbox: number
  /** Timers whose moment has come, also those that failed and are tried again. */
  timers: number
  /** By how much the oldest of these is late, in seconds of business time. */
  lateSeconds: number
}

/** For the metrics: every district that has begun. */
export async function backlog(db: Db, now: (districtId: number) => Instant): Promise<Backlog[]> {
  const heads = await rows(db, sql<{ districtId: number; position: number }>`
    select district_id as "districtId", pos as position from feed_head`)
  return Promise.all(heads.map(async ({ districtId, position }) => {
    const moment = now(districtId)
    const [counted] = await rows(
      db,
      sql<{ outbox: number; timers: number; oldest: Instant | null }>`
      select (select count(*) from outbox where district_id = ${districtId}) as outbox, due.timers, due.oldest
      from (select count(*) as timers, min(fire_at) as oldest from timers
        where district_id = ${districtId} and fire_at <= ${at(moment)}) due`,
    )
    const { outbox = 0, timers = 0, oldest } = counted ?? {}
    return { districtId, position, outbox, timers, lateSeconds: oldest ? (moment - oldest) / 1000 : 0 }
  }))
}
