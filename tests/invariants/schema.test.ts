/**
 * What every table keeps to, read from the catalogue of the real PostgreSQL: ARCHITECTURE.md (distribution key), names
 * of constraints, decision 13 (no triggers). A new table meets these rules or this test.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { readMigrations } from '../../apps/server/src/platform/database/migration-files.ts'
import { testApp } from '../../apps/server/src/testing/app.ts'
import type { TestApp } from '../../apps/server/src/testing/app.ts'
import { readColumns, readConstraints, readIndexes, readTables } from './catalog.ts'
import type { Column, Constraint, Index } from './catalog.ts'

/** Tables of the whole database, which no district has a share in. */
const reference: Readonly<Record<string, string>> = {
  schema_migration: 'which files have run',
}
/** Keys that hold across districts, on purpose. */
const acrossDistricts: Readonly<Record<string, string>> = {
  district_code_key: 'one row a district; two districts of one code would be the same place',
}
/** Unique constraints that no request can hit, and why; every other one has an error code of its own. */
const unreachable: Readonly<Record<string, string>> = {
  district_code_key: 'districts are made by the first start',
  session_token_key: 'a token is 256 random bits',
  link_token_key: 'a token is 256 random bits',
  audit_feed_line_key: 'only the sequencer writes here, under the lock of its head',
  feed_line_key: 'only the sequencer writes here, under the lock of its head',
  case_text_ref_key: 'the reference is made by the server for each wording',
  message_cause_key: 'followers insert with on conflict do nothing',
  delivery_cause_key: 'followers insert with on conflict do nothing',
  unit_function_key: 'a function is set by an upsert',
}

let app: TestApp
let tables: string[]
let columns: Column[]
let constraints: Constraint[]
let indexes: Index[]

beforeAll(async () => {
  app = await testApp()
  const { owner } = app.database
  tables = await readTables(owner)
  columns = await readColumns(owner)
  constraints = await readConstraints(owner)
  indexes = await readIndexes(owner)
})
afterAll(() => app.close())

const ofDistricts = () => tables.filter(table => !(table in reference))

test('there is a schema, and the lists of exceptions name nothing that is gone', () => {
  expect(tables.length).toBeGreaterThan(40)
  const named = new Set([...tables, ...constraints.map(({ name }) => name), ...indexes.map(({ name }) => name)])
  const listed = [reference, acrossDistricts, unreachable].flatMap(list => Object.keys(list))
  expect(listed.filter(name => !named.has(name))).toEqual([])
})

test('every table leads with district_id, an integer that is never null', () => {
  const leading = columns.filter(({ position }) => position === 1)
  const wrong = ofDistricts().filter((table) => {
    const first = leading.find(column => column.table === table)
    return first?.name !== 'district_id' || first.type !== 'integer' || !first.notNull
  })
  expect(wrong).toEqual([])
})

test('every table has a primary key, and district_id leads it and every other unique key', () => {
  const keyless = tables.filter(table => !constraints.some(({ table: of, kind }) => of === table && kind === 'primary'))
  expect(keyless).toEqual([])
  const loose = indexes.filter(({ table, name, unique, columns: [first] }) =>
    unique && !(table in reference) && !(name in acrossDistricts) && first !== 'district_id')
  expect(loose.map(({ name }) => name)).toEqual([])
})

test('every index that is not unique leads with district_id too, or holds it in its expression', () => {
  const loose = indexes.filter(({ table, columns: [first] }) => !(table in reference) && first !== 'district_id')
  expect(loose.map(({ name }) => name).filter(name => !(name in acrossDistricts))).toEqual(['case_text_grams_idx'])
})

test('every foreign key refers within its district, and deletes nothing by itself', () => {
  const foreign = constraints.filter(({ kind }) => kind === 'foreign')
  expect(foreign.length).toBeGreaterThan(30)
  const wrong = foreign.filter(({ columns: own, targetColumns }) =>
    own[0] !== 'district_id' || targetColumns[0] !== 'district_id')
  expect(wrong.map(({ name }) => name)).toEqual([])
  expect(foreign.filter(({ cascades }) => cascades).map(({ name }) => name)).toEqual([])
})

test('every foreign key has an index that begins with its columns', () => {
  const uncovered = constraints.filter(({ kind, table, columns: key }) => kind === 'foreign' && !indexes.some(index =>
    index.table === table && covers(index, key)))
  expect(uncovered.map(({ name }) => name)).toEqual([])
})

test('every constraint has a name that we gave it', () => {
  const written = readMigrations().map(({ sql: text }) => text).join('\n')
  const names = written.matchAll(/\b(?:constraint|create unique index)\s+(\w+)/g)
  const given = new Set([...names].map(([, name = '']) => name))
  const nameless = constraints.filter(({ name, table }) => !given.has(name) && !(table in reference))
  expect(nameless.map(({ name }) => name)).toEqual([])
  const suffix = { primary: 'pkey', unique: 'key', foreign: 'fkey', check: 'check' } as const
  const odd = constraints.filter(({ name, table, kind }) =>
    !name.startsWith(`${table}_`) || !name.endsWith(`_${suffix[kind]}`))
  expect(odd.map(({ name }) => name)).toEqual([])
})

test('every unique constraint that a request can hit says in our words what is wrong', () => {
  const known = app.app.kit.router.constraintErrors
  const unique = indexes.filter(index => index.unique && !isPrimary(index.name)).map(({ name }) => name)
  expect(unique.filter(name => !(name in known) && !(name in unreachable))).toEqual([])
  const named = new Set(constraints.map(({ name }) => name).concat(unique))
  expect(Object.keys(known).filter(name => !named.has(name)), 'mapped, but not in the schema').toEqual([])
})

test('nothing acts behind a statement: no trigger, no rule, no row security, no inheritance', async () => {
  const found = await rows(app.database.owner, sql<{ what: string }>`
    select 'trigger ' || tgname as what from pg_trigger where not tgisinternal
    union all select 'rule ' || rulename from pg_rules where schemaname = 'public'
    union all select 'policy ' || policyname from pg_policies where schemaname = 'public'
    union all select 'event trigger ' || evtname from pg_event_trigger
    union all select 'child ' || inhrelid::regclass from pg_inherits i join pg_class c on c.oid = i.inhrelid
      where not c.relispartition and c.relkind = 'r'`)
  expect(found).toEqual([])
})

test('moments have a zone and milliseconds; texts, numbers and ids are of the types that we read', () => {
  const known = new Set([
    'integer', 'bigint', 'smallint', 'double precision', 'boolean', 'text', 'text[]', 'uuid', 'uuid[]', 'bytea',
    'jsonb', 'date', 'timestamp(3) with time zone',
  ])
  const odd = columns.filter(({ type }) => !known.has(type))
  expect(odd.map(({ table, name, type }) => `${table}.${name} ${type}`)).toEqual([])
})

test('only core features are used: no extension but plpgsql', async () => {
  const found = await rows(app.database.owner, sql<{ name: string }>`select extname::text as name from pg_extension`)
  expect(found.map(({ name }) => name)).toEqual(['plpgsql'])
})

function covers({ columns: order, where }: Index, key: readonly string[]): boolean {
  const leading = order.slice(0, key.length)
  if (!key.every(column => leading.includes(column))) return false
  // A partial index serves where it leaves out nothing but rows that refer to nobody.
  const rest = key.filter(column => column !== 'district_id')
  return where === null || rest.some(column => where === `(${column} IS NOT NULL)`)
}

function isPrimary(name: string): boolean {
  return constraints.some(constraint => constraint.name === name && constraint.kind === 'primary')
}
