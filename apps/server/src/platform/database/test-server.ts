import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openEmbedded, takeLock } from '../postgres/index.ts'
import type { Embedded } from '../postgres/index.ts'

let shared: Promise<Embedded> | undefined

/**
 * The server that all test processes of this checkout share: the first starts it, the others adopt it, and so does the
 * next run when one was killed.
 */
export function sharedServer(): Promise<Embedded> {
  shared ??= openShared()
  return shared
}

/** Keeps the shared server up for a whole run of tests; whoever lets go last stops it. */
export async function holdSharedServer(): Promise<{ release(): Promise<void> }> {
  const server = await sharedServer()
  const lease = await connect(server)
  return {
    async release() {
      await lease.end()
      const lock = lockFolder()
      try {
        if (await inUse(server)) return
        shared = undefined
        await server.stop()
      } finally {
        lock.release()
      }
    },
  }
}

/** Runs fn on a connection of the server's owner, outside the test databases. */
export async function asServerOwner<T>(server: Embedded, fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(server)
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

async function openShared() {
  const lock = lockFolder()
  try {
    // Test data dies with the machine anyway; and it is one of several things that want memory.
    const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '256MB' }
    const settings = { ...hasty, max_connections: 200 }
    const server = await openEmbedded({ dataDir: sharedFolder(), say: () => {}, settings })
    await dropLeftOver(server)
    return server
  } finally {
    lock.release()
  }
}

/**
 * Of the server, and of what goes with a template of it. In the machine's temporary folder: the checkout may be where
 * the database's user cannot go.
 */
export function sharedFolder(): string {
  const checkout = createHash('sha256').update(join(import.meta.dirname, '../../../../..')).digest('hex').slice(0, 8)
  const place = join(tmpdir(), `onegrid-test-${userInfo().username}-${checkout}`)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  return place
}

function lockFolder() {
  const lock = takeLock(join(sharedFolder(), 'lock'), 120_000)
  if (!lock)
    throw new Error(`for two minutes another process has been starting or stopping the server of ${sharedFolder()}`)
  return lock
}

async function connect(server: Embedded) {
  const client = new pg.Client({ connectionString: server.ownerUrl('postgres'), application_name: 'onegrid-test' })
  await client.connect()
  return client
}

async function inUse(server: Embedded) {
  return asServerOwner(server, async client => {
    const others = `backend_type = 'client backend' and pid <> pg_backend_pid()`
    const { rowCount } = await client.query(`select from pg_stat_activity where ${others}`)
    return rowCount !== 0
  })
}

/** Databases of processes that were killed, and templates of schemas that are a day old. */
async function dropLeftOver(server: Embedded) {
  await asServerOwner(server, async client => {
    const { rows } = await client.query<{ name: string; made: string | null }>(
      `select datname as name, shobj_description(oid, 'pg_database') as made from pg_database
       where datname ~ '^(test_[0-9]+_|template_[0-9a-f]{16}$)'`,
    )
    const yesterday = Date.now() - 86_400_000
    const old = rows.filter(({ name, made }) =>
      name.startsWith('test_') ? !isAlive(Number(name.split('_')[1])) : made !== null && Date.parse(made) < yesterday,
    )
    for (const { name } of old) await client.query(`drop database if exists ${name} with (force)`)
  })
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
