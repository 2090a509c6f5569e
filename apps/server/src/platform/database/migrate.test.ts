import pg from 'pg'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { StartError } from '../words.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migration-files.ts'
import { emptyDatabase } from './testing.ts'

const first = file(1, 'create table a (id int); grant select on a to onegrid_app;')
const second = file(2, 'create table b (id int);')

let database: Awaited<ReturnType<typeof emptyDatabase>>
const made: (typeof database)[] = []

beforeEach(async () => {
  database = await emptyDatabase()
  made.push(database)
})

afterAll(() => Promise.all(made.map(each => each.drop())))

test('runs what is new, once, in order', async () => {
  expect(await run([first])).toBe(1)
  expect(await run([first, second])).toBe(1)
  expect(await run([first, second])).toBe(0)
  expect(await query('select version, name, breaking from schema_migration order by version')).toEqual([
    { version: 1, name: 'file_1', breaking: false },
    { version: 2, name: 'file_2', breaking: false },
  ])
})

test('several processes at once migrate once', async () => {
  const slow = file(1, 'create table a (id int); select pg_sleep(0.2);')
  const counts = await Promise.all([run([slow]), run([slow]), run([slow])])
  expect(counts.sort()).toEqual([0, 0, 1])
})

test('a file that fails leaves nothing of itself and names its line', async () => {
  const broken = file(2, 'create table b (id int);\ninsert into nowhere values (1);')
  await expect(run([first, broken])).rejects.toThrow(/0002_file_2\.sql.*nowhere.*line 2/)
  expect(await query(`select to_regclass('b') as b, (select count(*)::int from schema_migration) as done`)).toEqual([
    { b: null, done: 1 },
  ])
  expect(await run([first, second])).toBe(1)
})

test('a shipped file that was changed is refused', async () => {
  await run([first])
  const changed = { ...first, checksum: 'other' }
  await expect(run([changed, second])).rejects.toThrow(StartError)
  expect(await query(`select to_regclass('b') as b`)).toEqual([{ b: null }])
})

test('a newer schema is refused when it broke with this code, else reported', async () => {
  await run([first, second])
  const said: string[] = []
  expect(await run([first], said)).toBe(0)
  expect(said.join()).toContain('0002_file_2.sql')
  await query('update schema_migration set breaking = true where version = 2')
  await expect(run([first])).rejects.toThrow(/newer than this program/)
})

test('grants go to the role that the operator named, however it is spelled', async () => {
  const role = `App "${process.pid}"`
  const quoted = pg.escapeIdentifier(role)
  await query(`create role ${quoted}`)
  try {
    await migrate({ ownerUrl: database.ownerUrl, appRole: role, migrations: [first] })
    expect(await query(`select has_table_privilege('${role}', 'a', 'select') as may`)).toEqual([{ may: true }])
  } finally {
    await query(`drop owned by ${quoted}`)
    await query(`drop role ${quoted}`)
  }
})

test('only an owner may migrate; others may run on a schema that is current', async () => {
  const asApp = (migrations: Migration[]) => migrate({ ownerUrl: database.appUrl, appRole: 'onegrid_app', migrations })
  await run([first])
  expect(await asApp([first])).toEqual({ ran: 0, protectsTrail: true })
  await expect(asApp([first, second])).rejects.toThrow(/set DATABASE_OWNER_URL/)
})

test('an application that owns its tables is not held back by rights', async () => {
  const own = await migrate({ ownerUrl: database.ownerUrl, appRole: 'onegrid_owner', migrations: [first] })
  expect(own.protectsTrail).toBe(false)
})

function file(version: number, sql: string): Migration {
  return { version, name: `file_${version}`, breaking: false, checksum: sql, sql }
}

async function run(migrations: Migration[], said: string[] = []) {
  const say = ({ en }: { en: string }) => void said.push(en)
  return (await migrate({ ownerUrl: database.ownerUrl, appRole: 'onegrid_app', migrations, say })).ran
}

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    return (await client.query(text)).rows as unknown[]
  } finally {
    await client.end()
  }
}
