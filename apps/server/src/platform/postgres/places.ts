import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, readlinkSync, rmdirSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { StartError } from '../words.ts'
import type { Say } from '../words.ts'
import { canReach } from './account.ts'
import type { Account } from './account.ts'

/** Where things go that the database's user must reach and the project's folder hides. Only root needs it. */
export const SHARED_ROOT = '/var/lib/onegrid'

/** sun_path holds 104 bytes on macOS, 108 on Linux, the closing NUL included. Rule: decision 40. */
const LONGEST_SOCKET_PATH = 99

/** Only part of the socket's name. */
export const SOCKET_PORT = 5432

const SOCKET_NAME = `.s.PGSQL.${SOCKET_PORT}`

/**
 * The folder of the cluster: `DATA_DIR/postgres`, or a link there to a folder that the database's user can reach. The
 * real folder has a name of its own, not one made from the path: whoever deletes DATA_DIR and starts anew must not meet
 * old data again.
 */
export function clusterFolder(dataDir: string, account: Account, say: Say): string {
  const folder = join(dataDir, 'postgres')
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found?.isSymbolicLink()) return resolve(dataDir, readlinkSync(folder))
  if (found || canReach(account, dataDir)) return folder
  const real = join(SHARED_ROOT, randomBytes(6).toString('hex'), 'postgres')
  say({
    zh: `数据库用户无法访问 ${dataDir}，数据库存放在 ${real}（${folder} 为其链接）`,
    en: `The database's user cannot reach ${dataDir}: the database is in ${real} (${folder} links to it)`,
  })
  mkdirSync(dirname(real), { recursive: true, mode: 0o755 })
  own(dirname(real), account)
  symlinkSync(real, folder)
  return real
}

/**
 * A private folder for the server's socket: beside the cluster, or in the temporary folder where that path is too long
 * for the kernel.
 */
export function socketFolder(cluster: string, account: Account): string {
  const near = join(dirname(cluster), 'run')
  if (fits(near)) return privateFolder(near, account)
  const name = `onegrid-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
  const far = join(tmpdir(), name)
  return privateFolder(fits(far) && canReach(account, tmpdir()) ? far : join('/tmp', name), account)
}

/** Empty once the server has stopped; the next start makes it anew. */
export function removeSocketFolder(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Somebody put a file there: it is not ours to delete.
  }
}

function fits(folder: string) {
  return Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH
}

export function own(path: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/** In the temporary folder its name can be foreseen by anybody, so what stands there already must be ours. */
function privateFolder(folder: string, account: Account) {
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 })
    own(folder, account)
  }
  const found = lstatSync(folder)
  const owner = account.uid ?? process.getuid?.()
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return folder
  throw new StartError({
    zh: `${folder} 已被他人占用，请检查后删除再启动`,
    en: `${folder} belongs to somebody else: look into it, remove it and start again`,
  })
}
