import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../words.ts'
import type { Say } from '../words.ts'
import { databaseAccount } from './account.ts'
import { databaseBinaries } from './binaries.ts'
import { createCluster, OWNER, startCluster, stopCluster } from './cluster.ts'
import type { Authentication, Cluster } from './cluster.ts'
import { guard } from './guard.ts'
import type { Guarded, GuardNews } from './guard.ts'
import { clearSocketLock, disownPidFile, isPostgres, readPostmaster } from './pid-file.ts'
import type { Postmaster } from './pid-file.ts'
import { clusterFolder, removeSocketFolder, SOCKET_PORT, socketFolder } from './places.ts'
import { serverSettings } from './settings.ts'
import type { Settings } from './settings.ts'

export type EmbeddedOptions = {
  /** The database is in `postgres`, its log in `log/postgresql.log` below. */
  dataDir: string
  say: Say
  /** On top of serverSettings(). */
  settings?: Settings
}

export type Embedded = {
  /** The owner's URL, for migrations. The default database is `onegrid`. */
  ownerUrl(database?: string): string
  /** URL of the application's role, which may not change what is append-only. Rule: decision 13. */
  appUrl(database?: string): string
  /** How it came up: made anew, started, or found running after a process that was killed. */
  how: 'created' | 'started' | 'adopted'
  /** Starts it anew whenever it has gone, until it is stopped. Its addresses stay. */
  guard(hear: (news: GuardNews) => void): void
  stop(): Promise<void>
}

const APP = 'onegrid_app'
const DATABASE = 'onegrid'

/**
 * Starts the packaged PostgreSQL on the files of dataDir, or adopts the one that a killed process left running.
 * The caller holds the lock of dataDir: two calls at once would meet in initdb.
 *
 * @throws StartError with a sentence for the terminal
 */
export async function openEmbedded({ dataDir, say, settings }: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const place = realpathSync(dataDir)
  const account = databaseAccount(say)
  const binaries = databaseBinaries(account, say)
  const cluster = { folder: clusterFolder(place, account, say), log: logFile(place), account, binaries }
  const secretFile = process.platform === 'win32' ? passwordFile(place) : undefined
  const password = secretFile && readFileSync(secretFile, 'utf8')

  const created = !existsSync(join(cluster.folder, 'PG_VERSION'))
  if (created) {
    say({ zh: '正在初始化数据库', en: 'Initialising the database' })
    await createCluster(cluster, authentication(secretFile))
  }
  refuseOtherMajor(cluster)
  const adopted = await adopt(cluster, password)
  if (!adopted) {
    say({ zh: '正在启动数据库', en: 'Starting the database' })
    await startCluster(cluster, { ...serverSettings(), ...settings, ...(await listening(cluster, password)) })
  }
  const running = readPostmaster(cluster.folder)
  if (!running) throw new Error(`no postmaster.pid in ${cluster.folder} of a server that has started`)
  const url = (user: string) => (database: string = DATABASE) => serverUrl(running, user, password, database)
  await makeRoleAndDatabase(url(OWNER), password)
  let unguard = async () => {}
  return {
    ownerUrl: url(OWNER),
    appUrl: url(APP),
    how: created ? 'created' : adopted ? 'adopted' : 'started',
    guard: hear => void (unguard = guard(reviving(cluster, running), hear)),
    async stop() {
      await unguard()
      await stopCluster(cluster)
      if (password === undefined) removeSocketFolder(running.socketFolder)
    },
  }
}

/** True when the server of these files runs and answers; a stranger's process id in its file is struck out. */
async function adopt(cluster: Cluster, password: string | undefined) {
  const left = readPostmaster(cluster.folder)
  if (!left) return false
  for (let attempt = 0; isPostgres(left.pid); attempt++) {
    if (await answers(serverUrl(left, OWNER, password, 'postgres'), cluster.folder)) return true
    // Killed while it was starting, it may still be replaying its log.
    if (attempt === 120) break
    await sleep(250)
  }
  if (readPostmaster(cluster.folder)) disownPidFile(cluster.folder)
  return false
}

async function answers(connectionString: string, folder: string) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`)
    return rows[0]?.folder === folder
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** With the settings of its last start: whoever is connected to it finds it again where it was. */
function reviving(cluster: Cluster, { socketFolder, port }: Postmaster): Guarded {
  const left = () => readPostmaster(cluster.folder)
  return {
    runs() {
      const { pid } = left() ?? {}
      return pid !== undefined && isPostgres(pid)
    },
    async revive() {
      if (left()) disownPidFile(cluster.folder)
      if (socketFolder) clearSocketLock(socketFolder, port)
      await startCluster(cluster)
    },
  }
}

/** By socket only, where there are sockets; else by a free port of the loopback and a password. */
async function listening(cluster: Cluster, password: string | undefined): Promise<Settings> {
  if (password === undefined) {
    const folder = socketFolder(cluster.folder, cluster.account)
    clearSocketLock(folder, SOCKET_PORT)
    return { listen_addresses: '', unix_socket_directories: folder, unix_socket_permissions: '0700', port: SOCKET_PORT }
  }
  return { listen_addresses: '127.0.0.1', port: await freePort() }
}

function serverUrl(at: { port: number; socketFolder: string }, user: string, password: string | undefined, db: string) {
  if (password !== undefined) return `postgresql://${user}:${password}@127.0.0.1:${at.port}/${db}`
  return `postgresql://${user}@/${db}?host=${encodeURIComponent(at.socketFolder)}&port=${at.port}`
}

async function makeRoleAndDatabase(ownerUrl: (database: string) => string, password: string | undefined) {
  const client = new pg.Client({ connectionString: ownerUrl('postgres') })
  await client.connect()
  try {
    const role = await client.query('select 1 from pg_roles where rolname = $1', [APP])
    const secret = password === undefined ? '' : ` password '${password}'`
    if (role.rowCount === 0) await client.query(`create role ${APP} login${secret}`)
    const database = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (database.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

function refuseOtherMajor({ folder, binaries }: Cluster) {
  const major = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (binaries.version.split('.')[0] === major) return
  throw new StartError({
    zh: `数据由 PostgreSQL ${major} 写成，当前程序为 ${binaries.version}：请先用原版本导出数据`,
    en: `The data is of PostgreSQL ${major}, the program is ${binaries.version}: export it with the former first`,
  })
}

function authentication(file: string | undefined): Authentication {
  return file === undefined ? { method: 'trust' } : { method: 'scram-sha-256', passwordFile: file }
}

function logFile(place: string) {
  return join(place, 'log', 'postgresql.log')
}

function passwordFile(place: string) {
  const file = join(place, 'postgres-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return file
}

function freePort() {
  return new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
