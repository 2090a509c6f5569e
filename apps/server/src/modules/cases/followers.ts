/** Runs all followers over all districts. Any number of processes may: a follower's cursor lets one at a time. */
import { sql } from 'kysely'
import { prepared, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { BATCH, step } from './follower.ts'
import type { Follower } from './follower.ts'
import { startLoop } from './loop.ts'
import type { Loop } from './loop.ts'

export interface RunnerOptions {
  db: Db
  followers: readonly Follower[]
  onParked: (follower: string, districtId: number, caseId: string, error: unknown) => void
  onError: (error: unknown) => void
}

/** How far a follower is behind in a district. */
export interface Lag {
  follower: string
  districtId: number
  lines: number
  /** Since the oldest line that it has not read got its position. */
  seconds: number
  parked: number
}

/** One loop for each follower, so that a slow one holds up nobody else. */
export function startFollowers({ db, followers, onParked, onError }: RunnerOptions): Loop {
  const loops = followers.map(follower =>
    startLoop({
      everyMs: 250,
      onError,
      async round() {
        let more = false
        for (const { districtId } of await behind(db, follower.name)) {
          const did = await step(db, follower, districtId)
          if (did.did === 'parked') onParked(follower.name, districtId, did.caseId, did.error)
          if (did.did === 'parked' || (did.did === 'read' && did.lines === BATCH)) more = true
        }
        return more
      },
    }),
  )
  return {
    wake: () => loops.forEach(loop => loop.wake()),
    stop: async () => void (await Promise.all(loops.map(loop => loop.stop()))),
  }
}

/** For the metrics: all followers in all districts that have begun, up to date or not. */
export async function lags(db: Db, names: readonly string[]): Promise<Lag[]> {
  return rows(db, sql<Lag>`
    select n.name as follower, h.district_id as "districtId", h.pos - coalesce(c.pos, 0) as lines,
      coalesce((select extract(epoch from clock_timestamp() - f.fed_at)::float8 from feed f
        where f.district_id = h.district_id and f.pos = coalesce(c.pos, 0) + 1), 0) as seconds,
      (select count(*) from follower_parked p where p.district_id = h.district_id and p.follower = n.name) as parked
    from feed_head h
    cross join unnest(${[...names]}::text[]) as n (name)
    left join follower_cursor c on c.district_id = h.district_id and c.follower = n.name
    order by n.name, h.district_id`)
}

async function behind(db: Db, name: string): Promise<{ districtId: number }[]> {
  return prepared(db, sql<{ districtId: number }>`
    select h.district_id as "districtId" from feed_head h
    left join follower_cursor c on c.district_id = h.district_id and c.follower = ${name}
    where h.pos > coalesce(c.pos, 0)`)
}
