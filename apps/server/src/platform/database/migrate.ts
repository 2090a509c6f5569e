import pg from 'pg'
import { StartError } from '../words.ts'
import type { Say, Sentence } from '../words.ts'
import { readMigrations } from './migration-files.ts'
import type { Migration } from './migration-files.ts'

export type MigrateOptions = {
  /** URL of the role that owns the schema. */
  ownerUrl: string
  /** Role that the grants in the files are for; the files call it onegrid_app. */
  appRole: string
  say?: Say
  migrations?: Migration[]
}

export type MigrateResult = {
  /** How many files ran. */
  ran: number
  /** Whether the application's role is barred from changing what is append-only, since others own the tables. */
  protectsTrail: boolean
}

/**
 * Brings the schema up to this code: plain SQL, forward only, each file in a transaction together with its row in
 * schema_migration. Several processes may call it at once: one migrates, the others wait.
 *
 * A URL that does not own the schema may only look: another process with the owner's URL has to migrate.
 *
 * @throws StartError when a shipped file was changed, the schema is of newer code that this one cannot run on, or the
 *   role may not migrate what has to be
 */
export async function migrate(options: MigrateOptions): Promise<MigrateResult> {
  const { ownerUrl, appRole, say, migrations = readMigrations() } = options
  return asOwner(ownerUrl, async client => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const mine = await ownsSchema(client)
    if (mine === undefined) {
      if (!(await mayCreate(client))) throw mayNotMigrate(migrations.length)
      await client.query(`create table schema_migration ${COLUMNS}`)
      await client.query(`grant select on schema_migration to ${pg.escapeIdentifier(appRole)}`)
    }
    const { rows } = await client.query<Applied>('select * from schema_migration order by version')
    refuseUnfit(migrations, rows, say)
    const pending = migrations.slice(rows.length)
    if (mine === false && pending.length > 0) throw mayNotMigrate(pending.length)
    // Which files there are concerns whoever upgrades, not whoever begins.
    if (mine === undefined) say?.({ zh: '正在建立数据表', en: 'Making the tables' })
    for (const migration of pending) {
      if (mine !== undefined) say?.(migrating(migration))
      await apply(client, migration, appRole)
    }
    return { ran: pending.length, protectsTrail: !(await owns(client, appRole)) }
  })
}

/** Whether any of our migrations has ever run there: whether there may be data. */
export async function isMigrated(ownerUrl: string): Promise<boolean> {
  return asOwner(ownerUrl, async client => (await ownsSchema(client)) !== undefined)
}

export function fileName({ version, name }: { version: number; name: string }) {
  return `${String(version).padStart(4, '0')}_${name}.sql`
}

type Applied = { version: number; name: string; checksum: string; breaking: boolean }

/** Any number will do that nobody else takes an advisory lock with: "OneGrid" in ASCII. */
const LOCK = '22338012345361764'

const COLUMNS = `(
  version integer constraint schema_migration_pkey primary key,
  name text not null,
  checksum text not null,
  breaking boolean not null,
  applied_at timestamptz(3) not null default now()
)`

async function asOwner<T>(connectionString: string, fn: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString, application_name: 'onegrid-migrate' })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    // The session's end frees the lock.
    await client.end()
  }
}

/** Whether this session's role owns the schema that is there; undefined when there is none yet. */
async function ownsSchema(client: pg.Client) {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('schema_migration') is not null as there`)
  return rows[0]?.there ? owns(client, undefined) : undefined
}

/** Whether the role, or the session's own, has the rights of the tables' owner. */
async function owns(client: pg.Client, role: string | undefined) {
  const { rows } = await client.query<{ owns: boolean }>(
    `select pg_has_role(coalesce($1, current_user), relowner, 'usage') as owns
     from pg_class where oid = 'schema_migration'::regclass`,
    [role],
  )
  return rows[0]?.owns === true
}

function migrating(migration: Migration): Sentence {
  return { zh: `数据库迁移 ${fileName(migration)}`, en: `Migrating the database: ${fileName(migration)}` }
}

async function mayCreate(client: pg.Client) {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_schema_privilege(current_schema(), 'create') as may`,
  )
  return rows[0]?.may === true
}

function mayNotMigrate(count: number) {
  return new StartError({
    zh: `数据库有 ${count} 个迁移待执行，而 DATABASE_URL 的角色无权修改表结构：请设 DATABASE_OWNER_URL`,
    en: `${count} migrations are due and the role of DATABASE_URL may not change the schema: set DATABASE_OWNER_URL`,
  })
}

async function apply(client: pg.Client, migration: Migration, appRole: string) {
  const { version, name, checksum, breaking } = migration
  try {
    await client.query('begin')
    await client.query(
      'insert into schema_migration (version, name, checksum, breaking) values ($1, $2, $3, $4)',
      [version, name, checksum, breaking],
    )
    await client.query(forRole(migration.sql, appRole))
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    const detail = where(cause, migration.sql)
    throw new StartError(
      {
        zh: `迁移 ${fileName(migration)} 失败，已回滚：${detail}`,
        en: `Migration ${fileName(migration)} failed and was rolled back: ${detail}`,
      },
      { cause },
    )
  }
}

/** The files are written for the embedded server's role; on another server the operator has named it. */
function forRole(sql: string, appRole: string) {
  return appRole === 'onegrid_app' ? sql : sql.replaceAll(/\bonegrid_app\b/g, () => pg.escapeIdentifier(appRole))
}

function where(error: unknown, sql: string) {
  if (!(error instanceof pg.DatabaseError)) return String(error)
  const line = error.position ? sql.slice(0, Number(error.position)).split('\n').length : undefined
  return line === undefined ? error.message : `${error.message} (line ${line})`
}

function refuseUnfit(migrations: Migration[], applied: Applied[], say: Say | undefined) {
  for (const [index, row] of applied.entries()) {
    const migration = migrations[index]
    if (!migration) continue
    if (migration.checksum !== row.checksum || migration.version !== row.version) {
      throw new StartError({
        zh: `迁移 ${fileName(row)} 已执行过，但文件内容已改变：请恢复原文件，改动另写新的迁移`,
        en: `Migration ${fileName(row)} has run and its file has changed since: restore it and add a new migration`,
      })
    }
  }
  const newer = applied.slice(migrations.length)
  const last = newer.at(-1)
  if (!last) return
  if (newer.some(({ breaking }) => breaking)) {
    throw new StartError({
      zh: `数据库结构（${fileName(last)}）比本程序新，无法运行：请升级程序`,
      en: `The database's schema (${fileName(last)}) is newer than this program, which cannot run on it: upgrade it`,
    })
  }
  say?.({
    zh: `数据库结构（${fileName(last)}）比本程序新，仍可运行，请尽快升级程序`,
    en: `The database's schema (${fileName(last)}) is newer than this program; it runs, upgrade it soon`,
  })
}
