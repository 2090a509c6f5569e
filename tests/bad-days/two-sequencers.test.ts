/**
 * Two workers, each with sequencer, followers and ticker, on one database while people work: one is frozen amid its
 * work, one is killed. The other goes on; whoever wakes up again does nothing twice.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { settle } from '../../tools/play/settle.ts'
import { verifyHere } from '../../tools/play/verify-here.ts'
import { anyPlace } from '../kills/any-place.ts'
import { crew } from '../kills/crew.ts'
import { deployment } from './deployment.ts'
import type { Deployment } from './deployment.ts'

const CLIENTS = 3
const PATIENCE_MS = 300_000
/** PostgreSQL ends the session of whoever holds a row and says nothing for a minute (platform/database/pool.ts). */
const TAKEN_OVER_MS = 90_000

let town: Deployment
beforeAll(async () => {
  town = await deployment('two')
}, PATIENCE_MS)
afterAll(() => town.end(), PATIENCE_MS)

test('what one leaves the other takes up, be the first killed or frozen, and no line is there twice', async () => {
  const { db } = town
  const first = town.start('worker', ['--cases', 'none'])
  await first.ready
  const url = await town.start('api').ready
  const people = crew(async () => url, await anyPlace(db))
  let over = false
  const working = Promise.all(Array.from({ length: CLIENTS }, () => people.work(() => over)))
  try {
    // Frozen with a follower's rows in hand: the worst moment.
    await frozenAmid(first.pid)
    const second = town.start('worker')
    const secondUrl = await second.ready
    await fedOn()
    await until(async () => (await heldBySleepers()) === 0, TAKEN_OVER_MS)
    over = true
    await working
    await settle({ baseUrl: secondUrl, timeoutMs: TAKEN_OVER_MS })

    // Awake again it finds its session gone, and goes on; then the other is killed.
    process.kill(first.pid, 'SIGCONT')
    over = false
    const again = Promise.all(Array.from({ length: CLIENTS }, () => people.work(() => over)))
    await fedOn()
    process.kill(second.pid, 'SIGKILL')
    await second.ended
    await fedOn()
    over = true
    await again
    await settle({ baseUrl: await first.ready, timeoutMs: TAKEN_OVER_MS })
  } finally {
    over = true
    process.kill(first.pid, 'SIGCONT')
  }

  const lines = await rows(db, sql<{ id: string }>`
    select action_id::text as id from trail where action in ('report', 'supplement', 'accept', 'comment')`)
  expect(lines.map(({ id }) => id).sort()).toEqual(people.acts.map(({ body }) => body.id).sort())
  const [feed] = await rows(db, sql`
    select count(*)::int as lines, count(distinct (f.case_id, f.seq))::int as once, max(f.pos)::int as last,
      (select count(*)::int from trail) as trail, (select count(*)::int from outbox) as waiting
    from feed f`)
  const all = (feed as { trail: number }).trail
  expect(feed).toEqual({ lines: all, once: all, last: all, trail: all, waiting: 0 })
  const differing = await rows(db, sql`
    select f.id from case_file f full join case_counted c on c.district_id = f.district_id and c.case_id = f.id
    where f.state is distinct from c.state`)
  expect(differing).toEqual([])
  const [tally] = await rows(db, sql<{ cases: number }>`
    select sum(cases)::int as cases from case_tally where cube = 'place'`)
  expect(tally?.cases).toBe((await rows(db, sql`select from case_file`)).length)
  expect(await rows(db, sql`select from follower_parked`)).toEqual([])
  expect(await verifyHere(town.env)).toMatchObject({ ok: true })

  /** Stops the process at moments like any other, until one is found at which it holds rows. */
  async function frozenAmid(pid: number): Promise<void> {
    for (let tries = 0; tries < 2000; tries++) {
      process.kill(pid, 'SIGSTOP')
      // What the database still does for it is done by then, and nobody else is at it so long.
      await sleep(60)
      if ((await heldBySleepers()) > 0) return
      process.kill(pid, 'SIGCONT')
      await sleep(10 + Math.random() * 40)
    }
    throw new Error('was never met amid its work')
  }

  /** Cursors whose holder is within a transaction and has asked nothing for a while. */
  async function heldBySleepers(): Promise<number> {
    const held = await rows(db, sql`
      select from pg_stat_activity a
      where a.datname = current_database() and a.state = 'idle in transaction'
        and a.state_change < clock_timestamp() - interval '50 ms'
        and exists (select from pg_locks l where l.pid = a.pid and l.relation = 'follower_cursor'::regclass)`)
    return held.length
  }

  /** Until what is written now has got its place, whoever gives it. */
  async function fedOn(): Promise<void> {
    const head = async () => (await rows(db, sql<{ pos: number }>`select pos from feed_head`))[0]?.pos ?? 0
    const before = await head()
    await until(async () => (await head()) > before + 20, 30_000)
  }
}, PATIENCE_MS)

async function until(condition: () => Promise<boolean>, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited in vain')
    await sleep(50)
  }
}
