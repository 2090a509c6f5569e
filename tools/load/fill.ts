/**
 * Fills a district with its past, in one transaction of one connection: rows by COPY while they are made, then keys,
 * indexes and references. Stopped at any moment, it has done nothing.
 */
import pg from 'pg'
import { emptyTally } from '../../apps/server/src/modules/cases/counts-tally.ts'
import { bare, clothe } from './bare-tables.ts'
import type { Made } from './bare-tables.ts'
import { Feed } from './feed.ts'
import type { Given } from './given.ts'
import { Merge } from './merge.ts'
import { Outflow } from './outflow.ts'
import { addTallies, sumInto } from './results.ts'
import { Rows, columns } from './rows.ts'
import type { Table } from './rows.ts'
import { beginRetention, clearCases, renewEmpty, writeHeads } from './tables.ts'
import type { Ending } from './teller.ts'
import { TELLERS, tellAll } from './tellers.ts'

export interface FillOptions {
  ownerUrl: string
  given: Given
  events: number
  followers: readonly string[]
  /** Takes away what the district has by now. */
  replace: boolean
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

export type Progress =
  | { step: 'telling'; events: number; of: number }
  | { step: 'indexes'; done: number; of: number }

export interface Filled {
  lines: number
  refused: ReadonlyMap<string, number>
  rows: ReadonlyMap<Table, number>
  origins: { hours: string; texts: string }
  /** Seconds; `cpu` is the maker's own time of telling, on however busy a machine. */
  took: { telling: number; cpu: number; waiting: number; indexes: number; heads: number }
  /** Keys, indexes and references, with the seconds that each took. */
  made: readonly Made[]
  bytes: number
}

const tables = Object.keys(columns) as Table[]

export async function fill(options: FillOptions): Promise<Filled> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'onegrid-load' })
  await client.connect()
  const cancel = await canceller(client, options.ownerUrl)
  options.signal.addEventListener('abort', cancel)
  try {
    await client.query(`begin; set local statement_timeout = 0; set local max_parallel_maintenance_workers = 2;
      set local maintenance_work_mem = '512MB'`)
    await writePagesPlain(client)
    const filled = await fillInside(client, options)
    await client.query('commit')
    return filled
  } finally {
    options.signal.removeEventListener('abort', cancel)
    // Without its commit all of it is undone.
    await client.end()
  }
}

/** Pages of a new index go into the log whole: compressed there, a B-tree takes 2.5 times as long (1.8 s for 0.7 s). */
async function writePagesPlain(client: pg.Client): Promise<void> {
  const { rows: [role] } = await client.query<{ may: boolean }>(`select current_setting('is_superuser') = 'on' as may`)
  if (role?.may) await client.query('set local wal_compression = off')
}

/** An index of a million texts takes minutes: whoever stops it need not wait for its end. */
async function canceller(client: pg.Client, ownerUrl: string): Promise<() => void> {
  const { rows: [backend] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const cancel = async () => {
    const beside = new pg.Client({ connectionString: ownerUrl })
    await beside.connect()
    await beside.query('select pg_cancel_backend($1)', [backend?.pid]).finally(() => beside.end())
  }
  // Where that fails, the step that runs comes to its own end.
  return () => void cancel().catch(() => {})
}

async function fillInside(client: pg.Client, options: FillOptions): Promise<Filled> {
  const { given, signal, onProgress } = options
  const { districtId } = given
  const bared = await bare(client, tables)
  if (options.replace) await clearCases(client, districtId)
  const rows = new Rows()
  const outflow = new Outflow(client, rows, await renewEmpty(client, tables))
  const feed = new Feed(districtId, rows)
  const began = performance.now()
  const cpu = process.cpuUsage()
  const ending = await heard(options, { rows, outflow, feed })
  addTallies(rows, districtId, ending.tally)
  await outflow.end()
  const told = performance.now()
  const { user, system } = process.cpuUsage(cpu)
  const made = await clothe(client, bared, (done, of) => {
    signal.throwIfAborted()
    onProgress({ step: 'indexes', done, of })
  })
  const clothed = performance.now()
  await beginRetention(client, districtId)
  await writeHeads(client, { districtId, followers: options.followers, feed: feed.head, counters: ending.counters })
  const seconds = (from: number, to: number) => (to - from) / 1000
  return {
    lines: feed.head.pos, refused: ending.refused, rows: summed(rows.counts, ending.counts), bytes: outflow.bytes,
    made, origins: ending.origins,
    took: {
      telling: seconds(began, told), cpu: (user + system) / 1e6, waiting: outflow.waited / 1000,
      indexes: seconds(told, clothed), heads: seconds(clothed, performance.now()),
    },
  }
}

interface Ways {
  rows: Rows
  outflow: Outflow
  feed: Feed
}

/** Everything that the tellers tell, on its way out; and their endings as one. */
async function heard(
  { given, events, signal, onProgress }: FillOptions,
  { rows, outflow, feed }: Ways,
): Promise<Ending> {
  const merge = new Merge(TELLERS, (line) => feed.add(line))
  const begun = Array.from({ length: TELLERS }, () => 0)
  let all: Ending | undefined
  await tellAll(
    given,
    async (teller, told) => {
      signal.throwIfAborted()
      for (const [table, bytes] of told.rows) rows.append(table, bytes)
      merge.put(teller, told.fed, told.upTo)
      begun[teller] = told.begun
      if (told.end) all = joined(all, told.end)
      onProgress({ step: 'telling', events: begun.reduce((sum, own) => sum + own, 0), of: events })
      await outflow.pause()
    },
    signal,
  )
  if (!all) throw new Error('nobody has told anything')
  return all
}

function joined(one: Ending | undefined, other: Ending): Ending {
  if (!one) return other
  const tally = emptyTally()
  sumInto(tally, one.tally)
  sumInto(tally, other.tally)
  const counters = new Map(one.counters)
  for (const [day, next] of other.counters) counters.set(day, Math.max(next, counters.get(day) ?? 0))
  const [refused, counts] = [summed(one.refused, other.refused), summed(one.counts, other.counts)]
  return { tally, counters, refused, counts, origins: one.origins }
}

function summed<K>(one: ReadonlyMap<K, number>, other: ReadonlyMap<K, number>): Map<K, number> {
  const sums = new Map(one)
  for (const [key, value] of other) sums.set(key, (sums.get(key) ?? 0) + value)
  return sums
}
