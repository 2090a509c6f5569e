import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running (or killed) server has written about itself. */
export type Postmaster = { pid: number; port: number; socketFolder: string }

/** Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = pidFileLines(cluster)
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, port: Number(lines[3] ?? 0), socketFolder: lines[4] ?? '' }
}

/** Whether the process of that id is a PostgreSQL server, and not a stranger who was given the id after a reboot. */
export function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') return /\/postgres( \(deleted\))?$/.test(programOf(pid))
  if (process.platform === 'win32') return true
  return /postgres/.test(spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? '')
}

/**
 * Makes a pid file harmless that names a stranger's process. It is kept, with an id that no process can have:
 * PostgreSQL's own check of the shared memory block, which finds backends that outlived their server, needs the rest.
 */
export function disownPidFile(cluster: string): void {
  const lines = pidFileLines(cluster)
  lines[0] = String(IMPOSSIBLE_PID)
  writeFileSync(join(cluster, 'postmaster.pid'), lines.join('\n'))
}

/**
 * Removes the lock of a socket whose server is gone. PostgreSQL does so itself, unless the id is taken: by a stranger,
 * or by a zombie, where the first process of a container does not bury its dead.
 *
 * @param folder of this cluster alone
 */
export function clearSocketLock(folder: string, port: number): void {
  const file = join(folder, `.s.PGSQL.${port}.lock`)
  const pid = Number.parseInt(readOr(file, ''), 10)
  if (pid > 0 && !isPostgres(pid)) rmSync(file)
}

/** Above the pid limit of every kernel that we run on. */
const IMPOSSIBLE_PID = 2 ** 31 - 1

function pidFileLines(cluster: string) {
  return readOr(join(cluster, 'postmaster.pid'), '').split('\n')
}

/** Its file, then "(deleted)" when an upgrade has replaced it. Of other people's processes only the command shows. */
function programOf(pid: number) {
  try {
    return readlinkSync(`/proc/${pid}/exe`)
  } catch {
    return readOr(`/proc/${pid}/cmdline`, '').split('\0')[0] ?? ''
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readOr(file: string, otherwise: string) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return otherwise
  }
}
