import pg from 'pg'
import { StartError } from '../words.ts'
import type { Say } from '../words.ts'
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

/**
 * Brings the schema up to this code: plain SQL, forward only, each file in a transaction together with its row in
 * schema_migration. Several processes may call it at once: one migrates, the others wait.
 *
 * @returns how many files ran
 * @throws StartError when a shipped file was changed or the schema is of newer code that this one cannot run on
 */
export async function migrate({ ownerUrl, appRole, say, migrations = readMigrations() }: MigrateOptions) {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'onegrid-migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(TABLE)
    const { rows } = await client.query<Applied>('select * from schema_migration order by version')
    refuseUnfit(migrations, rows, say)
    const pending = migrations.slice(rows.length)
    for (const migration of pending) {
      say?.({
        zh: `数据库迁移 ${fileName(migration)}`,
        en: `Migrating the database: ${fileName(migration)}`,
      })
      await apply(client, migration, appRole)
    }
    return pending.length
  } finally {
    // The session's end frees the lock.
    await client.end()
  }
}

export function fileName({ version, name }: { version: number; name: string }) {
  return `${String(version).padStart(4, '0')}_${name}.sql`
}

type Applied = { version: number; name: string; checksum: string; breaking: boolean }

/** Any number will do that nobody else takes an advisory lock with: "OneGrid" in ASCII. */
const LOCK = '22338012345361764'

const TABLE = `create table if not exists schema_migration (
  version integer constraint schema_migration_pk primary key,
  name text not null,
  checksum text not null,
  breaking boolean not null,
  applied_at timestamptz(3) not null default now()
)`

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
