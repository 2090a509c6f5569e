/**
 * Lets all followers of the district in DATA_DIR, where no product runs, read from the first line: those with tables
 * once more, then all of them as if they had never read. Tells its parent how long it took.
 */
import { sql } from 'kysely'
import pg from 'pg'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { stopStack } from '../../apps/server/src/platform/process/stop-stack.ts'
import { open } from '../../tools/load/open.ts'
import type { Reading, Rebuilt } from './rebuild.ts'

const DISTRICT = 1
/** A district of a year would take longer than anybody waits: what was read until then is what counts. */
const LONGEST_S = 180
const BATCH = 1000

/** As `readFeed` asks for them. */
const LINES = `select f.pos, f.case_id, f.kind, f.seq, t.action_id, t.text
  from feed f join trail t on t.district_id = f.district_id and t.case_id = f.case_id and t.seq = f.seq
  where f.district_id = $1 and f.pos > $2 order by f.pos limit ${BATCH}`

const stack = stopStack()
try {
  const { app, deps: { db, ownerDb }, ownerUrl } = await open([], stack, () => {})
  const { cases } = app.modules
  const rebuilt: string[] = []
  for (const name of cases.followers()) if (await cases.rebuild(DISTRICT, name)) rebuilt.push(name)
  const again = await readAll(rebuilt)
  const floorSeconds = await bare(ownerUrl, again.lines)
  // As if they had all been away since the first line; who has been told is told again.
  await sql`truncate follower_cursor, message, delivery`.execute(ownerDb)
  const first = await readAll(cases.followers())
  process.send?.({ again, first, floorSeconds } satisfies Rebuilt)

  async function readAll(names: readonly string[]): Promise<Reading> {
    const [head] = await rows(db, sql<{ pos: number }>`select pos from feed_head where district_id = ${DISTRICT}`)
    const all = head?.pos ?? 0
    const began = performance.now()
    const deadline = began + LONGEST_S * 1000
    await Promise.all(names.map(async (name) => {
      while (performance.now() < deadline && (await cases.readOn(DISTRICT, name)).did !== 'nothing');
    }))
    const seconds = (performance.now() - began) / 1000
    const [slowest] = await rows(db, sql<{ pos: number }>`
      select min(pos) as pos from follower_cursor where district_id = ${DISTRICT} and follower in (${sql.join(names)})`)
    return { followers: names.length, lines: Math.min(slowest?.pos ?? 0, all), seconds }
  }
} finally {
  await stack.unwind((what, error) => process.stderr.write(`${what}: ${String(error)}\n`))
  process.disconnect()
}

async function bare(url: string, lines: number): Promise<number> {
  const client = new pg.Client({ connectionString: url, options: '-c jit=off' })
  await client.connect()
  const began = performance.now()
  for (let pos = 0; pos < lines; pos += BATCH) {
    await client.query({ name: 'lines', text: LINES, values: [DISTRICT, pos] })
  }
  const seconds = (performance.now() - began) / 1000
  await client.end()
  return seconds
}
