import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from './pool.ts'
import { testDatabase } from './testing.ts'
import type { TestDatabase } from './testing.ts'

let one: TestDatabase
let other: TestDatabase

beforeAll(async () => {
  ;[one, other] = await Promise.all([testDatabase(), testDatabase()])
})

afterAll(async () => {
  await Promise.all([one.drop(), other.drop()])
})

test('two copies of the template do not see each other', async () => {
  await sql`create table only_here (n int)`.execute(one.owner)
  const seen = await rows(other.owner, sql<{ found: string | null }>`select to_regclass('only_here') as found`)
  expect(seen).toEqual([{ found: null }])
})

test('the template is migrated and the two roles are what they say', async () => {
  const [migrated] = await rows(one.owner, sql<{ count: number }>`select count(*) from schema_migration`)
  expect(migrated?.count).toBeGreaterThan(0)
  const who = sql<{ who: string }>`select current_user as who`
  expect(await rows(one.db, who)).toEqual([{ who: 'onegrid_app' }])
  expect(await rows(one.owner, who)).toEqual([{ who: 'onegrid_owner' }])
})
