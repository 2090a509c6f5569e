/**
 * Fills case_file, task and case_text with plausible rows by COPY, as the owner of the schema: volume for benchmarks
 * of reading. There is no trail; what must verify is filled by the load tool through append_case's own shapes.
 */
import pg from 'pg'
import { copyLine } from '../tools/load/copy-line.ts'
import { copyInto } from '../tools/load/copy.ts'
import { chance, cumulative } from './cases/random.ts'
import { caseRows, fileColumns, taskColumns, textColumns } from './cases/rows.ts'
import type { CaseRows } from './cases/rows.ts'
import { texts } from '../tools/load/sentences.ts'
import { DISTRICT, NOW } from './cases/world.ts'

export interface FillReport { cases: number; tasks: number; open: number; seconds: number; texts: string }

/** @param cases how many; spread over 450 days before NOW */
export async function fillCases(ownerUrl: string, cases: number, seed = 1): Promise<FillReport> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const started = performance.now()
  try {
    await client.query(`insert into district (district_id, code, name, is_demo) values ($1, '330603', '柯桥区', true)
      on conflict do nothing`, [DISTRICT])
    const indexes = await dropIndexes(client)
    const stock = texts()
    const report = { cases: 0, tasks: 0, open: 0 }
    const random = chance(seed)
    for (const batch of batches(cases, seed)) {
      const rows = batch.map(({ openedAt, number }) => caseRows(openedAt, number, random, stock))
      await copyRows(client, rows)
      report.cases += rows.length
      report.tasks += rows.reduce((sum, row) => sum + row.tasks.length, 0)
      report.open += rows.filter(row => row.file[5] === true).length
    }
    for (const index of indexes) await client.query(index)
    await client.query(TILES)
    await client.query('vacuum (analyze) case_file')
    await client.query('vacuum (analyze) task')
    await client.query('vacuum (analyze) case_text')
    return { ...report, seconds: (performance.now() - started) / 1000, texts: stock.origin }
  } finally {
    await client.end()
  }
}

/** As the follower would have counted them from lines. */
const TILES = `insert into tile_tally (district_id, zoom, tile, town_id, cases)
  select district_id, zoom, tile_key / (4::bigint ^ (26 - zoom))::bigint, town_id, count(*)
  from case_file cross join unnest('{8,10,12,14,16}'::smallint[]) zoom
  where is_open and tile_key is not null group by 1, 2, 3, 4`

const DAY = 86_400_000
const DAYS = 450
const BATCH = 10_000
/** By hour of China's day: a morning and an afternoon, few at night. */
const hours = cumulative([1, 1, 1, 1, 1, 2, 6, 20, 40, 48, 42, 30, 16, 26, 44, 42, 36, 28, 18, 14, 12, 8, 4, 2])

async function copyRows(client: pg.Client, rows: readonly CaseRows[]) {
  const send = (target: string, lines: string) => copyInto(client, target, [lines])
  await client.query('begin')
  await send(`case_file (${fileColumns})`, rows.map(row => copyLine(row.file)).join(''))
  await send(`task (${taskColumns})`, rows.flatMap(row => row.tasks.map(copyLine)).join(''))
  await send(`case_text (${textColumns})`, rows.map(row => copyLine(row.text)).join(''))
  await client.query('commit')
}

/** Moments in order, with the day's running number. */
function* batches(cases: number, seed: number) {
  const random = chance(seed + 1)
  const shares = cumulative(
    Array.from({ length: DAYS }, (_, day) => (day % 7 > 4 ? 0.6 : 1) * (0.7 + 0.6 * random.next())),
  )
  const total = shares.at(-1) ?? 1
  const first = NOW - DAYS * DAY
  let batch: { openedAt: number; number: string }[] = []
  let made = 0
  for (let day = 0; day < DAYS; day++) {
    const until = Math.round((cases * (shares[day] ?? 0)) / total)
    const midnight = chinaMidnight(first + (day + 1) * DAY)
    const moments = Array.from({ length: until - made }, () => {
      const openedAt = midnight + Math.floor((random.weighted(hours) + random.next()) * 3_600_000)
      return openedAt < NOW ? openedAt : midnight + Math.floor(random.next() * (NOW - midnight))
    })
    const date = new Date(midnight + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')
    for (const [n, openedAt] of moments.sort((a, b) => a - b).entries()) {
      batch.push({ openedAt, number: `330603-${date}-${String(n + 1).padStart(5, '0')}` })
      if (batch.length === BATCH) {
        yield batch
        batch = []
      }
    }
    made = until
  }
  yield batch
}

function chinaMidnight(ms: number) {
  return Math.floor((ms + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000
}

/** All but those of constraints: building an index at the end is several times quicker than keeping it. */
async function dropIndexes(client: pg.Client) {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any ('{case_file,task,case_text}'::regclass[])
       and not exists (select from pg_constraint where conindid = indexrelid)`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}
