/**
 * Fills a district with its past, in one transaction of one connection: rows by COPY while they are made, then keys,
 * indexes and references. Stopped at any moment, it has done nothing.
 */
import { chinaDate, eventKind, orderKind } from '@onegrid/domain'
import type { Calendar, Instant, Policy } from '@onegrid/domain'
import pg from 'pg'
import type { AreaTree } from '../../apps/server/src/modules/areas/index.ts'
import { emptyTally } from '../../apps/server/src/modules/cases/counts-tally.ts'
import type { Directory, Shift } from '../../apps/server/src/modules/staff/index.ts'
import type { Personal } from '../../apps/server/src/platform/personal/index.ts'
import { randomFor } from '../district/random.ts'
import { bare, clothe } from './bare-tables.ts'
import type { Made } from './bare-tables.ts'
import { moment } from './copy-line.ts'
import { callers } from './callers.ts'
import { Crew } from './crew.ts'
import { pastDays } from './days.ts'
import { Feed } from './feed.ts'
import type { FedLine } from './feed.ts'
import { follow } from './follow.ts'
import { groundOf } from './ground.ts'
import { weekShape } from './hours.ts'
import { seededIds } from './ids.ts'
import type { Life } from './life.ts'
import { Messages } from './messages.ts'
import { caseNumbers } from './numbers.ts'
import { Openings } from './openings.ts'
import { Outflow } from './outflow.ts'
import { Pen } from './pen.ts'
import { Photographs } from './photographs.ts'
import { addTallies } from './results.ts'
import { pastDuty } from './rota.ts'
import { Rows, columns } from './rows.ts'
import type { Table } from './rows.ts'
import { scenes } from './scenes.ts'
import { clearCases, renewEmpty, writeHeads } from './tables.ts'
import { tell } from './tell.ts'
import { wording } from './wording.ts'
import { World } from './world.ts'

export interface FillOptions {
  ownerUrl: string
  districtId: number
  county: string
  events: number
  days: number
  until: Instant
  seed: number
  policy: Policy
  calendar: Calendar
  tree: AreaTree
  directory: Directory
  /** Shifts that the district has. */
  shifts: readonly Shift[]
  followers: readonly string[]
  /** How the product seals what is personal. */
  sealed: Personal['sealed']
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
    const filled = await fillInside(client, options)
    await client.query('commit')
    return filled
  } finally {
    options.signal.removeEventListener('abort', cancel)
    // Without its commit all of it is undone.
    await client.end()
  }
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
  const { districtId, seed, until, events, signal, onProgress } = options
  const bared = await bare(client, tables)
  if (options.replace) await clearCases(client, districtId)
  const rows = new Rows()
  const outflow = new Outflow(client, rows, await renewEmpty(client, tables))
  const story = storyOf(options, rows)
  const began = performance.now()
  const cpu = process.cpuUsage()
  await tell({
    ...story,
    days: pastDays(options.calendar, events, until, options.days, seed),
    until,
    async pause(begun) {
      signal.throwIfAborted()
      onProgress({ step: 'telling', events: begun, of: events })
      await outflow.pause()
    },
  })
  addTallies(rows, districtId, story.tally)
  await outflow.end()
  const told = performance.now()
  const { user, system } = process.cpuUsage(cpu)
  const made = await clothe(client, bared, (done, of) => {
    signal.throwIfAborted()
    onProgress({ step: 'indexes', done, of })
  })
  const clothed = performance.now()
  const { pos } = story.feed.head
  await writeHeads(client, { ...options, feed: story.feed.head, counters: story.numbers.counters })
  const seconds = (from: number, to: number) => (to - from) / 1000
  return {
    lines: pos, refused: story.world.refused, rows: rows.counts, bytes: outflow.bytes, made, origins: story.origins,
    took: {
      telling: seconds(began, told), cpu: (user + system) / 1e6, waiting: outflow.waited / 1000,
      indexes: seconds(told, clothed),
      heads: seconds(clothed, performance.now()),
    },
  }
}

function storyOf(options: FillOptions, rows: Rows) {
  const { districtId, county, seed, until, policy, calendar, tree, directory } = options
  const ids = seededIds(seed)
  const duty = pastDuty({
    directory, calendar, existing: options.shifts, newId: ids.at,
    onMade: ({ id, accountId, postId, kind, startsAt, endsAt }) => rows.add('duty_shift', [
      districtId, id, accountId, postId, kind, moment(startsAt), moment(endsAt), moment(startsAt), null,
    ]),
  })
  const shape = weekShape()
  const words = wording()
  const tally = emptyTally()
  const numbers = caseNumbers(county)
  const feed = new Feed(districtId, rows)
  const kinds = { event: eventKind, order: orderKind }
  const isOpen = (kind: string, state: string) => openStates.get(`${kind} ${state}`) ?? false
  const openStates = new Map(Object.entries(kinds).flatMap(([kind, { states }]) =>
    Object.entries(states).map(([state, { open }]) => [`${kind} ${state}`, open])))
  const sceneAt = scenes({ districtId, policy, calendar, tree, directory, duty })
  const messages = new Messages({ districtId, rows, ids, sceneAt, until, random: randomFor(seed, 'reading') })
  const onLine = (line: FedLine, life: Life) => {
    feed.add(line)
    messages.tell(line, life)
  }
  const pen = new Pen({ districtId, rows, ids, tally, isOpen, onLine })
  const world = new World({
    districtId, seed, until, policy, ids, numbers, rows, pen, sceneAt,
    crew: new Crew(districtId, directory, tree, chinaDate(until)),
    ground: groundOf(tree, seed),
    wording: words,
    photographs: new Photographs(districtId, rows, ids),
    callers: callers(districtId, rows, ids, options.sealed),
  }, follow)
  const openings = new Openings(calendar, policy.matters, shape, seed)
  return { world, openings, tally, feed, numbers, origins: { hours: shape.origin, texts: words.origin } }
}
