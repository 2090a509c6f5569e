/** Puts a backup back: into an empty DATA_DIR and database, proved by what the backup says of itself and by verify. */
import { constants } from 'node:fs'
import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { verify } from '../../apps/server/src/modules/cases/index.ts'
import type { Verdict } from '../../apps/server/src/modules/cases/index.ts'
import { verifyAudit } from '../../apps/server/src/platform/audit/index.ts'
import type { AuditVerdict } from '../../apps/server/src/platform/audit/index.ts'
import { rememberDistrict } from '../../apps/server/src/platform/config/index.ts'
import type { Config } from '../../apps/server/src/platform/config/index.ts'
import { createDatabase, migrate } from '../../apps/server/src/platform/database/index.ts'
import { openDatabase } from '../../apps/server/src/platform/process/open-database.ts'
import type { StopStack } from '../../apps/server/src/platform/process/stop-stack.ts'
import type { Say } from '../../apps/server/src/platform/words.ts'
import { checkBackup } from './check.ts'
import { fittingKeys } from './key-file.ts'
import { loadTables } from './load-tables.ts'
import { readManifest } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import type { Tell } from './progress.ts'
import { makePrivate } from './sums.ts'
import { migrationsOf, refuseOccupiedDatabase, refuseOccupiedFolder, removeHalf } from './target.ts'

export interface RestoreOptions {
  config: Config
  from: string
  /** The key file that was kept apart, where it is not in its place already. */
  keys?: string
  /** Takes what is opened; unwound by the caller, whatever becomes of it. */
  stack: StopStack
  say: Say
  tell: Tell
  signal: AbortSignal
}

export interface Restored {
  manifest: Manifest
  /** How many migrations ran behind the data. */
  migrated: number
  /** By the manifest's districts, in their order. */
  verdicts: { trail: Verdict; audit: AuditVerdict }[]
}

/**
 * Nothing is touched before backup, keys and target have been looked at. Broken off, or failed, it leaves the target as
 * empty as it was.
 *
 * @throws StartError with why it is refused
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { config, keys, stack, say, tell, signal } = options
  const from = resolve(options.from)
  const early = await readManifest(from)
  const known = migrationsOf(early)
  refuseOccupiedFolder(config)
  const keep = fittingKeys(early, config.keyFile, keys)
  const { manifest, uploads } = await checkBackup(from, tell, signal)

  await mkdir(config.dataDir, { recursive: true, mode: 0o711 })
  // Nothing is taken away but what was seen to be empty under the lock.
  let isHalf = false
  // Below the database, so that it has stopped by then.
  stack.push('half a restore', () => {
    if (isHalf) removeHalf(config)
  })
  const urls = await openDatabase(config, stack, say)
  const connection = { connectionString: urls.ownerUrl, application_name: 'onegrid-restore', options: SESSION }
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    await refuseOccupiedDatabase(client, manifest)
    isHalf = true
    await migrate({ ...urls, migrations: known })
    await client.query('begin')
    await loadTables(client, from, manifest, tell, signal)
    await copyUploads(from, config.dataDir, uploads, tell, signal)
    await client.query('commit')
    await client.query(`vacuum (analyze) ${manifest.tables.map(({ name }) => name).join(', ')}`)
  } finally {
    await client.end().catch(() => {})
  }
  const { ran } = await migrate({ ...urls, say })
  await keep()
  if (manifest.choice) rememberDistrict(config.dataDir, manifest.choice)
  isHalf = false
  return { manifest, migrated: ran, verdicts: await prove(urls.ownerUrl, manifest, tell) }
}

const SESSION = '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0'

async function copyUploads(from: string, to: string, paths: readonly string[], tell: Tell, signal: AbortSignal) {
  for (const [at, path] of paths.entries()) {
    signal.throwIfAborted()
    tell({ step: 'files', at, of: paths.length })
    const target = join(to, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyFile(join(from, path), target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
    await makePrivate(target)
  }
}

/** With the seal that the backup names: a history that was cut back to an earlier one is found as well. */
async function prove(url: string, { districts }: Manifest, tell: Tell): Promise<Restored['verdicts']> {
  tell({ step: 'verify' })
  const db = createDatabase(url, { max: 2, statementTimeoutMs: 0, applicationName: 'onegrid-restore' })
  try {
    const verdicts: Restored['verdicts'] = []
    for (const { id, seal } of districts) {
      verdicts.push({ trail: await verify(db, id, seal ?? undefined), audit: await verifyAudit(db, id) })
    }
    return verdicts
  } finally {
    await db.destroy()
  }
}
