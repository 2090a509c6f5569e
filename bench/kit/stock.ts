/**
 * Districts of so many events, made once for a schema and kept: `npm run load`, then a Tuesday morning in session, on
 * which nothing is due. What is measured works on a copy, so that every run begins with the same district.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@onegrid/domain'
import { DAY, HOUR } from '@onegrid/domain'
import type pg from 'pg'
import { DEMO_PASSWORD } from '../../apps/server/src/platform/identity/index.ts'
import { PlayClock } from '../../tools/play/clock.ts'
import { People } from '../../tools/play/people.ts'
import { environmentWith } from '../../tools/play/running.ts'
import { settle } from '../../tools/play/settle.ts'
import { withServer } from './cluster.ts'
import type { Kit } from './figure.ts'
import { ROOT, schemaHash } from './machine.ts'
import { startProduct } from './product.ts'

export interface Stock {
  events: number
  dataDir: string
  /** The business clock stands here: ten o'clock of a Tuesday. */
  morning: Instant
}

/** @returns the district of that size, made where there is none yet; 1.1 million events take an hour or so */
export async function stockOf({ data, say }: Kit, events: number): Promise<Stock> {
  const dataDir = join(data, `events-${events}-${schemaHash()}`)
  const seal = join(dataDir, 'bench.json')
  if (existsSync(seal)) return { events, dataDir, ...(JSON.parse(readFileSync(seal, 'utf8')) as { morning: Instant }) }
  say(`making a district of ${events.toLocaleString('en')} events in ${dataDir}`)
  // What an earlier run has left half made.
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  if (events > 0) await fill(dataDir, events)
  const morning = tuesdayAfter(Date.now()) + 2 * HOUR
  await liveUntil(dataDir, morning)
  await withServer(dataDir, async (admin) => {
    await admin.query(`alter database ${WORKING} rename to ${PRISTINE}`)
  })
  writeFileSync(seal, `${JSON.stringify({ morning })}\n`)
  return { events, dataDir, morning }
}

/** Sets the district back to its beginning. The product must not run on it. */
export async function refresh({ dataDir }: Stock): Promise<void> {
  await withServer(dataDir, (admin) => copy(admin, PRISTINE, WORKING))
}

/** A second district exactly as the first stands now, for whoever does the same by other means. @returns its name */
export async function duplicate({ dataDir }: Stock): Promise<string> {
  await withServer(dataDir, (admin) => copy(admin, WORKING, DOUBLE))
  return DOUBLE
}

/** The database that the product works on. */
const WORKING = 'onegrid'
const PRISTINE = 'onegrid_pristine'
const DOUBLE = 'onegrid_double'

async function copy(admin: pg.Client, from: string, to: string): Promise<void> {
  await admin.query(`drop database if exists ${to} with (force)`)
  // Block by block; through the log, ten gigabytes would be written twice.
  await admin.query(`create database ${to} template ${from} strategy file_copy`)
}

function fill(dataDir: string, events: number): Promise<void> {
  const program = join(ROOT, 'tools/load.ts')
  const args = ['--max-semi-space-size=64', program, '--events', String(events)]
  const env = environmentWith({ DATA_DIR: dataDir, ONEGRID_LANG: 'en' })
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 2, 2] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`loading ended with ${code}`))))
  })
}

/** What falls due until then is done before anything is measured. */
async function liveUntil(dataDir: string, morning: Instant): Promise<void> {
  const product = await startProduct({ dataDir, argv: ['--size', 'district'] })
  try {
    const people = new People({ baseUrl: product.baseUrl, password: DEMO_PASSWORD })
    await new PlayClock(await people.as('admin-system')).set(morning, 0)
    await settle({ baseUrl: product.baseUrl, timeoutMs: 2 * HOUR })
  } finally {
    await product.end()
  }
}

/** @returns 08:00 in China, which is midnight in UTC */
function tuesdayAfter(now: Instant): Instant {
  const tomorrow = Math.floor(now / DAY) + 1
  // The first day of 1970 was a Thursday.
  return (tomorrow + ((12 - (tomorrow % 7)) % 7)) * DAY
}
