import type { CaseState, TextRef } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, rows, transaction } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { perform } from './perform.ts'
import type { Frame, PerformCommand, SpineKit } from './perform.ts'
import { caseReading } from './reading.ts'
import { readCase, readTrail } from './store.ts'
import { saltedHash } from './texts.ts'
import { ask, command, desk, finish, note, plan, take, toyKind } from './toy.ts'

const d = 7
let database: TestDatabase
let many: Db
let kit: SpineKit

beforeAll(async () => {
  database = await testDatabase()
  many = createDatabase(database.appUrl, { max: 20 })
  kit = { db: many, now: () => Date.now(), wake: () => {} }
})

afterAll(async () => {
  await many.destroy()
  await database.drop()
})

async function begin(more: Parameters<typeof ask>[1] = {}) {
  const begun = await run(ask(d, more))
  return begun.caseId
}

async function run(what: PerformCommand) {
  const done = await perform(kit, what)
  if (!done) throw new Error('nothing was done')
  return done
}

async function held(caseId: string) {
  const aggregate = await readCase(database.db, d, caseId)
  if (!aggregate) throw new Error(`no case ${caseId}`)
  return aggregate
}

describe('one action', () => {
  test('writes lines, row, task, timer, text and answers from its lines', async () => {
    const caseText = { title: '路灯不亮', body: '沿街三盏', address: '漓渚镇棠棣村' }
    const asked = await run(ask(d, { caseText }))
    expect(asked).toMatchObject({ outcome: 'done', version: 1, fields: { state: 'waiting', kind: 'toy' } })
    const { state, timers } = await held(asked.caseId)
    expect(state).toMatchObject({ state: 'waiting', version: 1, deskId: expect.any(String) })
    expect(state.tasks).toHaveLength(1)
    expect(timers.map(({ rule, phase }) => [rule, phase])).toEqual([['overdue', 'handle']])
    const texts = await rows(database.db, sql<{ title: string }>`
      select title, body, address from case_text where district_id = ${d} and case_id = ${asked.caseId}`)
    expect(texts).toEqual([caseText])
  })

  test('answers with the row that a list reads afterwards', async () => {
    const reading = caseReading(database.db, () => true)
    const now = Date.now()
    const id = await begin({ caseText: { title: '路灯不亮', address: '漓渚镇棠棣村' } })
    for (const command of [take(d, id), note(d, id), finish(d, id)]) {
      const done = await run(command)
      expect(done.after).toBeDefined()
      const [listed] = await reading.rows(d, [id], now)
      expect(await reading.rowAfter(toyKind, d, done, now)).toEqual(listed)
      const again = await run(command)
      expect(again.after).toBeUndefined()
      expect(await reading.rowAfter(toyKind, d, again, now)).toEqual(listed)
    }
  })

  test('keeps what people wrote out of the trail', async () => {
    const id = await begin({ caseText: { title: '张三丰来电' } })
    await run(note(d, id, { texts: { text: '电话 13800138000' } }))
    const trail = await readTrail(database.db, d, id)
    expect(trail.map(({ text }) => text).join()).not.toMatch(/张三丰|13800138000/)
    const kept = await rows(database.db, sql<{ text: string }>`
      select text from case_remark where district_id = ${d} and case_id = ${id}`)
    expect(kept).toEqual([{ text: '电话 13800138000' }])
  })

  test('a new wording keeps the earlier one, which its line still proves', async () => {
    const refs: TextRef[] = []
    const wording = (title: string) => ({
      caseText: { title, body: '"引号"、\n换行\u0001' },
      build: (_state: CaseState | null, frame: Frame) => {
        const { caseText, text } = frame.refs
        if (caseText) refs.push(caseText)
        const id = uuidv7()
        return refs.length === 1 ? plan('ask', { deskId: desk }, { id, number: id }) : plan('note', { text })
      },
    })
    const id = await begin(wording('井盖缺失'))
    await run(note(d, id, wording('井盖缺失一处')))
    const kept = await rows(database.db, sql<{ id: string; text: string; salt: Buffer }>`
      select id, text, salt from case_remark where case_id = ${id} and text like '%井盖%'
      union all
      select ref, json_build_array(title, body, address)::text, salt from case_text where case_id = ${id}`)
    expect(kept.map(({ id, text, salt }) => ({ ref: id, hash: saltedHash(salt, text) }))).toEqual(refs)
    expect(kept.map(({ text }) => (JSON.parse(text) as string[])[0])).toEqual(['井盖缺失', '井盖缺失一处'])
  })

  test('removes the timers of clocks that stopped and leaves the others alone', async () => {
    const id = await begin()
    const [before] = (await held(id)).timers
    await run(note(d, id))
    expect((await held(id)).timers).toEqual([before])
    await run(take(d, id))
    await run(finish(d, id))
    expect((await held(id)).timers).toEqual([])
  })

  test.each(['a\0b', 'half \ud83d', '\udc00'])('refuses %j and writes nothing', async text => {
    const id = await begin()
    await expect(run(note(d, id, { texts: { text } }))).rejects.toMatchObject({ code: 'text-not-storable' })
    expect((await held(id)).state.version).toBe(1)
  })

  test('a refused rule names itself; a case of another kind is not found', async () => {
    const id = await begin()
    await expect(run(finish(d, id))).rejects.toMatchObject({
      code: 'action-not-allowed',
      params: { refusal: 'not_in_this_state' },
    })
    const other = { ...note(d, id).def, kind: 'other' }
    await expect(run(note(d, id, { def: other }))).rejects.toMatchObject({ code: 'not-found' })
    await expect(run(note(d, uuidv7()))).rejects.toMatchObject({ code: 'not-found' })
  })

  test('time never runs backwards within a case', async () => {
    const id = await begin()
    const slow = { ...kit, now: () => Date.now() - 3_600_000 }
    await perform(slow, note(d, id))
    const times = (await readTrail(database.db, d, id)).map(({ text }) => (JSON.parse(text) as { at: number }).at)
    expect(times[1]).toBe(times[0])
  })
})

describe('once', () => {
  test('the same id again is answered alike, though the case has moved on', async () => {
    const id = await begin()
    const taking = take(d, id)
    const first = await run(taking)
    await run(finish(d, id))
    const again = await run(taking)
    expect(again).toEqual({ ...first, outcome: 'same', after: undefined })
    expect((await held(id)).state.version).toBe(3)
  })

  test('200 at once are done once', async () => {
    const id = await begin()
    const noting = note(d, id)
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => run(noting)))
    expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
    expect(new Set(outcomes.map(({ version }) => version))).toEqual(new Set([2]))
    expect((await held(id)).state.extra.notes).toBe(1)
    const remarks = await rows(database.db, sql`select from case_remark where district_id = ${d} and case_id = ${id}`)
    expect(remarks).toHaveLength(1)
  })

  test('a new case begun by many at once begins once', async () => {
    for (let round = 0; round < 10; round++) {
      const actionId = uuidv7()
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => run(ask(d, { actionId }))))
      expect(outcomes.filter(({ outcome }) => outcome === 'done')).toHaveLength(1)
      expect(new Set(outcomes.map(({ caseId }) => caseId)).size).toBe(1)
      expect(new Set(outcomes.map(({ fields }) => JSON.stringify(fields))).size).toBe(1)
    }
  })

  test('the id used by somebody else, or for something else, says nothing but that', async () => {
    const id = await begin()
    const noting = note(d, id)
    await run(noting)
    const other = { ...noting, actorKey: 'staff:other' }
    const else_ = { ...noting, requestHash: Buffer.alloc(32, 1) }
    const elsewhere = { ...noting, actorKey: 'staff:other', caseId: await begin() }
    for (const attempt of [other, else_, elsewhere]) {
      const error: unknown = await run(attempt).catch((e: unknown) => e)
      expect(error).toMatchObject({ code: 'action-id-reused' })
      expect(error).toHaveProperty('params', undefined)
    }
  })

  test('one id for two cases at once is done on one', async () => {
    const [a, b] = [await begin(), await begin()]
    const actionId = uuidv7()
    const settled = await Promise.allSettled([run(note(d, a, { actionId })), run(note(d, b, { actionId }))])
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect([(await held(a)).state.version, (await held(b)).state.version].sort()).toEqual([1, 2])
  })
})

describe('conflict', () => {
  test('two hundred notes on one case at once are all written', async () => {
    const id = await begin()
    await Promise.all(Array.from({ length: 200 }, () => run(note(d, id))))
    const { state } = await held(id)
    expect(state).toMatchObject({ version: 201, extra: { notes: 200 } })
  })

  test('of two who take one task at once the second hears that it is gone', async () => {
    for (let round = 0; round < 10; round++) {
      const id = await begin()
      const settled = await Promise.allSettled([run(take(d, id)), run(take(d, id))])
      const refused = settled.filter(result => result.status === 'rejected')
      expect(refused).toMatchObject([{ reason: { code: 'action-not-allowed' } }])
    }
  })

  test('a form that showed an older task is stale; a note meanwhile is not', async () => {
    const id = await begin()
    const seen = { task: (await held(id)).state.tasks[0]?.version }
    await run(note(d, id))
    await expect(run(take(d, id, { seen: { task: 9 } }))).rejects.toMatchObject({ code: 'stale-form' })
    await expect(run(take(d, id, { seen }))).resolves.toMatchObject({ outcome: 'done' })
  })

  test('a form about the whole case is stale when a field that it shows has changed', async () => {
    const id = await begin()
    const renew = (level: number, seen: { case: number }) => run(command(d, id, 'renew', () => ({ level }), { seen }))
    await run(note(d, id))
    await renew(2, { case: 1 })
    await expect(renew(3, { case: 1 })).rejects.toMatchObject({ code: 'stale-form' })
    await renew(3, { case: 3 })
  })

  test('inside a caller’s transaction all or nothing is kept', async () => {
    const id = await begin()
    const failing = transaction(many, async tx => {
      await perform(kit, note(d, id), tx)
      await perform(kit, note(d, id), tx)
      throw new Error('detail row refused')
    })
    await expect(failing).rejects.toThrow('detail row refused')
    expect((await held(id)).state.version).toBe(1)
  })
})
