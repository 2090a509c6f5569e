import { createHash, randomBytes } from 'node:crypto'
import type { Embedded } from '../postgres/index.ts'
import { migrate } from './migrate.ts'
import { migrationsHash, readMigrations } from './migration-files.ts'
import { createDatabase } from './pool.ts'
import type { Db } from './pool.ts'
import { asServerOwner, sharedServer } from './test-server.ts'

export type TestDatabase = {
  ownerUrl: string
  appUrl: string
  /** As the application's role. */
  db: Db
  /** As the owner of the schema. */
  owner: Db
  /** Closes both pools and drops the database. */
  drop(): Promise<void>
}

/** A state that several test files begin from: made once on the shared server, copied for each. */
export type TestState = {
  /** Names the state: whatever makes another state must give another key. */
  key: string
  /** Fills a migrated database, and leaves no connection of its own open. */
  fill(database: TestDatabase): Promise<void>
}

/**
 * A database of one's own, on a server that all test processes of this checkout share: the first starts it, the others
 * adopt it. One call a test file (in beforeAll), `drop()` in afterAll.
 *
 * @param state what it begins with; without, the schema alone
 */
export async function testDatabase(state?: TestState): Promise<TestDatabase> {
  const server = await sharedServer()
  const template = state ? await filledTemplate(server, state) : await migratedTemplate(server)
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asServerOwner(server, client => client.query(`create database ${name} template ${template}`))
  return openDatabase(server, name)
}

/** An empty database without our schema, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<Omit<TestDatabase, 'db' | 'owner'>> {
  const server = await sharedServer()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asServerOwner(server, client => client.query(`create database ${name}`))
  return {
    ownerUrl: server.ownerUrl(name),
    appUrl: server.appUrl(name),
    drop: () => asServerOwner(server, async client => void (await client.query(`drop database ${name} with (force)`))),
  }
}

let template: Promise<string> | undefined

function migratedTemplate(server: Embedded) {
  const migrations = readMigrations()
  template ??= makeTemplate(server, migrationsHash(migrations), async draft => {
    await asServerOwner(server, client => client.query(`create database ${draft}`))
    await migrate({ ownerUrl: server.ownerUrl(draft), appRole: 'onegrid_app', migrations })
  })
  return template
}

const filled = new Map<string, Promise<string>>()

function filledTemplate(server: Embedded, { key, fill }: TestState) {
  const hash = createHash('sha256').update(`${migrationsHash(readMigrations())} ${key}`).digest('hex').slice(0, 16)
  const known = filled.get(hash) ?? makeTemplate(server, hash, async draft => {
    const migrated = await migratedTemplate(server)
    await asServerOwner(server, client => client.query(`create database ${draft} template ${migrated}`))
    const database = openDatabase(server, draft)
    try {
      await fill(database)
    } finally {
      await Promise.all([database.db.destroy(), database.owner.destroy()])
    }
  })
  filled.set(hash, known)
  return known
}

/** Made once for each hash, under another name until it is whole: a template is never half done. */
async function makeTemplate(server: Embedded, hash: string, make: (draft: string) => Promise<void>) {
  const name = `template_${hash}`
  const draft = `${name}_draft`
  await asServerOwner(server, async client => {
    await client.query(`select pg_advisory_lock(hashtext($1))`, [name])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount) return
    await client.query(`drop database if exists ${draft} with (force)`)
    await make(draft)
    await client.query(`alter database ${draft} rename to ${name}`)
    await client.query(`comment on database ${name} is '${new Date().toISOString()}'`)
  })
  return name
}

function openDatabase(server: Embedded, name: string): TestDatabase {
  const ownerUrl = server.ownerUrl(name)
  const appUrl = server.appUrl(name)
  const db = createDatabase(appUrl, { max: 5, applicationName: name })
  // What fills a test may take its time: on a busy machine ten thousand rows need more than a person's patience.
  const owner = createDatabase(ownerUrl, { max: 3, applicationName: `${name} owner`, statementTimeoutMs: 0 })
  return {
    ownerUrl,
    appUrl,
    db,
    owner,
    async drop() {
      await Promise.all([db.destroy(), owner.destroy()])
      await asServerOwner(server, client => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}
