import { pino } from 'pino'
import { buildApp } from '../apps/server/src/app.ts'
import type { BuiltApp } from '../apps/server/src/app.ts'
import { readConfig, readSecrets } from '../apps/server/src/platform/config/index.ts'
import { createDatabase } from '../apps/server/src/platform/database/index.ts'
import type { Db } from '../apps/server/src/platform/database/index.ts'
import type { StopStack } from '../apps/server/src/platform/process/stop-stack.ts'
import type { Say } from '../apps/server/src/platform/words.ts'
import { openBeside } from './open-beside.ts'

/**
 * The house without its doors, on the data that the settings name, for a tool that may run beside the product: nothing
 * begins by itself.
 */
export async function openBackstage(
  applicationName: string, stack: StopStack, say: Say,
): Promise<{ app: BuiltApp; db: Db }> {
  const config = readConfig(process.env, [])
  const beside = await openBeside(config, say)
  stack.push('database', () => beside.close())
  const db = createDatabase(beside.appUrl, { max: 8, applicationName, statementTimeoutMs: 0 })
  stack.push('database connections', () => db.destroy())
  const deps = { config, secrets: readSecrets(config.keyFile), db, ownerDb: db, logger: pino({ level: 'warn' }), say }
  const app = await buildApp(deps, { backstage: true })
  stack.push('application', () => app.close())
  return { app, db }
}
