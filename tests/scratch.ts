/**
 * Where products that tests start keep their data: in memory, where the machine has enough of it. PostgreSQL waits for
 * the disk at every commit, half the time that such a test takes; what outlives a killed process is the same in both.
 */
import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
/** Several times what all that run at once have ever held. */
const ENOUGH_BYTES = 6 * 1024 ** 3
const NAME = 'onegrid-scratch-'
const DAY_MS = 86_400_000

/** A new folder that the database's user can pass through where root tests; whoever asked for it removes it. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(place(), `${NAME}${name}-`))
  chmodSync(folder, 0o711)
  return folder
}

/** Of tests that were killed: memory is not given back by itself. */
export function removeLeftScratch(): void {
  const yesterday = Date.now() - DAY_MS
  for (const name of readdirSync(place()).filter((found) => found.startsWith(NAME))) {
    const folder = join(place(), name)
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found && found.uid === process.getuid?.() && found.mtimeMs < yesterday) {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function place(): string {
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ENOUGH_BYTES ? MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}
