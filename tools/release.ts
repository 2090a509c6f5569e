/**
 * Makes the small district of a release that every later one restores and upgrades (tests/upgrade):
 *
 *   DATA_DIR=an/empty/folder node tools/release.ts --to tests/upgrade/release-VERSION
 *
 * A history of a few thousand events, of which a few dozen are kept: of every state, source and level, with all that
 * belongs to them. The rest goes, what is left is fed and sealed anew by the product's own sequencer, and `npm run
 * backup`'s own program writes it, with the key file beside it: what is in it is made up.
 */
import { cpSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { sequence } from '../apps/server/src/modules/cases/sequencer.ts'
import { at, rows } from '../apps/server/src/platform/database/index.ts'
import type { Db } from '../apps/server/src/platform/database/index.ts'
import { StartError } from '../apps/server/src/platform/words.ts'
import { backUp } from './backup/backup.ts'
import { atTerminal } from './backup/terminal.ts'
import { load } from './load/load.ts'
import { open } from './load/open.ts'
import { keepFew } from './release/keep-few.ts'

const DISTRICT = 1
/** So many that what is seldom has happened. */
const EVENTS = 3000
/** Short ones, so that even a few hundred lines have several. */
const SEAL = { positions: 50, seconds: 60 }

await atTerminal({ zh: '已停止', en: 'Stopped' }, async ({ say, tell, signal, stack }) => {
  const { values: { to } } = parseArgs({ options: { to: { type: 'string' } } })
  if (!to) {
    throw new StartError({ zh: '用法：node tools/release.ts --to 目录', en: 'Usage: node tools/release.ts --to FOLDER' })
  }
  const { app, deps, ownerUrl } = await open(['--size', 'small'], stack, say)
  const { db, ownerDb, secrets, config } = deps
  const { cases } = app.modules
  await load({
    app, db, ownerDb, ownerUrl, secrets, districtId: DISTRICT, events: EVENTS, days: 30, seed: 1, replace: false,
    signal, onProgress: () => {},
  })
  const lines = await keepFew(ownerDb, DISTRICT)
  // Those that keep tables begin anew; the others have told whom they had to tell.
  await sql`update follower_cursor set pos = ${lines}`.execute(ownerDb)
  for (const name of ['case_tallies', 'order_marks', 'replies']) await cases.rebuild(DISTRICT, name)
  while ((await sequence(db, DISTRICT, 1000, SEAL)) > 0);
  // It stands still from here on: whoever restores it in years finds the same moment, and nothing that is due.
  await app.kit.clock.set(DISTRICT, { now: app.kit.clock.now(DISTRICT), rate: 0 })
  const running = cases.start()
  while (await isBusy(db, app.kit.clock.now(DISTRICT))) await sleep(50)
  await running.stop()
  await sql`analyze`.execute(ownerDb)
  const manifest = await backUp({ config, url: ownerUrl, to, tell, signal })
  cpSync(config.keyFile, `${to}.keys.json`)
  const schema = manifest.schema.length
  say({ zh: `${to}：${lines} 行留痕，迁移到 ${schema}`, en: `${to}: ${lines} lines, schema ${schema}` })
  return 0
})

async function isBusy(db: Db, now: number): Promise<boolean> {
  const [left] = await rows(db, sql<{ left: number }>`
    select (select count(*) from outbox) + (select count(*) from timers where fire_at <= ${at(now)})
      + (select h.pos - min(c.pos) from feed_head h join follower_cursor c using (district_id) group by h.pos) as left`)
  return left?.left !== 0
}
