/**
 * Gives the lines that writers left in the outbox one order. Any number may run: the lock on a district's head lets one
 * at a time. Rules: decisions 10, 11.
 */
import { sql } from 'kysely'
import { prepared } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { startLoop } from './loop.ts'
import type { Loop } from './loop.ts'

export interface SequencerOptions {
  db: Db
  /** Lines have got their positions: followers of this process need not wait for their next look. */
  onFed: () => void
  onError: (error: unknown) => void
}

export const SEAL = { positions: 1000, seconds: 60 } as const

export function startSequencer({ db, onFed, onError }: SequencerOptions): Loop {
  return startLoop({
    everyMs: 30,
    onError,
    async round() {
      let more = false
      for (const districtId of await districtsWaiting(db)) {
        const moved = await sequence(db, districtId)
        if (moved > 0) onFed()
        if (moved === BATCH) more = true
      }
      return more
    },
  })
}

const BATCH = 1000

/** One batch of one district. @returns how many lines got a position */
export async function sequence(db: Db, districtId: number, batch = BATCH, seal: Seal = SEAL): Promise<number> {
  const [answer] = await prepared(db, sql<{ moved: number }>`
    select sequence_feed(${districtId}, ${batch}, ${seal.positions}, ${seal.seconds}) as moved`)
  return answer?.moved ?? 0
}

type Seal = { positions: number; seconds: number }

/** Districts with lines in the outbox, or with positions that have waited long enough for a seal. */
async function districtsWaiting(db: Db): Promise<number[]> {
  const found = await prepared(db, sql<{ districtId: number }>`
    select h.district_id as "districtId" from feed_head h
    where exists (select from outbox o where o.district_id = h.district_id)
      or h.unsealed_since < clock_timestamp() - make_interval(secs => ${SEAL.seconds})`)
  return found.map(({ districtId }) => districtId)
}
