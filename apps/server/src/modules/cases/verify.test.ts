import { createHash } from 'node:crypto'
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { eraseTexts } from './look-ups.ts'
import { testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'
import { note } from './toy.ts'
import { verify } from './verify.ts'

/** Every way in which somebody with all rights may bend history, and that it is found and named. */
let spine: TestSpine
const d = 7
const tables = ['trail', 'case_file', 'feed', 'feed_head', 'seal', 'outbox', 'task', 'timers'] as const
let ids: Id[]

beforeAll(async () => {
  spine = await testSpine(d)
  ids = await Promise.all(Array.from({ length: 6 }, () => spine.begin()))
  for (let round = 0; round < 4; round++) await Promise.all(ids.map(id => spine.run(note(d, id))))
  ids.sort()
  await spine.sequenceAll({ positions: 10, seconds: 60 })
  // Some wait for a seal, some for a position.
  await spine.run(note(d, first()))
  await spine.sequenceAll()
  await spine.run(note(d, first()))
  for (const table of tables) {
    await sql`create table ${sql.table(`${table}_kept`)} as table ${sql.table(table)}`.execute(spine.owner)
  }
})
beforeEach(async () => expect(await verify(spine.db, d)).not.toHaveProperty('broken'))
afterEach(async () => {
  await sql`truncate ${sql.join(tables.map(table => sql.table(table)))} cascade`.execute(spine.owner)
  for (const table of tables) {
    await sql`insert into ${sql.table(table)} select * from ${sql.table(`${table}_kept`)}`.execute(spine.owner)
  }
})
afterAll(() => spine.drop())

function first(): Id {
  const [id] = ids
  if (!id) throw new Error('no case')
  return id
}

/** Bends history as a superuser and asks what is found. */
async function found(...statements: ReturnType<typeof sql>[]) {
  for (const statement of statements) await statement.execute(spine.owner)
  return (await verify(spine.db, d)).broken
}

test('an honest history verifies, counts itself and names its last seal', async () => {
  const verdict = await verify(spine.db, d)
  expect(verdict).toMatchObject({ cases: 6, lines: 32, positions: 31, seals: 3, lastSeal: { pos: 30 } })
  expect(verdict.lastSeal?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await verify(spine.db, d, verdict.lastSeal)).not.toHaveProperty('broken')
})

describe('a line', () => {
  test('whose text was edited', async () => {
    const edit = sql`update trail set text = replace(text, '"note"', '"noted"') where case_id = ${first()} and seq = 3`
    expect(await found(edit)).toEqual({ what: 'line-changed', caseId: first(), seq: 3 })
  })

  test.each(['action', 'at', 'action_id'])('whose column %s says something else than its text', async column => {
    const value = { action: sql`'finish'`, at: sql`at + interval '1 ms'`, action_id: sql`gen_random_uuid()` }[column]
    const edit = sql`update trail set ${sql.ref(column)} = ${value} where case_id = ${first()} and seq = 2`
    expect(await found(edit)).toEqual({ what: 'line-changed', caseId: first(), seq: 2 })
  })

  test('that changed places with another', async () => {
    const swap = sql`
      update trail t set text = o.text, hash = o.hash, action_id = o.action_id from trail o
      where t.case_id = ${first()} and o.case_id = t.case_id and t.seq in (2, 3) and o.seq = 5 - t.seq`
    expect(await found(swap)).toMatchObject({ what: 'line-changed', caseId: first(), seq: 2 })
  })

  test('that was moved to another case, hash and all', async () => {
    const move = sql`
      update trail t set text = o.text, hash = o.hash, action_id = o.action_id from trail o
      where t.case_id = ${ids[1]} and t.seq = 1 and o.case_id = ${first()} and o.seq = 1`
    expect(await found(move)).toMatchObject({ what: 'line-changed', caseId: ids[1], seq: 1 })
  })

  test('that was taken from the middle', async () => {
    const cut = sql`delete from trail where case_id = ${first()} and seq = 2`
    expect(await found(cut)).toEqual({ what: 'line-missing', caseId: first(), seq: 2 })
  })

  test('that was added after the end', async () => {
    const add = sql`
      insert into trail select district_id, case_id, seq + 1, action_id, action, at, text, hash from trail
      where case_id = ${ids[1]} and seq = 5`
    expect(await found(add)).toMatchObject({ what: 'line-changed', caseId: ids[1], seq: 6 })
  })
})

describe('a case', () => {
  test('whose tail was cut', async () => {
    expect(await found(cutTail(ids[1], 5))).toEqual({ what: 'tail-missing', caseId: ids[1], seq: 5 })
  })

  test('whose tail was cut and whose row was made to fit', async () => {
    const fit = sql`
      update case_file c set version = 4, head_hash = t.hash, body = jsonb_set(c.body, '{extra,notes}', '3')
      from trail t
      where c.id = ${ids[1]} and t.case_id = c.id and t.seq = 4`
    expect(await found(cutTail(ids[1], 5), fit)).toMatchObject({ what: 'fed-line-missing', caseId: ids[1], seq: 5 })
  })

  test('whose row was set to another hash', async () => {
    const edit = sql`update case_file set head_hash = sha256('') where id = ${ids[2]}`
    expect(await found(edit)).toMatchObject({ what: 'head-changed', caseId: ids[2] })
  })

  test.each([
    ['state', sql`state = 'done'`],
    ['level', sql`level = 4`],
    ['place.lon', sql`lon = lon + 1e-9`],
    ['openedAt', sql`opened_at = opened_at - interval '1 ms'`],
    ['extra.notes', sql`body = jsonb_set(body, '{extra,notes}', '0')`],
  ])('whose row was given another %s', async (field, change) => {
    const edit = sql`update case_file set ${change} where id = ${ids[2]}`
    expect(await found(edit)).toEqual({ what: 'row-changed', caseId: ids[2], field })
  })

  test.each([
    ['owner', sql`desk_id = gen_random_uuid()`],
    ['deadline', sql`body = jsonb_set(body, '{clocks,0,dueAt}', '0')`],
  ])('whose task was given another %s', async (_what, change) => {
    const edit = sql`update task set ${change} where case_id = ${ids[2]}`
    expect(await found(edit)).toEqual({ what: 'row-changed', caseId: ids[2], field: 'tasks' })
  })

  test('that was deleted, with everything of it', async () => {
    const gone = (table: string) => sql`delete from ${sql.table(table)} where case_id = ${ids[3]}`
    const row = sql`delete from case_file where id = ${ids[3]}`
    const parts = ['task', 'timers', 'trail', 'case_remark', 'case_text'].map(gone)
    expect(await found(...parts, row)).toMatchObject({ what: 'fed-line-missing', caseId: ids[3], seq: 1 })
  })

  test('whose row alone is gone, or whose trail alone', async () => {
    await sql`alter table task drop constraint task_case_fkey`.execute(spine.owner)
    await sql`alter table case_remark drop constraint case_remark_case_fkey`.execute(spine.owner)
    const row = sql`delete from case_file where id = ${ids[5]}`
    expect(await found(row)).toEqual({ what: 'case-missing', caseId: ids[5] })
    await sql`insert into case_file select * from case_file_kept where id = ${ids[5]}`.execute(spine.owner)
    const trail = sql`delete from trail where case_id = ${ids[5]}`
    expect(await found(trail)).toEqual({ what: 'trail-missing', caseId: ids[5] })
  })

  test('whose whole chain was made anew', async () => {
    await rewriteChain(spine.owner, first(), text => text.replace('"role":"tester"', '"role":"nobody"'))
    expect((await verify(spine.db, d)).broken).toMatchObject({ what: 'fed-line-changed', caseId: first(), seq: 1 })
  })
})

describe('the feed', () => {
  test('in which the chain made anew was put too: its seal does not fit', async () => {
    await rewriteChain(spine.owner, first(), text => text.replace('"role":"tester"', '"role":"nobody"'))
    const fit = sql`
      update feed f set hash = t.hash from trail t where t.case_id = f.case_id and t.seq = f.seq and f.hash <> t.hash`
    expect(await found(fit)).toMatchObject({ what: 'seal-changed', pos: 10 })
  })

  test('from which a position was taken', async () => {
    expect(await found(sql`delete from feed where pos = 12`)).toEqual({ what: 'position-missing', pos: 12 })
  })

  test('whose end was cut', async () => {
    expect(await found(sql`delete from feed where pos > 25`)).toEqual({ what: 'position-missing', pos: 26 })
    const head = sql`update feed_head set pos = 25`
    expect(await found(head)).toEqual({ what: 'position-missing', pos: 26 })
  })

  test('past which a line was smuggled into a trail', async () => {
    const smuggle = sql`delete from outbox`
    expect(await found(smuggle)).toEqual({ what: 'line-smuggled', caseId: first(), seq: 7 })
  })
})

describe('a seal', () => {
  test.each(['hash', 'prev_seal'])('whose %s was edited', async column => {
    const edit = sql`update seal set ${sql.ref(column)} = sha256('x') where to_pos = 20`
    expect(await found(edit)).toEqual({ what: 'seal-changed', pos: 20 })
  })

  test('that was taken from the middle, or from the end', async () => {
    expect(await found(sql`delete from seal where to_pos = 20`)).toEqual({ what: 'seal-changed', pos: 30 })
    await sql`insert into seal select * from seal_kept where to_pos = 20`.execute(spine.owner)
    expect(await found(sql`delete from seal where to_pos = 30`)).toEqual({ what: 'seal-missing', pos: 30 })
  })

  test('kept elsewhere shows a history that was cut back to an earlier seal, traces and all', async () => {
    const { lastSeal: kept } = await verify(spine.db, d)
    const cut = [
      sql`delete from outbox`,
      sql`delete from trail t using feed f where f.case_id = t.case_id and f.seq = t.seq and f.pos > 20`,
      sql`delete from trail t where not exists (select from feed f where f.case_id = t.case_id and f.seq = t.seq)`,
      sql`delete from feed where pos > 20`,
      sql`delete from seal where to_pos > 20`,
      sql`update feed_head set pos = 20, sealed_pos = 20, seal = (select hash from seal where to_pos = 20)`,
      sql`update case_file c set (version, head_hash, body) =
        (select seq, hash, jsonb_set(c.body, '{extra,notes}', to_jsonb(seq - 1))
         from trail t where t.case_id = c.id order by seq desc limit 1)`,
    ]
    for (const statement of cut) await statement.execute(spine.owner)
    expect(await verify(spine.db, d)).not.toHaveProperty('broken')
    expect((await verify(spine.db, d, kept)).broken).toEqual({ what: 'seal-missing', pos: 30 })
    const other = { pos: 20, hash: '00'.repeat(32) }
    expect((await verify(spine.db, d, other)).broken).toEqual({ what: 'seal-changed', pos: 20 })
  })
})

test('erased texts leave a trail that verifies', async () => {
  await eraseTexts(spine.db, d, first())
  expect(await verify(spine.db, d)).not.toHaveProperty('broken')
})

function cutTail(caseId: Id | undefined, from: number) {
  return sql`delete from trail where case_id = ${caseId} and seq >= ${from}`
}

/** What somebody would do who knows how it is made. */
async function rewriteChain(owner: Db, caseId: Id, change: (text: string) => string): Promise<void> {
  const lines = await rows(owner, sql<{ seq: number; text: string }>`
    select seq, text from trail where case_id = ${caseId} order by seq`)
  let hash: Buffer = Buffer.alloc(0)
  for (const { seq, text } of lines) {
    const changed = change(text)
    hash = createHash('sha256').update(hash).update(changed).digest()
    await sql`
      update trail set text = ${changed}, hash = ${hash} where case_id = ${caseId} and seq = ${seq}`.execute(owner)
  }
  await sql`update case_file set head_hash = ${hash} where id = ${caseId}`.execute(owner)
}
