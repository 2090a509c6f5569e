/** A server for tests: a real one, on a database of its own, spoken to through inject. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { pino } from 'pino'
import { type Config, createSecrets, readConfig, readSecrets } from '../platform/config/index.ts'
import { type Db, rows } from '../platform/database/index.ts'
import { type TestDatabase, testDatabase } from '../platform/database/testing.ts'
import { DEMO_PASSWORD } from '../platform/identity/index.ts'
import type { AppDeps } from '../platform/process/index.ts'
import type { Server } from '../platform/server.ts'
import { type Cast, seedAccounts, TEST_DISTRICT } from './cast.ts'

/** What a test speaks to: the platform alone, or the whole application. */
export type Testable = Pick<Server, 'fastify' | 'kit' | 'close' | 'listen'>

export interface HarnessOptions {
  /** Who there is. More is added by passing a larger cast. */
  cast?: Cast
  /** One that brings its own district and people, instead of an empty one; dropped on closing all the same. */
  database?: TestDatabase
  /** Changes settings; read as from the environment. */
  env?: Record<string, string>
  config?: (config: Config) => Config
}

export interface Answer {
  status: number
  /** Parsed JSON, or the text. */
  body: unknown
  headers: LightMyRequestResponse['headers']
  raw: Buffer
}

/** Speaks to the server as one account, with a bearer token as programs do. */
export interface Caller {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(path: string, headers?: Record<string, string>): Promise<Answer>
  /** The headers by which the server knows this caller; none of a stranger. */
  identity(): Promise<Record<string, string>>
  /** Signs out of what this caller remembers, so that the next call signs in again. */
  forget(): void
}

export interface Harness<A extends Testable> {
  app: A
  database: TestDatabase
  districtId: number
  config: Config
  logLines: Record<string, unknown>[]
  as(username: string): Caller
  /** Nobody. */
  stranger: Caller
  /** Id of an account of the cast. */
  accountId(username: string): string
  inject(options: InjectOptions): Promise<LightMyRequestResponse>
  close(): Promise<void>
}

/** Builds a server in demo mode on a database copied from the template. Close it in afterAll. */
export async function harness<A extends Testable>(
  build: (deps: AppDeps) => Promise<A>,
  options: HarnessOptions = {},
): Promise<Harness<A>> {
  const database = options.database ?? (await testDatabase())
  const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-app-'))
  const read = readConfig({ DATA_DIR: dataDir, PORT: '0', ...options.env }, [])
  const config = options.config?.(read) ?? read
  createSecrets(config.keyFile)
  const accounts = options.database
    ? await accountsOf(database.owner)
    : await seedAccounts(database.owner, options.cast ?? {})
  const logLines: Record<string, unknown>[] = []
  const logger = pino(
    { level: 'info' },
    { write: line => void logLines.push(JSON.parse(line) as Record<string, unknown>) },
  )
  const { db, owner: ownerDb } = database
  const app = await build({ config, secrets: readSecrets(config.keyFile), db, ownerDb, logger, say: () => {} })
  const callers = new Map<string, Caller>()

  return {
    app,
    database,
    districtId: TEST_DISTRICT.id,
    config,
    logLines,
    stranger: caller(app, async () => ({})),
    as(username) {
      const known = callers.get(username) ?? signedIn(app, username)
      callers.set(username, known)
      return known
    },
    accountId(username) {
      const id = accounts.get(username)
      if (!id) throw new Error(`The cast has no ${username}`)
      return id
    },
    inject: injected => app.fastify.inject(injected),
    async close() {
      await app.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function accountsOf(db: Db): Promise<Map<string, string>> {
  const found = await rows(db, sql<{ username: string; id: string }>`
    select username, id from account where district_id = ${TEST_DISTRICT.id}`)
  return new Map(found.map(({ username, id }) => [username, id]))
}

/** Gives every waiting audit line its position, as the background would within a second. */
export async function drainAudit(test: Pick<Harness<Testable>, 'database' | 'districtId'>): Promise<void> {
  const { database, districtId } = test
  await sql`select audit_sequence(${districtId}, 100000, 60)`.execute(database.db)
}

function signedIn(app: Testable, username: string): Caller {
  let token: Promise<string> | undefined
  const headers = async () => {
    // The promise is kept, so that calls made at once sign in once.
    token ??= signIn(app, username)
    return { authorization: `Bearer ${await token}` }
  }
  return { ...caller(app, headers), forget: () => (token = undefined) }
}

async function signIn(app: Testable, username: string): Promise<string> {
  const response = await app.fastify.inject({
    method: 'POST', url: '/api/v1/session', payload: { username, password: DEMO_PASSWORD },
  })
  const { token } = response.json<{ token?: string }>()
  if (!token) throw new Error(`${username} does not sign in: ${response.body}`)
  return token
}

function caller(app: Testable, identity: () => Promise<Record<string, string>>): Caller {
  async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: unknown, more = {}) {
    const response = await app.fastify.inject({
      method,
      url,
      headers: { ...(await identity()), ...more },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
    // What is compressed is looked at as bytes.
    const isPlain = response.headers['content-encoding'] === undefined
    const isJson = isPlain && String(response.headers['content-type']).includes('json')
    return {
      status: response.statusCode,
      body: isJson ? (JSON.parse(response.body) as unknown) : response.body,
      headers: response.headers,
      raw: response.rawPayload,
    }
  }
  return {
    get: (url, headers) => call('GET', url, undefined, headers),
    post: (url, body, headers) => call('POST', url, body, headers),
    put: (url, body, headers) => call('PUT', url, body, headers),
    patch: (url, body, headers) => call('PATCH', url, body, headers),
    delete: (url, headers) => call('DELETE', url, undefined, headers),
    identity,
    forget() {},
  }
}
