import { join } from 'node:path'
import type { Config } from '../apps/server/src/platform/config/index.ts'
import { openEmbedded, takeLock } from '../apps/server/src/platform/postgres/index.ts'
import type { Say } from '../apps/server/src/platform/words.ts'

/** A way to the database for a tool, whether the product runs or not. */
export type Beside = {
  /** As the application's role. */
  appUrl: string
  /** As the role that owns the schema, where the settings name one. */
  ownerUrl: string
  close(): Promise<void>
}

/**
 * The server that the settings name; else the embedded one: the running product's where one holds the data, or one that
 * is started for the tool and stopped behind it.
 */
export async function openBeside({ database, dataDir }: Config, say: Say): Promise<Beside> {
  if (database.kind === 'external') {
    return { appUrl: database.url, ownerUrl: database.ownerUrl ?? database.url, close: async () => {} }
  }
  const lock = takeLock(join(dataDir, 'lock'))
  try {
    const server = await openEmbedded({ dataDir, say })
    return {
      appUrl: server.appUrl(),
      ownerUrl: server.ownerUrl(),
      async close() {
        if (!lock) return
        await server.stop()
        lock.release()
      },
    }
  } catch (error) {
    lock?.release()
    throw error
  }
}
