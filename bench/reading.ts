/**
 * What reading costs at a district's size: lists with any filter and order, search, counts, work lists, the map.
 * Beside each the floor: the same rows by their keys through the bare driver, in the same run and in turn with it.
 *
 *   node bench/reading.ts [--cases 1100000] [--data FOLDER] [--only list,search] [--json FILE] [--rounds 40]
 *
 * The database stays in the folder: the next run with as many cases begins at once.
 */
import { writeFileSync } from 'node:fs'
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { createDatabase, migrate } from '../apps/server/src/platform/database/index.ts'
import { openEmbedded } from '../apps/server/src/platform/postgres/index.ts'
import { DISTRICT } from './cases/world.ts'
import { scenarios } from './cases/scenarios.ts'
import { Floor, measure } from './cases/measure.ts'
import type { Figure } from './cases/measure.ts'
import { fillCases } from './fill-cases.ts'
import { sampleGrams } from '../apps/server/src/modules/cases/search-statistics.ts'

const { values: args } = parseArgs({
  options: {
    cases: { type: 'string', default: '1100000' },
    data: { type: 'string', default: join(tmpdir(), 'onegrid-bench') },
    only: { type: 'string' },
    json: { type: 'string' },
    rounds: { type: 'string', default: '40' },
  },
})

const ownerUrl = await filledDatabase(Number(args.cases), args.data)
const db = createDatabase(ownerUrl, { max: 2, statementTimeoutMs: 0 })
const floor = await Floor.open(ownerUrl)
const figures: Figure[] = []
try {
  await sampleGrams(db, DISTRICT)
  for (const scenario of await scenarios(db, args.only?.split(','))) {
    const figure = await measure(scenario, floor, Number(args.rounds))
    figures.push(figure)
    console.log(line(figure))
  }
} finally {
  await floor.close()
  await db.destroy()
}
if (args.json) writeFileSync(args.json, JSON.stringify(figures, null, 2))
process.exitCode = figures.every(figure => figure.met !== false) ? 0 : 1

async function filledDatabase(cases: number, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true })
  // The product's own settings, fsync on: what a district runs.
  const server = await openEmbedded({ dataDir: folder, say: ({ zh }) => console.error(zh) })
  const name = `reading_${cases}`
  const admin = new pg.Client({ connectionString: server.ownerUrl('postgres') })
  await admin.connect()
  try {
    const found = await admin.query('select from pg_database where datname = $1', [name])
    if (found.rowCount === 0) {
      await admin.query(`create database ${name}_draft`)
      const draft = server.ownerUrl(`${name}_draft`)
      await migrate({ ownerUrl: draft, appRole: 'onegrid_app' })
      console.error(await fillCases(draft, cases))
      await admin.query(`alter database ${name}_draft rename to ${name}`)
    }
  } finally {
    await admin.end()
  }
  return server.ownerUrl(name)
}

function line({ group, name, rows, p50, p95, worst, floor: bare, aim, met }: Figure): string {
  const ms = (value: number) => value.toFixed(1).padStart(7)
  const verdict = aim === undefined ? '' : `aim ${aim} ${met ? 'met' : 'MISSED'}`
  const head = `${group.padEnd(9)} ${name.padEnd(44)} ${String(rows).padStart(6)} rows`
  return `${head} p50${ms(p50)} p95${ms(p95)} floor${ms(bare)} ${verdict.padEnd(14)} ${worst}`
}
