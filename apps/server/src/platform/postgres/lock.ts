import { DatabaseSync } from 'node:sqlite'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'

export type Lock = { release(): void }

/**
 * Takes the lock of a folder, or answers undefined when a living process holds it.
 *
 * Node has no flock. A SQLite file held in an exclusive transaction is one: the kernel drops it with the process that
 * held it, however that ended, so no lock is ever stale and none has to be guessed dead from a process id.
 *
 * @param waitMs how long to wait for the holder to let go; the thread sleeps meanwhile
 */
export function takeLock(file: string, waitMs = 0): Lock | undefined {
  const store = new DatabaseSync(file, { timeout: waitMs })
  try {
    store.exec('begin exclusive')
  } catch (error) {
    store.close()
    if (isBusy(error)) return undefined
    throw error
  }
  chmodSync(file, 0o600)
  writeFileSync(holderFile(file), `${process.pid}\n`, { mode: 0o600 })
  return { release: () => store.close() }
}

/** Process id of the last holder, for the sentence that names it. */
export function lockHolder(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(holderFile(file), 'utf8'), 10)
    return Number.isNaN(pid) ? undefined : pid
  } catch {
    return undefined
  }
}

function holderFile(file: string) {
  return `${file}.pid`
}

const SQLITE_BUSY = 5

function isBusy(error: unknown) {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}
