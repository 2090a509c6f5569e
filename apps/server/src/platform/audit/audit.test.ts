import type { ProblemBody } from '@onegrid/contract'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { drainAudit, type TestServer } from '../../testing/server.ts'
import { transaction } from '../database/index.ts'
import { auditedServer } from './testing.ts'
import { verifyAudit } from './verify.ts'

let test: TestServer
beforeAll(async () => {
  test = await auditedServer()
})
afterAll(() => test.close())

const system = { districtId: 1, system: 'test' }
const write = (action: string, detail = {}) =>
  test.app.kit.audit(system, { action, objectType: 'thing', outcome: 'success', detail })
const verify = () => verifyAudit(test.database.db, 1)
const change = (statement: string) => sql.raw(statement).execute(test.database.owner)

describe('the audit log', () => {
  it('gets its positions in one order however many write and however many sequence', async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; i < 150; i++) await write('test.write', { writer, i })
    })
    const sequencers = Array.from({ length: 3 }, async () => {
      for (let i = 0; i < 20; i++) await sql`select audit_sequence(1, 50, 60)`.execute(test.database.db)
    })
    await Promise.all([...writers, ...sequencers])
    await drainAudit(test)
    const { rows } = await sql<{ lines: number; positions: number; last: number; waiting: number }>`
      select (select count(*) from audit_line) as lines, count(*) as positions, max(position) as last,
        (select count(*) from audit_outbox) as waiting
      from audit_feed`.execute(test.database.owner)
    const [row] = rows
    expect(row).toEqual({ lines: row?.lines, positions: row?.lines, last: row?.lines, waiting: 0 })
    expect(row?.lines).toBeGreaterThanOrEqual(1200)
    expect(await verify()).toMatchObject({ lines: row?.lines, seals: 1, lastSeal: { position: 1000 } })
  })

  it('is sealed although it is short, once it has waited', async () => {
    await change(`update audit_head set sealed_at = now() - interval '61 seconds'`)
    await drainAudit(test)
    const { lines, seals, lastSeal, broken } = await verify()
    expect([seals, lastSeal?.position, broken]).toEqual([2, lines, undefined])
  })

  it('vanishes with the transaction that did not happen, stays without one', async () => {
    const count = async () => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from audit_line`.execute(test.database.db)
      return rows[0]?.n ?? 0
    }
    const before = await count()
    const undone = transaction(test.database.db, async tx => {
      await test.app.kit.audit(system, { action: 'test.undone', objectType: 'thing', outcome: 'success' }, tx)
      await test.app.kit.audit(system, { action: 'test.refused', objectType: 'thing', outcome: 'refused' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await count()).toBe(before + 1)
  })
})

describe('the application’s role', () => {
  it.each([
    `insert into audit_line select * from audit_line limit 1`,
    `update audit_line set outcome = 'success'`,
    `delete from audit_line`,
    `truncate audit_line`,
    `delete from audit_outbox`,
    `insert into audit_outbox values (1, gen_random_uuid())`,
    `update audit_feed set position = 1`,
    `delete from audit_feed`,
    `update audit_head set position = 0`,
    `delete from audit_seal`,
    `delete from personal_opening`,
    `delete from account`,
  ])('may not: %s', async statement => {
    await expect(sql.raw(statement).execute(test.database.db)).rejects.toMatchObject({ code: '42501' })
  })

  it('cannot make a line whose columns say other than its text', async () => {
    await expect(
      sql`select audit_append(1, 'no json')`.execute(test.database.db),
    ).rejects.toMatchObject({ code: '22P02' })
    await expect(
      sql`select audit_append(1, '{"action":"x"}')`.execute(test.database.db),
    ).rejects.toMatchObject({ code: '23502' })
  })
})

describe('verification', () => {
  // Each statement is undone, so that every change is found in an otherwise whole log.
  const undo: string[] = []
  afterEach(async () => {
    for (const statement of undo.splice(0)) await change(statement)
    expect((await verify()).broken).toBeUndefined()
  })

  it.each([
    ['a changed text', `update audit_line set text = replace(text, '"outcome":"success"', '"outcome":"refused"')
      where id = (select line_id from audit_feed where position = 500)`, { kind: 'line', position: 500 }],
    ['a changed column', `update audit_line set action = 'harmless'
      where id = (select line_id from audit_feed where position = 501)`, { kind: 'line', position: 501 }],
    ['a moved time', `update audit_line set at = at - interval '1 hour'
      where id = (select line_id from audit_feed where position = 502)`, { kind: 'line', position: 502 }],
    ['a changed text with its hash made anew', `update audit_line
      set text = text || ' ', hash = sha256(convert_to(text || ' ', 'UTF8'))
      where id = (select line_id from audit_feed where position = 503)`, { kind: 'place', position: 503 }],
    ['a missing place', `update audit_feed set position = -504 where position = 504`, { kind: 'place', position: 504 }],
    ['two exchanged lines', `update audit_feed set position = -1 where position = 505;
      update audit_feed set position = 505 where position = 506;
      update audit_feed set position = 506 where position = -1`, { kind: 'place', position: 505 }],
    [
      'a changed seal',
      `update audit_seal set hash = sha256('x') where to_position = 1000`,
      { kind: 'seal', position: 1000 },
    ],
    ['a seal that is gone', `delete from audit_seal where to_position = 1000`, { kind: 'seal' }],
    ['a cut tail', `delete from audit_feed where position > 1100`, { kind: 'place', position: 1101 }],
    ['a cut tail with the head set back', `delete from audit_feed where position > 1100;
      update audit_head set position = 1100, chain = (select chain from audit_feed where position = 1100);
      delete from audit_seal where to_position > 1100`, { kind: 'place', position: 1101 }],
  ])('finds %s', async (_what, statement, broken) => {
    await change(`create table if not exists kept_line as table audit_line;
      create table if not exists kept_feed as table audit_feed;
      create table if not exists kept_head as table audit_head;
      create table if not exists kept_seal as table audit_seal`)
    undo.push(`truncate audit_line, audit_feed, audit_seal, audit_head;
      insert into audit_line table kept_line; insert into audit_feed table kept_feed;
      insert into audit_seal table kept_seal; insert into audit_head table kept_head;
      drop table kept_line, kept_feed, kept_head, kept_seal`)
    await change(statement)
    expect((await verify()).broken).toMatchObject(broken)
  })

  it('finds a line that was taken out of the outbox instead of getting a place', async () => {
    await drainAudit(test)
    const id = await write('test.hidden')
    await change(`delete from audit_outbox where id = '${id}'`)
    undo.push(`delete from audit_line where id = '${id}'`)
    expect((await verify()).broken).toMatchObject({ kind: 'place', lineId: id })
  })

  it('is content with an empty log of another district', async () => {
    expect(await verifyAudit(test.database.db, 77)).toEqual({ lines: 0, seals: 0 })
  })
})

describe('searching', () => {
  type Page = {
    items: { id: string; action: string; actor: { username: string } | null; position: number | null }[]; next?: string,
  }

  it('is for the audit administrator, and stands in the log itself', async () => {
    const refused = await test.as('desk-town').get('/api/v1/audit')
    expect([refused.status, (refused.body as ProblemBody).code]).toEqual([403, 'forbidden'])
    const page = (await test.as('admin-audit').get('/api/v1/audit?limit=3')).body as Page
    expect(page.items.map(item => [item.action, item.actor?.username])).toEqual([
      ['audit.search', 'admin-audit'], ['session.create', 'admin-audit'], ['route.call', 'desk-town'],
    ])
  })

  it('filters, and pages without skipping or doubling while the log grows', async () => {
    const auditorCalls = test.as('admin-audit')
    const seen: string[] = []
    let next: string | undefined
    do {
      await write('test.later')
      const path = `/api/v1/audit?action=test.write&limit=200${next ? `&cursor=${next}` : ''}`
      const page = (await auditorCalls.get(path)).body as Page
      seen.push(...page.items.map(item => item.id))
      next = page.next
    } while (next)
    expect(seen).toHaveLength(1200)
    expect(new Set(seen).size).toBe(1200)
    const refused = `actorId=${test.accountId('desk-town')}&outcome=refused`
    const mine = (await auditorCalls.get(`/api/v1/audit?${refused}`)).body as Page
    expect(mine.items.map(item => item.action)).toEqual(['route.call'])
    const none = (await auditorCalls.get('/api/v1/audit?to=2020-01-01T00:00:00Z')).body as Page
    expect(none.items).toEqual([])
    expect((await auditorCalls.get('/api/v1/audit?cursor=abc')).status).toBe(400)
  })

  it('shows no password, no unknown user name', async () => {
    await test.stranger.post(
      '/api/v1/session',
      { username: 'my-secret-password', password: 'typed-in-the-wrong-field' },
    )
    const { rows } = await sql<{ text: string }>`select text from audit_line`.execute(test.database.db)
    const all = rows.map(row => row.text).join('\n')
    expect(all).toContain('"because":"login-failed"')
    expect(all).not.toContain('my-secret-password')
    expect(all).not.toContain('typed-in-the-wrong-field')
  })
})
