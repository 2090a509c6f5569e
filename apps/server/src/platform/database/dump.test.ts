import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dumpSchema } from './dump.ts'
import { MIGRATIONS_FOLDER } from './migration-files.ts'
import { testDatabase } from './testing.ts'
import type { TestDatabase } from './testing.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

test('schema.sql is what the migrations make; otherwise: npm run generate', async () => {
  const committed = readFileSync(join(MIGRATIONS_FOLDER, 'schema.sql'), 'utf8')
  expect(await dumpSchema(database.owner)).toBe(committed)
})

test('every kind of change is seen', async () => {
  const changes = [
    `create table dump_probe (district_id int not null, n bigint generated always as identity, t text default 'x')`,
    `alter table dump_probe add constraint dump_probe_n_check check (n > 0)`,
    `create index dump_probe_t_idx on dump_probe (t) where n > 5`,
    `grant select (t) on dump_probe to onegrid_app`,
    `grant insert on dump_probe to onegrid_app`,
    `grant update on dump_probe to onegrid_app`,
    `comment on column dump_probe.t is 'seen'`,
    `create function dump_probe_fn() returns int language sql as 'select 1'`,
    `revoke execute on function dump_probe_fn() from public`,
    `create type dump_probe_kind as enum ('a', 'b')`,
    `create view dump_probe_view as select n from dump_probe`,
    `alter table dump_probe alter column t set not null`,
    `drop index dump_probe_t_idx`,
  ]
  let before = await dumpSchema(database.owner)
  for (const change of changes) {
    await sql.raw(change).execute(database.owner)
    const after = await dumpSchema(database.owner)
    expect(after, change).not.toBe(before)
    before = after
  }
})
