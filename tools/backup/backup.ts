/** Writes a backup: one snapshot of the database as text, the uploaded files that it names, and what both are. */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { createZstdCompress } from 'node:zlib'
import pg from 'pg'
import { hasSecrets, readSecrets, rememberedDistrict } from '../../apps/server/src/platform/config/index.ts'
import type { Config } from '../../apps/server/src/platform/config/index.ts'
import { takeLock } from '../../apps/server/src/platform/postgres/index.ts'
import type { Lock } from '../../apps/server/src/platform/postgres/index.ts'
import { StartError } from '../../apps/server/src/platform/words.ts'
import { readTables } from './catalog.ts'
import { CopyOut } from './copy-stream.ts'
import { keyPrints } from './key-prints.ts'
import { FORMAT, LEFT_OUT, MANIFEST, tableFile, UNKEPT_TABLES } from './manifest.ts'
import type { Manifest, SchemaStep } from './manifest.ts'
import type { Tell } from './progress.ts'
import { SUMS, sumsText, syncFolder, writeHashed } from './sums.ts'
import { copyUploads, listUploads, UPLOADS } from './uploads.ts'

export interface BackupOptions {
  config: Config
  /** URL of a role that may read every table. */
  url: string
  /** The folder that it becomes; not there yet. */
  to: string
  tell: Tell
  signal: AbortSignal
}

/**
 * Until it is whole it has another name, `TO.partial`; whatever ends it before leaves that or nothing.
 *
 * @throws StartError where the folder is there already, or no district is
 */
export async function backUp({ config, url, to, tell, signal }: BackupOptions): Promise<Manifest> {
  const folder = resolve(to)
  if (existsSync(folder)) {
    throw new StartError({ zh: `${folder} 已存在：请另写一个目录`, en: `${folder} is there already: name another folder` })
  }
  const partial = `${folder}.partial`
  const lock = await claim(partial)
  try {
    const manifest = await write({ config, url, to: partial, tell, signal })
    lock.release()
    for (const name of LOCK_FILES) await rm(join(partial, name), { force: true })
    await syncFolder(partial)
    await rename(partial, folder)
    await syncFolder(dirname(folder))
    return manifest
  } catch (error) {
    lock.release()
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

const LOCK_FILES = ['lock', 'lock.pid']

/** What an earlier one has left there, killed, goes; one that is still being written does not. */
async function claim(partial: string): Promise<Lock> {
  await mkdir(partial, { recursive: true, mode: 0o700 })
  const lock = takeLock(join(partial, 'lock'))
  if (!lock) {
    throw new StartError({
      zh: `另一个备份正在写入 ${partial}：请等它结束`,
      en: `Another backup is being written to ${partial}: wait for its end`,
    })
  }
  const left = (await readdir(partial)).filter((name) => !LOCK_FILES.includes(name))
  for (const name of left) await rm(join(partial, name), { recursive: true })
  return lock
}

async function write({ config, url, to, tell, signal }: BackupOptions): Promise<Manifest> {
  const prints = keyPrints(keysOf(config))
  const list = join(to, 'uploads.list')
  const sums = new Map<string, string>()
  const client = new pg.Client({ connectionString: url, application_name: 'onegrid-backup', options: SESSION })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    // The first question takes the snapshot; the transaction's time is before it.
    const about = await describe(client)
    const tables: Manifest['tables'] = []
    const found = (await readTables(client)).filter(({ name }) => !UNKEPT_TABLES.has(name))
    for (const [at, { name, columns }] of found.entries()) {
      tell({ step: 'table', name, at, of: found.length })
      const rows = new CopyOut(client, `copy ${name} (${columns.join(', ')}) to stdout`)
      const file = tableFile(name)
      sums.set(file, (await writeHashed(join(to, file), rows, [createZstdCompress()], signal)).sha256)
      tables.push({ name, columns, rows: rows.rows })
    }
    const uploads = await listUploads(client, list, signal)
    await client.query('commit')

    const told = (at: number) => tell({ step: 'files', at, of: uploads })
    const { files, sums: copied } = await copyUploads(list, join(config.dataDir, UPLOADS), to, told, signal)
    await rm(list)
    for (const [path, sha256] of copied) sums.set(path, sha256)
    const manifest: Manifest = {
      format: FORMAT, product: productVersion(), ...about, choice: rememberedDistrict(config.dataDir) ?? null,
      tables, files, keys: { included: false, prints }, leftOut: LEFT_OUT,
    }
    const text = `${JSON.stringify(manifest, null, 2)}\n`
    sums.set(MANIFEST, (await writeHashed(join(to, MANIFEST), Readable.from([text]), [], signal)).sha256)
    await writeHashed(join(to, SUMS), Readable.from([sumsText(sums)]), [], signal)
    return manifest
  } finally {
    // Amid a COPY it breaks off; the server then ends the transaction.
    await client.end().catch(() => {})
  }
}

function keysOf({ keyFile }: Config) {
  if (hasSecrets(keyFile)) return readSecrets(keyFile)
  throw new StartError({
    zh: `缺少密钥文件 ${keyFile}：没有它，备份将来也读不出加密字段`,
    en: `The key file ${keyFile} is missing: without it nobody will read the encrypted fields of a backup`,
  })
}

/** ISO and UTC, so that the text reads the same wherever it is read; no limit of the role cuts a long COPY. */
const SESSION = '-c datestyle=ISO -c intervalstyle=postgres -c timezone=UTC -c extra_float_digits=1 ' +
  '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0'

async function describe(client: pg.Client): Promise<Pick<Manifest, 'takenAt' | 'postgres' | 'schema' | 'districts'>> {
  const { rows: [about] } = await client.query<{ at: Date; postgres: string; made: boolean }>(
    `select now() as at, current_setting('server_version') as postgres,
       to_regclass('schema_migration') is not null as made`)
  if (!about?.made) throw nothingThere()
  const { rows: schema } = await client.query<SchemaStep>(
    'select version, name, checksum, breaking from schema_migration order by version')
  const { rows: unready } = await client.query('select from district where ready_at is null limit 1')
  if (unready.length > 0) {
    throw new StartError({ zh: '首次启动尚未完成，请稍后再备份', en: 'The first start has not come to its end: back up later' })
  }
  const { rows: districts } = await client.query<Manifest['districts'][number]>(
    `select d.district_id as id, d.code, d.name, coalesce(h.pos, 0)::float8 as position,
       (select jsonb_build_object('pos', s.to_pos, 'hash', encode(s.hash, 'hex')) from seal s
        where s.district_id = d.district_id order by s.to_pos desc limit 1) as seal
     from district d left join feed_head h using (district_id) order by 1`)
  if (districts.length === 0) throw nothingThere()
  return { takenAt: about.at.toISOString(), postgres: about.postgres, schema, districts }
}

function nothingThere() {
  return new StartError({ zh: '数据库中还没有区县，无可备份', en: 'There is no district in the database yet: nothing to back up' })
}

function productVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Bytes of a backup on the disk. */
export async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return bytes
}
