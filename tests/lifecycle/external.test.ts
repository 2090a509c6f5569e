import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { asServerOwner, sharedServer } from '../../apps/server/src/platform/database/test-server.ts'
import { ask } from './observe.ts'
import { startProduct } from './product.ts'
import type { Product } from './product.ts'

// A PostgreSQL of somebody else: a database, its owner without any further right, and a role for the application.

const id = `life_${process.pid}`
const owner = `${id}_owner`
const application = `${id}-app`

let dataDir: string
let urls: { owner: string; application: string; ascii: string }
const products: Product[] = []

beforeAll(async () => {
  const server = await sharedServer()
  const as = (user: string, database: string) =>
    server.ownerUrl(database).replace('onegrid_owner@', `${encodeURIComponent(user)}@`)
  urls = { owner: as(owner, id), application: as(application, id), ascii: as(owner, `${id}_ascii`) }
  await sqlAsSuperuser(`create role ${owner} login`, `create role "${application}" login`)
  await sqlAsSuperuser(`create database ${id}_ascii owner ${owner} encoding 'SQL_ASCII' locale 'C' template template0`)
})

afterAll(async () => {
  await sqlAsSuperuser(`drop database ${id}_ascii with (force)`, `drop role ${owner}`, `drop role "${application}"`)
})

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'onegrid-life-'))
  chmodSync(dataDir, 0o711)
  await sqlAsSuperuser(`create database ${id} owner ${owner}`)
})

afterEach(async () => {
  for (const product of products.splice(0)) {
    product.stop()
    await product.ended
  }
  await sqlAsSuperuser(`drop database ${id} with (force)`)
  rmSync(dataDir, { recursive: true, force: true })
})

test('with two roles it migrates as one, works as the other, and the trail is protected', async () => {
  const product = start({ DATABASE_URL: urls.application, DATABASE_OWNER_URL: urls.owner })
  expect(await ask(product, '/add')).toBe('1')
  expect(product.said()).not.toContain('Warning')
  expect(product.said()).not.toContain('Starting the database')
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
  expect(await changeable('trail', 'audit_line', 'feed', 'schema_migration')).toEqual([])
})

test('with one role it runs, and says what is lost', async () => {
  const product = start({ DATABASE_URL: urls.owner })
  expect(await ask(product, '/add')).toBe('1')
  expect(product.said()).toContain('does not keep the trail append-only')
})

test('a further process needs only the application role, the keys and nothing of the files', async () => {
  const first = start({ DATABASE_URL: urls.application, DATABASE_OWNER_URL: urls.owner })
  await ask(first, '/add')
  const worker = start({ DATABASE_URL: urls.application, ONEGRID_ROLE: 'worker' })
  expect(await ask(worker, '/count')).toBe('1')
  expect(worker.said()).not.toContain('Warning')
})

test('the application role cannot make the schema, and says whose work that is', async () => {
  const product = start({ DATABASE_URL: urls.application })
  expect(await product.ended).toBe(1)
  expect(product.said()).toMatch(/DATABASE_OWNER_URL/)
})

test('a database that cannot hold Chinese is refused', async () => {
  const product = start({ DATABASE_URL: urls.ascii })
  expect(await product.ended).toBe(1)
  expect(product.said()).toContain('SQL_ASCII')
})

test('a server that refuses, or does not answer, is named without its password', async () => {
  const stranger = start({ DATABASE_URL: urls.owner.replace(encodeURIComponent(owner), 'nobody:hunter2') })
  expect(await stranger.ended).toBe(1)
  expect(stranger.said()).toContain('Cannot connect to DATABASE_URL: role "nobody" does not exist')
  expect(stranger.said()).not.toContain('hunter2')
})

test('a server that is still starting is waited for', async () => {
  const server = createServer(socket => socket.destroy())
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  await new Promise(resolve => server.close(resolve))
  const product = start({ DATABASE_URL: `postgresql://app:hunter2@127.0.0.1:${port}/onegrid` })
  const early = await Promise.race([product.ended, new Promise(resolve => setTimeout(resolve, 3000, 'waiting'))])
  expect(early).toBe('waiting')
  product.stop()
  expect(await product.ended).toBe(0)
})

function start(settings: NodeJS.ProcessEnv) {
  const product = startProduct(dataDir, settings)
  products.push(product)
  return product
}

/** Those of the tables that the application's role may change in any way but by adding. */
async function changeable(...tables: string[]) {
  const server = await sharedServer()
  const client = new pg.Client({ connectionString: server.ownerUrl(id) })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select name from unnest($2::text[]) name where has_table_privilege($1, name, 'update, delete, truncate')`,
      [application, tables],
    )
    return rows.map(({ name }) => name)
  } finally {
    await client.end()
  }
}

async function sqlAsSuperuser(...statements: string[]) {
  await asServerOwner(await sharedServer(), async client => {
    for (const statement of statements) await client.query(statement)
  })
}
