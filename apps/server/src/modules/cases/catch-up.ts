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
 * Acts upon the timers that are due; followers read of it when they catch up.
 *
 * @returns how many
 * @throws what a timer failed by
 */
export async function actDue(kit: CatchUpKit, { kinds }: Registered, districtId: number): Promise<number> {
  const failures: unknown[] = []
  const handlerOf = (kind: string) => kinds.get(kind)?.onTimer
  const acted = await tick({ ...kit, handlerOf, onError: error => void failures.push(error) }, districtId)
  if (failures.length > 0) throw failures[0]
  return acted
}

/**
 * Acts upon what is due, and lets every follower read what was written, until neither brings anything more.
 *
 * @throws what a timer or a follower failed by
 */
export async function catchUp(kit: CatchUpKit, registered: Registered, districtId: number): Promise<void> {
  const followers = [...registered.followers.values()]
  for (;;) {
    const acted = await actDue(kit, registered, districtId)
    const fed = await sequence(kit.db, districtId)
    if (acted === 0 && fed === 0) return
    await Promise.all(followers.map(one => readAll(kit.db, one, districtId)))
  }
}

export interface NextTimer {
  at: Instant
  rule: string
}

/** At which time will act upon a case next, and how; undefined where nothing lies ahead. */
export async function nextTimer(db: Db, districtId: number): Promise<NextTimer | undefined> {
  const [next] = await rows(db, sql<NextTimer>`
    select fire_at as at, rule from timers where district_id = ${districtId} order by fire_at limit 1`)
  return next
}

async function readAll(db: Db, follower: Follower, districtId: number): Promise<void> {
  for (;;) {
    const did = await step(db, follower, districtId)
    if (did.did === 'parked') throw did.error
    if (did.did === 'nothing') return
  }
}
