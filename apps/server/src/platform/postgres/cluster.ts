import { spawn } from 'node:child_process'
import { appendFileSync, chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartError } from '../words.ts'
import { as } from './account.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { own } from './places.ts'
import { settingsFile } from './settings.ts'
import type { Settings } from './settings.ts'

/** Files and programs of one embedded server. */
export type Cluster = { folder: string; log: string; account: Account; binaries: Binaries }

export const OWNER = 'onegrid_owner'

/** On Unix the lock is the mode of the socket's folder: nobody but its owner gets as far as to be asked. */
export type Authentication = { method: 'trust' } | { method: 'scram-sha-256'; passwordFile: string }

/** Makes the cluster's files. Stopped half-way it leaves nothing that would be taken for a cluster. */
export async function createCluster(cluster: Cluster, authentication: Authentication): Promise<void> {
  const { binaries, account } = cluster
  const partial = `${cluster.folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { mode: 0o700 })
  own(partial, account)
  const args = [`--pgdata=${partial}`, `--username=${OWNER}`, '--encoding=UTF8', ...locale(), '--no-instructions']
  args.push(`--auth=${authentication.method}`)
  if (authentication.method !== 'trust') args.push(`--pwfile=${authentication.passwordFile}`)
  const code = await run(binaries.initdb, args, cluster)
  if (code !== 0) throw failed(cluster, { zh: '数据库初始化失败', en: 'The database could not be initialised' })
  appendFileSync(join(partial, 'postgresql.conf'), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`)
  renameSync(partial, cluster.folder)
}

/** @param settings as they are from now on; without, as they were at the last start */
export async function startCluster(cluster: Cluster, settings?: Settings): Promise<void> {
  if (settings) {
    const file = join(cluster.folder, SETTINGS_FILE)
    writeFileSync(file, settingsFile(settings), { mode: 0o600 })
    own(file, cluster.account)
  }
  // The answer comes when the server accepts connections; replaying the log after a crash may take a while.
  const code = await run(cluster.binaries.pgCtl, ['start', '--wait', '--timeout=300', '-D', cluster.folder], cluster)
  if (code !== 0) throw failed(cluster, { zh: '数据库启动失败', en: 'The database did not start' })
}

export async function stopCluster(cluster: Cluster): Promise<void> {
  const args = ['stop', '--wait', '--timeout=120', '--mode=fast', '-D', cluster.folder]
  const code = await run(cluster.binaries.pgCtl, args, cluster)
  if (code !== 0) throw failed(cluster, { zh: '数据库未能停止', en: 'The database did not stop' })
}

/** Keeps one older log; a server that runs on writes into whichever it had opened. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`)
  const descriptor = openSync(file, 'a', 0o600)
  chmodSync(file, 0o600)
  return descriptor
}

const SETTINGS_FILE = 'onegrid.conf'
const LARGEST_LOG = 20 * 1024 ** 2

/**
 * Code point order and Unicode letters everywhere, by the server itself and not by the machine's C library, whose
 * order may change with an upgrade and break indexes. The library's part is C.UTF-8 where the machine surely has it:
 * without, a start without LANG would make an SQL_ASCII cluster. Rule: decision 40.
 */
function locale() {
  const library = process.platform === 'linux' ? 'C.UTF-8' : 'C'
  return ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${library}`]
}

/**
 * In a session of its own: Ctrl-C goes to the whole group of the terminal, and the database must outlive the requests
 * that are being answered. Output goes to a file: a pipe would be held by the server after pg_ctl has ended.
 */
async function run(program: string, args: string[], { log, account }: Cluster) {
  const output = openLog(log)
  try {
    const options = as(account, { stdio: ['ignore', output, output], env: serverEnv(), windowsHide: true })
    const child = spawn(program, args, { ...options, detached: true })
    return await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', resolve)
    })
  } finally {
    closeSync(output)
  }
}

/** PGDATA, PGPORT and their like in the caller's environment must not redirect our server. */
function serverEnv() {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'))
  return { ...Object.fromEntries(inherited), LANG: 'C.UTF-8' }
}

function failed({ log }: Cluster, what: { zh: string; en: string }) {
  const tail = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
  return new StartError({ zh: `${what.zh}，日志 ${log}：\n${tail}`, en: `${what.en}; from its log ${log}:\n${tail}` })
}
