/**
 * What the application's role may do to the database: append-only is enforced by rights, not by good behaviour.
 * Rules: decisions 2, 13.
 */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sqlState } from '../../apps/server/src/platform/database/index.ts'
import { testDatabase } from '../../apps/server/src/platform/database/testing.ts'
import type { TestDatabase } from '../../apps/server/src/platform/database/testing.ts'
import { readFunctions, readRights } from './catalog.ts'

/** Written by functions of the owner alone: the application reads. */
const sealed = [
  'trail', 'action', 'case_file', 'task', 'outbox', 'feed', 'feed_head', 'seal', 'number_counter',
  'audit_line', 'audit_outbox', 'audit_head', 'audit_feed', 'audit_seal', 'schema_migration',
]
/** History that is added to and never changed. */
const appendOnly = ['personal_opening', 'handover', 'policy', 'calendar', 'area_import', 'supervision_order']
/** Words that a person may have erased, and that nothing else changes. */
const erasable = ['case_text', 'case_remark']
/** Kept with their end, never deleted: who held what when is asked for years. */
const undeletable = [
  'account', 'area', 'area_version', 'unit', 'desk', 'post', 'staff_version', 'message', 'delivery', 'district', 'link',
  'calendar_applied',
]
/** What the application makes and throws away itself: sessions, drafts, plans, and what followers can rebuild. */
const own = [
  'session', 'preference', 'personal', 'file', 'file_link', 'job', 'unit_function', 'duty_shift', 'policy_draft',
  'follower_cursor', 'follower_parked', 'event', 'event_duplicate', 'order_mark', 'search_statistics', 'case_counted',
  'case_tally', 'tile_tally',
]
const expected: Readonly<Record<string, readonly string[]>> = {
  ...fill(sealed, ['select']),
  ...fill(appendOnly, ['select', 'insert']),
  ...fill(erasable, ['select', 'delete']),
  ...fill(undeletable, ['select', 'insert', 'update']),
  ...fill(own, ['select', 'insert', 'update', 'delete']),
  password_history: ['select', 'insert', 'delete'],
  // A ticker claims and removes; what is due and when only append_case says.
  timers: ['select', 'update', 'delete'],
}

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('every table is in one of the lists, with exactly the rights of that list', async () => {
  const found = await readRights(database.owner)
  expect(Object.fromEntries(found)).toEqual(expected)
})

test('the role itself is nobody special, owns nothing, and may make nothing', async () => {
  const [role] = await rows(database.owner, sql`
    select rolsuper, rolcreatedb, rolcreaterole, rolbypassrls, rolreplication,
      has_schema_privilege(rolname, 'public', 'create') as makes,
      exists (select from pg_class where relowner = r.oid)
        or exists (select from pg_proc where proowner = r.oid) as owns,
      exists (select from pg_auth_members where member = r.oid) as belongs
    from pg_roles r where rolname = 'onegrid_app'`)
  expect(role).toEqual({
    rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false, rolreplication: false,
    makes: false, owns: false, belongs: false,
  })
})

test('what runs as the owner looks in our schema only, and is called by the application only', async () => {
  const functions = await readFunctions(database.owner)
  const definers = functions.filter(({ securityDefiner }) => securityDefiner)
  expect(definers.map(({ name }) => name)).toContain('append_case')
  for (const { name, settings, publicMayCall } of definers) {
    // Last of all: a temporary table must not take the place of a real one.
    expect([name, settings, publicMayCall]).toEqual([name, ['search_path=pg_catalog, public, pg_temp'], false])
  }
})

describe('tried by the application itself', () => {
  const refusedTo = async (statement: string) =>
    sql.raw(statement).execute(database.db).then(() => 'allowed', (error: unknown) => sqlState(error))

  test.each([...sealed, ...appendOnly])('%s is not changed, emptied or deleted from', async (table) => {
    const change = `update ${table} set ${await columnOf(table)} = null`
    const statements = [change, `delete from ${table}`, `truncate ${table}`]
    for (const statement of statements) expect(await refusedTo(statement), statement).toBe('42501')
  })

  test.each(sealed)('%s is not added to', async (table) => {
    expect(await refusedTo(`insert into ${table} default values`)).toBe('42501')
  })

  async function columnOf(table: string): Promise<string> {
    const [column] = await rows(database.owner, sql<{ name: string }>`
      select attname::text as name from pg_attribute where attrelid = ${table}::regclass and attnum = 2`)
    return column?.name ?? ''
  }
})

function fill(tables: readonly string[], rights: readonly string[]): Record<string, readonly string[]> {
  return Object.fromEntries(tables.map(table => [table, rights]))
}
