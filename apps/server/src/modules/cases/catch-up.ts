/**
 * The background's work done here and now, for whoever moves a district's clock himself: nothing is left to do when it
 * comes back. Beside a running background it only helps along.
 */
import type { Instant } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Registered } from './api.ts'
import { step } from './follower.ts'
import type { Follower } from './follower.ts'
import { sequence } from './sequencer.ts'
import { tick } from './ticker.ts'

export interface CatchUpKit {
  db: Db
  now: (districtId: number) => Instant
}

/**
 * Acts upon what is due, and lets every follower read what was written, until neither brings anything more.
 *
 * @throws what a timer or a follower failed by
 */
export async function catchUp(kit: CatchUpKit, { kinds, followers }: Registered, districtId: number): Promise<void> {
  const failures: unknown[] = []
  const ticker = {
    ...kit, handlerOf: (kind: string) => kinds.get(kind)?.onTimer, onError: (error: unknown) => void failures.push(error),
  }
  for (;;) {
    const acted = await tick(ticker, districtId)
    const fed = await sequence(kit.db, districtId)
    if (failures.length > 0) throw failures[0]
    if (fed > 0) await Promise.all([...followers.values()].map((one) => readAll(kit.db, one, districtId)))
    if (acted === 0 && fed === 0) return
  }
}

/** The earliest moment at which time will act upon a case; undefined where nothing lies ahead. */
export async function nextTimer(db: Db, districtId: number): Promise<Instant | undefined> {
  const [row] = await rows(db, sql<{ at: Instant | null }>`
    select min(fire_at) as at from timers where district_id = ${districtId}`)
  return row?.at ?? undefined
}

async function readAll(db: Db, follower: Follower, districtId: number): Promise<void> {
  for (;;) {
    const did = await step(db, follower, districtId)
    if (did.did === 'parked') throw did.error
    if (did.did === 'nothing') return
  }
}
