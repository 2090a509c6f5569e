import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { run } from '../../apps/server/src/platform/process/index.ts'
import type { App, AppDeps } from '../../apps/server/src/platform/process/index.ts'

// The smallest product that the process can run: it counts in the database, and answers slowly when asked to.

await run({ build, prepare })

async function build({ config, db }: AppDeps): Promise<App> {
  const server = createServer((request, response) => {
    void answer(request).then(
      text => response.end(text),
      error => response.writeHead(500).end(String(error)),
    )
  })

  async function answer({ url }: IncomingMessage) {
    if (url === '/slow') {
      console.log('began slowly')
      await sleep(2500)
    }
    if (url === '/add' || url === '/slow') await sql`insert into probe default values`.execute(db)
    const [found] = await rows(db, sql<{ count: number }>`select count(*) from probe`)
    return String(found?.count)
  }

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(config.http.port, config.http.host, () => {
          const address = server.address()
          resolve(typeof address === 'object' && address ? `http://${address.address}:${address.port}` : '')
        })
      }),
    close: () => new Promise(resolve => void server.close(() => resolve())),
  }
}

async function prepare({ ownerDb }: AppDeps) {
  const [found] = await rows(ownerDb, sql<{ probe: string | null }>`select to_regclass('probe') as probe`)
  if (found?.probe) return []
  await sql`create table probe (at timestamptz default now())`.execute(ownerDb)
  await sql`grant select, insert on probe to public`.execute(ownerDb)
  return []
}
