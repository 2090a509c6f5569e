/** Where a backup may go: to where nothing is yet. */
import { existsSync, lstatSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import type { Config } from '../../apps/server/src/platform/config/index.ts'
import { migrationFile, readMigrations } from '../../apps/server/src/platform/database/index.ts'
import type { Migration } from '../../apps/server/src/platform/database/index.ts'
import { StartError } from '../../apps/server/src/platform/words.ts'
import { occupied, readTables } from './catalog.ts'
import type { Manifest } from './manifest.ts'
import { UPLOADS } from './uploads.ts'

/** @throws StartError where DATA_DIR holds data; keys, logs and locks are none */
export function refuseOccupiedFolder({ dataDir, database }: Config): void {
  const data = ['district.json', UPLOADS, ...(database.kind === 'embedded' ? ['postgres'] : [])]
  const found = data.filter((name) => holdsSomething(join(dataDir, name)))
  if (found.length === 0) return
  throw new StartError({
    zh: `${dataDir} 中已有数据（${found.join('、')}）：只能恢复到空目录，请另设 DATA_DIR`,
    en: `${dataDir} holds data (${found.join(', ')}): a backup goes into an empty folder only, set another DATA_DIR`,
  })
}

/**
 * Tables that a broken-off restore of the same backup has made, and left empty, may stand there.
 *
 * @throws StartError where the database holds a row, or tables of another schema
 */
export async function refuseOccupiedDatabase(client: pg.Client, { schema }: Manifest): Promise<void> {
  const tables = await readTables(client)
  if (tables.length === 0) return
  const holding = await occupied(client, tables)
  if (holding.length === 0 && (await stepsOf(client)) === schema.length) return
  const named = (holding.length > 0 ? holding : tables.map(({ name }) => name)).slice(0, 3).join(', ')
  throw new StartError({
    zh: `数据库中已有数据表（${named} 等）：只能恢复到空数据库，请新建一个`,
    en: `The database is not empty (${named} …): a backup goes into an empty one only, create one`,
  })
}

/**
 * The migrations that had run where the backup was taken; those after them run behind the data.
 *
 * @throws StartError where this code does not know them all
 */
export function migrationsOf({ schema }: Manifest): Migration[] {
  const migrations = readMigrations()
  const last = schema.at(-1)
  if (last && schema.length > migrations.length) {
    throw new StartError({
      zh: `备份的数据库结构（${migrationFile(last)}）比本程序新：请用不低于备份时的版本恢复`,
      en: `The backup's schema (${migrationFile(last)}) is newer than this program: restore it with a program as new`,
    })
  }
  const own = migrations.slice(0, schema.length)
  const other = schema.find(({ version, checksum }, at) =>
    own[at]?.version !== version || own[at]?.checksum !== checksum)
  if (other) {
    throw new StartError({
      zh: `备份中的迁移 ${migrationFile(other)} 与本程序的不同：请用写出备份的程序恢复`,
      en: `The backup's migration ${migrationFile(other)} is not this program's: restore it with the one that wrote it`,
    })
  }
  return own
}

/** What a restore that did not come to its end has put into a folder that was empty; its database has stopped. */
export function removeHalf({ dataDir, database }: Config): void {
  rmSync(join(dataDir, UPLOADS), { recursive: true, force: true })
  if (database.kind === 'external') return
  const cluster = join(dataDir, 'postgres')
  // Where the database's user cannot reach the folder, a link there leads to the data.
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true })
  }
  rmSync(cluster, { recursive: true, force: true })
}

/** How many migrations have run there. */
async function stepsOf(client: pg.Client): Promise<number> {
  const { rows: [found] } = await client.query<{ made: boolean }>(
    `select to_regclass('schema_migration') is not null as made`)
  if (!found?.made) return 0
  return (await client.query('select from schema_migration')).rowCount ?? 0
}

function holdsSomething(path: string): boolean {
  if (!existsSync(path)) return false
  if (!lstatSync(path).isDirectory()) return true
  return readdirSync(path, { recursive: true, withFileTypes: true }).some((entry) => !entry.isDirectory())
}
