import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '../words.ts'

/** What has to be known of a server that is not ours before anything is done on it. */
export type ServerFacts = { user: string; major: number; encoding: string }

/**
 * Connects once and asks. A server that is just starting (both in one compose file) gets half a minute.
 *
 * @param setting name that the sentence gives, never the URL: it holds a password
 */
export async function askServer(url: string, setting: string, patienceMs = 30_000): Promise<ServerFacts> {
  const until = Date.now() + patienceMs
  for (;;) {
    try {
      return fit(await ask(url), setting)
    } catch (error) {
      if (error instanceof StartError) throw error
      if (!isNotYet(error) || Date.now() > until) throw unreachable(setting, error)
      await sleep(500)
    }
  }
}

async function ask(connectionString: string): Promise<ServerFacts> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<ServerFacts>(
      `select current_user::text as user, current_setting('server_version_num')::int / 10000 as major,
         current_setting('server_encoding') as encoding`,
    )
    if (!rows[0]) throw new Error('no answer')
    return rows[0]
  } finally {
    await client.end().catch(() => {})
  }
}

const OLDEST = 15

function fit(facts: ServerFacts, setting: string) {
  if (facts.major < OLDEST) {
    throw new StartError({
      zh: `${setting} 是 PostgreSQL ${facts.major}，须为 ${OLDEST} 及以上`,
      en: `${setting} is PostgreSQL ${facts.major}; ${OLDEST} or later is needed`,
    })
  }
  if (facts.encoding !== 'UTF8') {
    throw new StartError({
      zh: `${setting} 的数据库编码是 ${facts.encoding}，须为 UTF8：请用 create database … encoding 'UTF8' 新建`,
      en: `${setting} is a database in ${facts.encoding}: make one with create database … encoding 'UTF8'`,
    })
  }
  return facts
}

/** Not listening yet, name not known yet, or "the database system is starting up". */
function isNotYet(error: unknown) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === '57P03'
}

function unreachable(setting: string, cause: unknown) {
  // An AggregateError, of a host with two addresses, has a code and no message.
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const detail = (cause instanceof Error ? cause.message : String(cause)) || code
  return new StartError(
    { zh: `无法连接 ${setting}：${detail}`, en: `Cannot connect to ${setting}: ${detail}` },
    { cause },
  )
}
