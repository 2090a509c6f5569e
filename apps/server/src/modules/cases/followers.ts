/** Runs all followers over all districts. Any number of processes may: a follower's cursor lets one at a time. */
import { sql } from 'kysely'
import { prepared, rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { FeedPages } from './feed-pages.ts'
import { BATCH, step } from './follower.ts'
import type { Follower, Pages, Step } from './follower.ts'
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

/**
 * One loop for each follower, so that a slow one holds up nobody else. Whoever is far behind goes on by large batches,
 * of pages that all of them read.
 */
export function startFollowers({ db, followers, onParked, onError }: RunnerOptions): Loop {
  const pages = new FeedPages(db)
  const far = new Set<string>()
  const loops = followers.map(follower =>
    startLoop({
      everyMs: 250,
      onError,
      async round() {
        let more = false
        let isFar = false
        for (const { districtId, lines } of await behind(db, follower.name)) {
          const large = lines > BATCH
          if (large) far.add(follower.name)
          const did = await (large ? stepFar(db, follower, districtId, pages) : step(db, follower, districtId))
          if (did.did === 'parked') onParked(follower.name, districtId, did.caseId, did.error)
          if (did.did === 'parked' || (did.did === 'read' && did.lines < lines)) more = true
          isFar ||= large && did.did !== 'nothing'
        }
        if (!isFar && far.delete(follower.name) && far.size === 0) pages.forget()
        return more
      },
    }),
  )
  return {
    wake: () => loops.forEach(loop => loop.wake()),
    stop: async () => void (await Promise.all(loops.map(loop => loop.stop()))),
  }
}

/** One batch of a follower that is far behind. */
export function stepFar(db: Db, follower: Follower, districtId: number, pages: Pages): Promise<Step> {
  return step(db, follower, districtId, follower.reset ? LARGE_BATCH : BATCH, pages)
}

/**
 * For whoever keeps tables: what changed and changed again within a batch is written once. Whoever only acts takes no
 * more than usual, for each act is a transaction of its own beside the one that holds the cursor.
 */
const LARGE_BATCH = 8 * BATCH

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

interface Behind {
  districtId: number
  /** By so many. */
  lines: number
}

async function behind(db: Db, name: string): Promise<Behind[]> {
  return prepared(db, sql<Behind>`
    select h.district_id as "districtId", h.pos - coalesce(c.pos, 0) as lines from feed_head h
    left join follower_cursor c on c.district_id = h.district_id and c.follower = ${name}
    where h.pos > coalesce(c.pos, 0)`)
}
