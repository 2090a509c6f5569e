import { mkdirSync } from 'node:fs'
import {
  chooseDistrict,
  createSecrets,
  hasSecrets,
  readConfig,
  readSecrets,
  rememberDistrict,
} from '../config/index.ts'
import type { Config, DistrictChoice, Secrets } from '../config/index.ts'
import { createDatabase, isMigrated, migrate } from '../database/index.ts'
import type { Db } from '../database/index.ts'
import { StartError, terminalLanguage } from '../words.ts'
import type { Say, Sentence } from '../words.ts'
import type { Logger } from 'pino'
import { createLogger } from './logger.ts'
import { openDatabase } from './open-database.ts'
import { stopOnSignals } from './signals.ts'
import { stopStack } from './stop-stack.ts'
import type { StopStack } from './stop-stack.ts'

/** What the process hands to the application. */
export type AppDeps = {
  config: Config
  secrets: Secrets
  /** As the application's role. */
  db: Db
  /** As the owner of the schema, for what the application may not do: making partitions, sealing. */
  ownerDb: Db
  logger: Logger
  say: Say
}

export type App = {
  /** Begins to answer, and answers with the address. */
  listen(): Promise<string>
  /** Ends live streams, lets requests and workers finish, and resolves. */
  close(): Promise<void>
}

export type Program<A extends App> = {
  /**
   * Makes the district on a first start and answers what is to be said once the product serves: the accounts. Called
   * before there is an application, so that nothing works on a district that is half made.
   */
  prepare?(deps: AppDeps, choice: DistrictChoice): Promise<Sentence[]>
  build(deps: AppDeps): Promise<A>
}

/**
 * Runs the product until a signal: settings, database, migrations, district, HTTP; and back. Ends the process.
 * The whole of main.ts, which only names the application.
 */
export async function run<A extends App>(program: Program<A>): Promise<void> {
  const say = terminal(process.env)
  const stack = stopStack()
  const stop = stopOnSignals(stack, say)
  try {
    await start(program, stack, say)
  } catch (error) {
    // What breaks while we are stopping breaks because of it.
    if (stop.begun()) return
    tell(error, say)
    await stop.now(1)
  }
}

async function start<A extends App>(program: Program<A>, stack: StopStack, say: Say) {
  const began = Date.now()
  const config = readConfig(process.env, process.argv.slice(2))
  // Others may pass through it, as the database's user must, and not look around.
  mkdirSync(config.dataDir, { recursive: true, mode: 0o711 })
  const choice = chooseDistrict(config)
  const logger = createLogger(config)
  const urls = await openDatabase(config, stack, say)

  const secrets = await openSecrets(config.keyFile, urls.ownerUrl, say)
  const { ran, protectsTrail } = await migrate({ ...urls, say })
  if (!protectsTrail) say(UNPROTECTED)
  logger.info({ migrations: ran, database: config.database.kind }, 'database ready')

  const onIdleError = (error: Error) => logger.warn({ error }, 'idle database connection lost')
  const db = createDatabase(urls.appUrl, { max: config.database.pool, onIdleError })
  stack.push('database connections', () => db.destroy())
  const ownerOptions = { max: 2, applicationName: 'onegrid-owner', statementTimeoutMs: 0, onIdleError }
  const ownerDb = createDatabase(urls.ownerUrl, ownerOptions)
  stack.push("the owner's connections", () => ownerDb.destroy())

  const deps = { config, secrets, db, ownerDb, logger, say }
  const lines = await prepared(program, deps, choice, urls.appUrl)
  rememberDistrict(config.dataDir, choice)
  const app = await program.build(deps)
  stack.push('requests and workers', () => app.close(), DRAIN_MS)
  const address = await app.listen()
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  say({ zh: `一网已就绪（${seconds} 秒）：${address}`, en: `OneGrid is ready (${seconds} s): ${address}` })
  lines.forEach(say)
  say({ zh: '按 Ctrl-C 停止', en: 'Ctrl-C stops it' })
}

/** What is begun again where it breaks off need not be safe on the disk until it is whole. */
async function prepared<A extends App>({ prepare }: Program<A>, deps: AppDeps, choice: DistrictChoice, appUrl: string) {
  if (!prepare) return []
  const db = createDatabase(appUrl, { max: deps.config.database.pool, applicationName: 'onegrid-prepare', hasty: true })
  try {
    return await prepare({ ...deps, db }, choice)
  } finally {
    await db.destroy()
  }
}

/** Longer than any request of ours, shorter than an operator's patience. */
const DRAIN_MS = 15_000

const UNPROTECTED: Sentence = {
  zh: '警告：只设了 DATABASE_URL，应用与表的所有者是同一角色，留痕的只增不改没有数据库保障；请设 DATABASE_OWNER_URL',
  en: 'Warning: with DATABASE_URL only, the application owns its tables and the database does not keep the trail ' +
    'append-only; set DATABASE_OWNER_URL',
}

/** Keys belong to the data: made with an empty database, required beside a full one. Rule: decision 36. */
async function openSecrets(file: string, ownerUrl: string, say: Say) {
  if (!hasSecrets(file)) {
    if (await isMigrated(ownerUrl)) {
      throw new StartError({
        zh: `数据库已有数据而缺少密钥文件 ${file}：请从备份恢复，没有它加密字段无法读取`,
        en: `The database holds data and its key file ${file} is missing: restore it, encrypted fields need it`,
      })
    }
    createSecrets(file)
    say({ zh: `已生成密钥文件 ${file}，请与数据分开备份`, en: `Made the key file ${file}: back it up apart from the data` })
  }
  return readSecrets(file)
}

function terminal(env: NodeJS.ProcessEnv): Say {
  const language = terminalLanguage(env)
  return sentence => void process.stdout.write(`${sentence[language]}\n`)
}

function tell(error: unknown, say: Say) {
  if (error instanceof StartError) return error.sentences.forEach(say)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    const port = error instanceof Error && 'port' in error ? ` ${String(error.port)}` : ''
    return say({ zh: `端口${port} 已被占用：请另设 PORT`, en: `Port${port} is in use: set another PORT` })
  }
  if (code === 'EACCES') return say({ zh: `没有权限：${String(error)}`, en: `Not permitted: ${String(error)}` })
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}
