import { join } from 'node:path'
import type { Config } from '../config/index.ts'
import { lockHolder, openEmbedded, takeLock } from '../postgres/index.ts'
import type { GuardNews } from '../postgres/index.ts'
import { StartError } from '../words.ts'
import type { Say } from '../words.ts'
import { askServer } from './external.ts'
import type { StopStack } from './stop-stack.ts'

/** The two ways into the database. */
export type OpenDatabase = { appUrl: string; ownerUrl: string; appRole: string }

/** The embedded server, started or adopted, or the server that the settings name. */
export async function openDatabase(config: Config, stack: StopStack, say: Say): Promise<OpenDatabase> {
  if (config.database.kind === 'external') return openExternal(config.database)
  lockData(config.dataDir, stack)
  const { pool } = config.database
  // Beside the pool: the owner's, a migration, and whoever looks in from outside.
  const settings = { max_connections: Math.max(100, pool + 30) }
  const opening = openEmbedded({ dataDir: config.dataDir, say, settings })
  stack.push('database', async () => {
    // A start that is interrupted waits for the server, or it would be left running; one that failed has said why.
    const server = await opening.catch(() => undefined)
    say({ zh: '正在停止数据库', en: 'Stopping the database' })
    await server?.stop()
  })
  const server = await opening
  if (server.how === 'adopted') {
    say({ zh: '接管了上次未正常退出留下的数据库', en: 'Took over the database that an earlier process left running' })
  }
  server.guard(news => tell(news, say))
  return { appUrl: server.appUrl(), ownerUrl: server.ownerUrl(), appRole: 'onegrid_app' }
}

function tell(news: GuardNews, say: Say) {
  if ('lost' in news) return say({ zh: '数据库意外停止，正在重新启动', en: 'The database has gone; starting it anew' })
  if ('back' in news) return say({ zh: '数据库已恢复', en: 'The database is back' })
  say({ zh: '数据库仍未启动，继续尝试', en: 'The database has not started yet; trying on' })
  if (news.failed instanceof StartError) news.failed.sentences.forEach(say)
}

async function openExternal({ url, ownerUrl }: { url: string; ownerUrl?: string }) {
  const { user } = await askServer(url, 'DATABASE_URL')
  if (ownerUrl) await askServer(ownerUrl, 'DATABASE_OWNER_URL')
  return { appUrl: url, ownerUrl: ownerUrl ?? url, appRole: user }
}

/** Two processes on the same files would stop each other's database. */
function lockData(dataDir: string, stack: StopStack) {
  const file = join(dataDir, 'lock')
  const lock = takeLock(file)
  if (!lock) {
    const pid = lockHolder(file) ?? '?'
    throw new StartError({
      zh: `${dataDir} 正由另一个 OneGrid（进程 ${pid}）使用：请先停止它，或另设 DATA_DIR`,
      en: `${dataDir} is in use by another OneGrid (process ${pid}): stop it first, or set another DATA_DIR`,
    })
  }
  stack.push('lock', () => lock.release())
}
