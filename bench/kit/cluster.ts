/** The database server of a data folder: alone, while no product runs on it, or beside one that does. */
import { join } from 'node:path'
import pg from 'pg'
import { OWNER } from '../../apps/server/src/platform/postgres/cluster.ts'
import { openEmbedded, takeLock } from '../../apps/server/src/platform/postgres/index.ts'
import { readPostmaster } from '../../apps/server/src/platform/postgres/pid-file.ts'

/**
 * Starts the server of a folder for as long as the work takes, which is done as its owner, outside the product's
 * databases.
 *
 * @throws Error where a product runs on it
 */
export async function withServer<T>(dataDir: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const lock = takeLock(join(dataDir, 'lock'), 5000)
  if (!lock) throw new Error(`a product runs on ${dataDir}`)
  try {
    const server = await openEmbedded({ dataDir, say: () => {} })
    const admin = new pg.Client({ connectionString: server.ownerUrl('postgres') })
    try {
      await admin.connect()
      return await work(admin)
    } finally {
      await admin.end().catch(() => {})
      await server.stop()
    }
  } finally {
    lock.release()
  }
}

/** Into a database of the server that runs on a folder. @throws Error where none runs */
export function urlBeside(dataDir: string, database = 'onegrid', as: 'application' | 'owner' = 'application'): string {
  const running = readPostmaster(join(dataDir, 'postgres'))
  if (!running) throw new Error(`no database server runs on ${dataDir}`)
  const { port, socketFolder } = running
  const user = as === 'owner' ? OWNER : 'onegrid_app'
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(socketFolder)}&port=${port}`
}

/** The server's own process, of which all others are children. */
export function serverProcess(dataDir: string): number {
  return readPostmaster(join(dataDir, 'postgres'))?.pid ?? 0
}
