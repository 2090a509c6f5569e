/** The product's database without the product: opened or adopted, migrated, and with a district in it. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp } from '../../apps/server/src/app.ts'
import type { BuiltApp } from '../../apps/server/src/app.ts'
import {
  chooseDistrict, createSecrets, hasSecrets, readConfig, readSecrets, rememberDistrict,
} from '../../apps/server/src/platform/config/index.ts'
import { createDatabase, migrate } from '../../apps/server/src/platform/database/index.ts'
import { openDatabase } from '../../apps/server/src/platform/process/open-database.ts'
import type { AppDeps } from '../../apps/server/src/platform/process/index.ts'
import type { StopStack } from '../../apps/server/src/platform/process/stop-stack.ts'
import type { Say } from '../../apps/server/src/platform/words.ts'
import { prepareDistrict } from '../district/prepare.ts'

export interface Opened {
  /** The house without its doors: nothing begins by itself. */
  app: BuiltApp
  deps: AppDeps
  ownerUrl: string
}

/**
 * @param asked `--district`, `--size`: where the folder has no district yet, it gets one with all its grids
 * @throws StartError where the product runs on the same folder
 */
export async function open(asked: readonly string[], stack: StopStack, say: Say): Promise<Opened> {
  const read = (more: readonly string[]) => readConfig({ ONEGRID_CASES: 'none', ...process.env }, [...asked, ...more])
  const { dataDir } = read([])
  const isNew = !existsSync(join(dataDir, 'district.json')) && !asked.includes('--size')
  const config = read(isNew ? ['--size', 'district'] : [])
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const choice = chooseDistrict(config)
  const urls = await openDatabase(config, stack, say)
  if (!hasSecrets(config.keyFile)) createSecrets(config.keyFile)
  await migrate({ ...urls, say })
  const db = createDatabase(urls.appUrl, { max: 4, applicationName: 'onegrid-load', statementTimeoutMs: 0 })
  stack.push('database connections', () => db.destroy())
  const ownerDb = createDatabase(urls.ownerUrl, { max: 2, applicationName: 'onegrid-load', statementTimeoutMs: 0 })
  stack.push("the owner's connections", () => ownerDb.destroy())
  const secrets = readSecrets(config.keyFile)
  const deps: AppDeps = { config, secrets, db, ownerDb, logger: pino({ level: 'warn' }), say }
  await prepareDistrict(deps, choice)
  rememberDistrict(dataDir, choice)
  const app = await buildApp(deps, { backstage: true })
  stack.push('application', () => app.close())
  return { app, deps, ownerUrl: urls.ownerUrl }
}
