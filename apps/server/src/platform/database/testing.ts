import { randomBytes } from 'node:crypto'
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

/**
 * A migrated database of one's own, on a server that all test processes of this checkout share: the first starts it,
 * the others adopt it. One call a test file (in beforeAll), `drop()` in afterAll.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await sharedServer()
  const template = await migratedTemplate(server)
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await asServerOwner(server, client => client.query(`create database ${name} template ${template}`))
  const ownerUrl = server.ownerUrl(name)
  const appUrl = server.appUrl(name)
  const db = createDatabase(appUrl, { max: 5, applicationName: name })
  const owner = createDatabase(ownerUrl, { max: 3, applicationName: `${name} owner` })
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
  template ??= makeTemplate(server)
  return template
}

/** Migrated once for each state of the files; made under another name, so a template is never half done. */
async function makeTemplate(server: Embedded) {
  const migrations = readMigrations()
  const name = `template_${migrationsHash(migrations)}`
  await asServerOwner(server, async client => {
    await client.query(`select pg_advisory_lock(hashtext($1))`, [name])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount) return
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${draft} with (force)`)
    await client.query(`create database ${draft}`)
    await migrate({ ownerUrl: server.ownerUrl(draft), appRole: 'onegrid_app', migrations })
    await client.query(`alter database ${draft} rename to ${name}`)
    await client.query(`comment on database ${name} is '${new Date().toISOString()}'`)
  })
  return name
}
