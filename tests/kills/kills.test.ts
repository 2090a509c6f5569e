/**
 * The product dies at random moments under load, its database with it or alone. What was answered is there,
 * nothing is there twice, whatever is sent again is answered as done. `KILLS=100` kills as often.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ApiError } from '@onegrid/contract/client'
import { canonicalJson, parseCanonical } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import { createDatabase, rows } from '../../apps/server/src/platform/database/index.ts'
import { randomFor } from '../../tools/district/random.ts'
import { openBeside } from '../../tools/open-beside.ts'
import { PlayClock } from '../../tools/play/clock.ts'
import { People } from '../../tools/play/people.ts'
import { environmentWith } from '../../tools/play/running.ts'
import type { Running } from '../../tools/play/running.ts'
import { settle } from '../../tools/play/settle.ts'
import { verifyHere } from '../../tools/play/verify-here.ts'
import { startApp } from '../lifecycle/app.ts'
import { isAlive, postmasterOf, until } from '../lifecycle/observe.ts'
import { scratchFolder } from '../scratch.ts'
import { anyPlace } from './any-place.ts'
import { crew } from './crew.ts'
import type { Act } from './crew.ts'

const KILLS = Number(process.env.KILLS ?? 20)
type Death = 'product' | 'both' | 'database'
/** Who dies, over and over: the database as when the power goes, without a checkpoint. */
const DEATHS: readonly Death[] = ['product', 'database', 'product', 'both']
/** Every so many deaths a day passes in the district, so that its clocks have to remind of much at once. */
const DAY_EVERY = 5
const DAY_MS = 86_400_000
const CLIENTS = 8
/** On two busy cores a start takes many seconds instead of one. */
const PATIENCE_MS = 120_000 + KILLS * 20_000

let folder: string
let dataDir: string
let env: NodeJS.ProcessEnv
let product: Running

beforeAll(async () => {
  folder = scratchFolder('kills')
  dataDir = join(folder, 'data')
  // A start is mostly the reading of its sources: what the first has compiled, the next twenty need not.
  const NODE_COMPILE_CACHE = join(folder, 'compiled')
  env = environmentWith({ DATA_DIR: dataDir, PORT: '0', ONEGRID_LANG: 'zh', NODE_COMPILE_CACHE })
  const first = startApp(env, ['--cases', 'none'])
  await first.ready
  // It writes the cache when it ends by itself.
  first.stop()
  await first.ended
  product = startApp(env)
}, 180_000)

afterAll(async () => {
  product.stop()
  await product.ended
  rmSync(folder, { recursive: true, force: true })
})

test(`killed ${KILLS} times under load, nothing answered is lost and nothing is done twice`, async () => {
  const random = randomFor('kills')
  await product.ready
  const { beside, db } = await look()
  const people = crew(() => product.ready, await anyPlace(db))
  await close({ beside, db })
  let over = false
  const working = Promise.all(Array.from({ length: CLIENTS }, () => people.work(() => over)))
  // A refusal is heard at once, not after the last kill.
  const refused = working.then(() => {})
  refused.catch(() => (over = true))

  try {
    for (let kill = 1; kill <= KILLS && !over; kill++) {
      await product.ready
      if (kill % DAY_EVERY === 1) await dayPasses(() => over)
      await meanwhile(people.acts, random.int(1, 10), () => over)
      await sleep(random.next() * 60)
      await die(DEATHS[kill % DEATHS.length]!, random.next() * 100)
    }
    await product.ready
  } finally {
    over = true
  }
  await working
  const url = await product.ready

  const { acts } = people
  expect(acts.length).toBeGreaterThan(KILLS * 5)
  // Otherwise the kills have met nobody.
  expect(acts.filter(({ sent }) => sent > 1).length).toBeGreaterThan(KILLS / 2)
  await Promise.all(acts.map(async (act) => {
    const again = await people.send(act)
    expect([again.outcome, again.seq, again.case.id]).toEqual(['same', act.answer?.seq, act.answer?.case.id])
  }))

  await settle({ baseUrl: url })
  const seen = await look()
  try {
    const lines = await rows(seen.db, sql<{ id: string }>`
      select action_id::text as id from trail where action in ('report', 'supplement', 'accept', 'comment')`)
    expect(lines.map(({ id }) => id).sort()).toEqual(acts.map(({ body }) => body.id).sort())
    // Time acts as once as people do. Of one line nobody hears twice: the table of messages has a key for it.
    const reminders = (await rows(seen.db, sql<{ text: string }>`select text from trail where action = 'remind'`))
      .map(({ text }) => parseCanonical(text)).map((line) => canonicalJson([line.case, line.params]))
    expect(reminders.length).toBeGreaterThan(0)
    expect(reminders.length).toBe(new Set(reminders).size)
    const reports = acts.filter(({ body }) => body.action === undefined)
    const events = await rows(seen.db, sql`select count(*)::int as n from case_file where kind = 'event'`)
    expect(events).toEqual([{ n: reports.length }])
    // What follows the trail has seen each line once as well.
    const differing = await rows(seen.db, sql`
      select f.id from case_file f full join case_counted c on c.district_id = f.district_id and c.case_id = f.id
      where f.state is distinct from c.state`)
    expect(differing).toEqual([])
    expect(await rows(seen.db, sql`select follower, case_id from follower_parked`)).toEqual([])
  } finally {
    await close(seen)
  }
  expect(await verifyHere(env)).toMatchObject({ ok: true })
}, PATIENCE_MS)

/** Asked until it is answered: the database may be away. */
async function dayPasses(over: () => boolean): Promise<void> {
  for (;;) {
    try {
      const people = new People({ baseUrl: await product.ready, password: DEMO_PASSWORD })
      const clock = new PlayClock(await people.as('admin-system'))
      const { now } = await clock.read()
      return await clock.set(now + DAY_MS, 1)
    } catch (error) {
      if (over() || !(error instanceof ApiError && error.status === 503)) throw error
      await sleep(100)
    }
  }
}

/** Until so many more are answered: a kill shall meet a product at work, however long that took to come up. */
async function meanwhile(acts: readonly Act[], more: number, over: () => boolean): Promise<void> {
  const answered = () => acts.filter(({ answer }) => answer).length
  const enough = answered() + more
  while (answered() < enough && !over()) await sleep(5)
}

/** Whoever dies alone is started by the one who stays: the product by us, the database by the product. */
async function die(who: Death, laterMs: number): Promise<void> {
  const postmaster = who === 'product' ? undefined : postmasterOf(dataDir)
  if (postmaster !== undefined) process.kill(postmaster, who === 'both' ? 'SIGQUIT' : 'SIGKILL')
  if (who !== 'database') {
    // Amid the answers that the product gives without its database.
    if (postmaster !== undefined) await sleep(laterMs)
    process.kill(product.pid, 'SIGKILL')
    await product.ended
  }
  if (postmaster !== undefined) await until(() => !isAlive(postmaster))
  if (who !== 'database') product = startApp(env)
}

/** Into the product's database, beside it. */
async function look() {
  const beside = await openBeside(readConfig({ DATA_DIR: dataDir }, []), () => {})
  return { beside, db: createDatabase(beside.appUrl, { max: 2 }) }
}

async function close({ beside, db }: Awaited<ReturnType<typeof look>>): Promise<void> {
  await db.destroy()
  await beside.close()
}
