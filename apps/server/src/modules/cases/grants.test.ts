import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows, sqlState } from '../../platform/database/index.ts'
import { perform } from './perform.ts'
import { testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'
import { note } from './toy.ts'

/** What the application's role may not do, tried one by one. Rules: decisions 2, 13. */
let spine: TestSpine
let id: string
const d = 7

beforeAll(async () => {
  spine = await testSpine(d)
  id = await spine.begin({ caseText: { title: '路面塌陷' } })
  await spine.run(note(d, id))
  await spine.sequenceAll({ positions: 1, seconds: 60 })
})
afterAll(() => spine.drop())

const sealed = ['trail', 'action', 'feed', 'seal', 'feed_head', 'outbox', 'case_file', 'task'] as const
const unchangeable = [...sealed, 'case_text', 'case_remark', 'number_counter'] as const

async function stateOf(statement: ReturnType<typeof sql>) {
  return statement.execute(spine.db).then(() => 'allowed', (error: unknown) => sqlState(error))
}

const DENIED = '42501'

describe.each(unchangeable)('%s', table => {
  const name = sql.table(table)

  test('may be read', async () => {
    expect(await stateOf(sql`select * from ${name} limit 1`)).toBe('allowed')
  })

  test('may not be inserted into', async () => {
    expect(await stateOf(sql`insert into ${name} default values`)).toBe(DENIED)
  })

  test('may not be changed, in any column', async () => {
    const columns = await rows(spine.owner, sql<{ name: string }>`
      select attname::text as name from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`)
    for (const column of columns) {
      expect(await stateOf(sql`update ${name} set ${sql.ref(column.name)} = ${sql.ref(column.name)}`)).toBe(DENIED)
    }
  })

  test('may not be locked, truncated or dropped', async () => {
    expect(await stateOf(sql`select from ${name} for update`)).toBe(DENIED)
    expect(await stateOf(sql`truncate ${name} cascade`)).toBe(DENIED)
    expect(await stateOf(sql`drop table ${name} cascade`)).toBe(DENIED)
  })
})

test.each(sealed)('%s may not be deleted from', async table => {
  expect(await stateOf(sql`delete from ${sql.table(table)}`)).toBe(DENIED)
})

test('a timer’s moment may not be moved, a claim may', async () => {
  expect(await stateOf(sql`update timers set fire_at = fire_at + interval '1 day'`)).toBe(DENIED)
  expect(await stateOf(sql`insert into timers select * from timers`)).toBe(DENIED)
  expect(await stateOf(sql`update timers set claimed_until = null`)).toBe('allowed')
})

test('the inner functions may not be called, nor new ones be put in their way', async () => {
  expect(await stateOf(sql`select earlier_answer(7, ${id}::uuid, 'staff:test', '')`)).toBe(DENIED)
  expect(await stateOf(sql`select write_case_text(7, ${id}::uuid, '{}')`)).toBe(DENIED)
  const shadow = sql`create function public.sha256(bytea) returns bytea language sql return ''::bytea`
  expect(await stateOf(shadow)).toBe(DENIED)
  expect(await stateOf(sql`create or replace function append_case(district integer, p jsonb) returns jsonb language sql
    return '{}'::jsonb`)).toBe(DENIED)
})

test('a temporary table of the same name is not what the functions write to', async () => {
  await spine.db.connection().execute(async db => {
    await sql`create temporary table trail (like public.trail)`.execute(db)
    await sql`create temporary table action (like public.action)`.execute(db)
    const before = await rows(spine.owner, sql`select from public.trail where case_id = ${id}`)
    const command = note(d, id)
    await perform({ ...spine.kit, db }, command).catch(() => {})
    expect(await rows(db, sql`select from pg_temp.trail`)).toEqual([])
    await sql`drop table pg_temp.trail, pg_temp.action`.execute(db)
    const after = await rows(spine.owner, sql`select from public.trail where case_id = ${id}`)
    expect(after).toHaveLength(before.length + 1)
  })
})
