import { Kysely, PostgresDialect } from 'kysely'
import type { RawBuilder } from 'kysely'
import pg from 'pg'
import { Slots } from '../slots.ts'
import { preparing } from './prepared.ts'
import { valueTypes } from './types.ts'

/**
 * The database as every module sees it: a pool that runs `sql` templates. Tables are not typed here, since a table's
 * SQL lives in one module; each query names its row: ``sql<Row>`select …`.execute(db)``.
 */
export type Db = Kysely<unknown>

export type DatabaseOptions = {
  /** Connections at most. */
  max?: number
  /** Shown in pg_stat_activity and in the server's log. */
  applicationName?: string
  /** A statement that runs longer is cancelled; 0 lets it run (migrations, imports). */
  statementTimeoutMs?: number
  /**
   * No commit waits for the disk: what the machine loses is made again by whoever was making it. The first commit of
   * another pool puts everything before it on the disk.
   */
  hasty?: boolean
  /** Hears of an idle connection that broke; the pool makes a new one by itself. */
  onIdleError?: (error: Error) => void
}

/** Opens a pool; nothing connects before the first query. `destroy()` closes it. */
export function createDatabase(connectionString: string, options: DatabaseOptions = {}): Db {
  const { max = MOST } = options
  const pool = createPool(connectionString, options)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  pools.set(db, pool)
  slots.set(db, new Slots(Math.max(Math.ceil(max / 2), max - BESIDE_TRANSACTIONS), PATIENCE_MS))
  return db
}

/** How many transactions a pool runs at once; undefined inside one, which has its connection already. */
export function transactionSlots(db: Db): Slots | undefined {
  return slots.get(db)
}

export type Connections = {
  used: number
  idle: number
  /** Whoever waits for one. */
  waiting: number
}

/** How the pool of a database stands; all zero inside a transaction, which has its connection already. */
export function connections(db: Db): Connections {
  const { totalCount = 0, idleCount: idle = 0, waitingCount: waiting = 0 } = pools.get(db) ?? {}
  return { used: totalCount - idle, idle, waiting: waiting + (slots.get(db)?.waiting ?? 0) }
}

const pools = new WeakMap<Db, pg.Pool>()
const slots = new WeakMap<Db, Slots>()
const MOST = 10
/** Connections left to what transactions ask beside themselves, and to single statements; of a small pool half. */
const BESIDE_TRANSACTIONS = 2
/** A database that is restarted, unplugged or overrun must become an error, not a request that hangs. */
const PATIENCE_MS = 10_000

/**
 * A moment as parameter: `where due_at <= ${at(now)}`. A bare number would be refused by timestamptz.
 *
 * @param ms milliseconds since 1970
 */
export function at(ms: number): Date {
  return new Date(ms)
}

/** The rows of a query. */
export async function rows<Row>(db: Db, query: RawBuilder<Row>): Promise<Row[]> {
  return (await query.execute(db)).rows
}

function createPool(connectionString: string, options: DatabaseOptions) {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? MOST,
    application_name: options.applicationName ?? 'onegrid',
    types: valueTypes,
    options: sessionOptions(options),
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
  })
  // Without a listener a connection that breaks would end the process. The pool listens while it is idle; while it is
  // lent out the query that breaks with it says so.
  pool.on('error', error => {
    // What breaks while it closes was to end anyway: the server that stops behind us is quicker than our good-bye.
    if (!pool.ending) options.onIdleError?.(error)
  })
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/**
 * jit and parallel workers cost a desk's short statements more than they win: starting two workers takes 13 ms of a
 * search that needs one. The parsers of timestamptz rely on ISO and UTC.
 */
function sessionOptions({ statementTimeoutMs = 30_000, hasty = false }: DatabaseOptions) {
  const settings = {
    jit: 'off',
    max_parallel_workers_per_gather: 0,
    statement_timeout: statementTimeoutMs,
    // Whoever waits for a row holds a connection that others need: no longer than one waits for a connection.
    lock_timeout: statementTimeoutMs === 0 ? 0 : PATIENCE_MS,
    idle_in_transaction_session_timeout: 60_000,
    datestyle: 'ISO',
    timezone: 'UTC',
    ...(hasty && { synchronous_commit: 'off' }),
  }
  return Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`).join(' ')
}
