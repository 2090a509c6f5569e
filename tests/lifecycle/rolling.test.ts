/**
 * Two API processes and a worker on one database, restarted one after the other while people work: whoever stands
 * before them loses no request. As docs/deploy/production.md sets it up.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { emptyDatabase } from '../../apps/server/src/platform/database/testing.ts'
import { createDatabase, rows } from '../../apps/server/src/platform/database/index.ts'
import { environmentWith } from '../../tools/play/running.ts'
import type { Running } from '../../tools/play/running.ts'
import { settle } from '../../tools/play/settle.ts'
import { anyPlace } from '../kills/any-place.ts'
import { crew } from '../kills/crew.ts'
import { scratchFolder } from '../scratch.ts'
import { startApp } from './app.ts'
import { openDoor } from './door.ts'

const CLIENTS = 4
const PATIENCE_MS = 300_000

let dataDir: string
let database: Awaited<ReturnType<typeof emptyDatabase>>
const processes = new Set<Running>()

beforeAll(async () => {
  dataDir = scratchFolder('rolling')
  database = await emptyDatabase()
}, PATIENCE_MS)

afterAll(async () => {
  for (const one of processes) one.stop()
  await Promise.all([...processes].map(({ ended }) => ended))
  await database.drop()
  rmSync(dataDir, { recursive: true, force: true })
}, PATIENCE_MS)

test('a rolling restart under load loses no request and does nothing twice', async () => {
  const worker = start('worker', { DATABASE_OWNER_URL: database.ownerUrl }, ['--cases', 'none'])
  const workerUrl = await worker.ready
  const apis = [start('api'), start('api')]
  const urls = await Promise.all(apis.map(({ ready }) => ready))
  const db = createDatabase(database.ownerUrl, { max: 2 })
  const door = await openDoor(() => urls)
  let over = false
  const people = crew(async () => door.url, await anyPlace(db))
  const working = Promise.all(Array.from({ length: CLIENTS }, () => people.work(() => over)))
  try {
    for (const which of apis.keys()) {
      const before = people.acts.length
      await more(() => people.acts.length > before + CLIENTS * 3)
      apis[which]!.stop()
      expect(await apis[which]!.ended).toBe(0)
      processes.delete(apis[which]!)
      apis[which] = start('api')
      urls[which] = await apis[which]!.ready
    }
    over = true
    await working
    await settle({ baseUrl: workerUrl })

    // The restarts have met people at work, and nobody had to send anything again.
    expect(door.passedOn()).toBeGreaterThan(0)
    expect([door.lost(), people.acts.filter(({ sent }) => sent !== 1).length]).toEqual([0, 0])
    const lines = await rows(db, sql<{ id: string }>`
      select action_id::text as id from trail where action in ('report', 'supplement', 'accept', 'comment')`)
    expect(lines.map(({ id }) => id).sort()).toEqual(people.acts.map(({ body }) => body.id).sort())
  } finally {
    over = true
    door.close()
    await db.destroy()
  }
}, PATIENCE_MS)

function start(role: 'worker' | 'api', settings: NodeJS.ProcessEnv = {}, argv: string[] = []): Running {
  const env = environmentWith({
    DATA_DIR: dataDir, DATABASE_URL: database.appUrl, PORT: '0', ONEGRID_LANG: 'zh', ONEGRID_ROLE: role,
    // A start is mostly the reading of its sources: what the one before has compiled, the next need not.
    NODE_COMPILE_CACHE: join(dataDir, 'compiled'), ...settings,
  })
  const one = startApp(env, argv)
  processes.add(one)
  return one
}

async function more(enough: () => boolean): Promise<void> {
  while (!enough()) await new Promise((done) => setTimeout(done, 20))
}
