import type { ProblemBody } from '@onegrid/contract'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'
import type { RequestContext } from '../http/index.ts'
import type { Post } from '../identity/index.ts'
import { createAudit } from '../audit/index.ts'
import type { Audit } from '../audit/index.ts'
import { expire } from './retention.ts'
import { baseFields, declarationFault, FieldRegistry } from './fields.ts'
import { PersonalStore } from './store.ts'
import type { Personal } from './personal.ts'

const subject = uuidv7()
const stranger = uuidv7()
let test: TestServer
let personal: Personal
let contextOf: RequestContext | undefined

beforeAll(async () => {
  const areaId = uuidv7()
  const post = (): Post => ({
    id: uuidv7(),
    role: 'dispatcher',
    unitId: uuidv7(),
    areaId,
    level: 'district',
    areaPath: [areaId],
  })
  test = await testServer({
    cast: demoCast,
    install: ({ identity }) =>
      identity.setGrants(
        async (_db, _d, id) => [test.accountId('desk-town'), test.accountId('desk-night')].includes(id) ? [post()] : [],
      ),
  })
  personal = test.app.kit.personal
  personal.guard(async (ctx, request) => {
    contextOf = ctx
    return request.subject === subject
  })
  await personal.put(
    test.database.db,
    1,
    subject,
    { name: '演桐', telephone: '138 0013 8000', identity_number: '330603199001010010', address: '柯桥区演示路3号1幢502室' },
  )
})
afterAll(() => test.close())

const code = (answer: Answer) => (answer.body as ProblemBody).code
const open = (body: object, username = 'desk-town') => test.as(username).post('/api/v1/personal/openings', body)
const ask = { subject, fields: ['name', 'telephone'], reason: '回访核实' }
async function audited(action: string) {
  const { rows } = await sql<{ text: string }>`
    select text from audit_line where action = ${action} order by at desc, id desc`.execute(test.database.db)
  return rows
}

describe('personal data', () => {
  it('is nowhere in the database in the clear', async () => {
    const { rows } = await sql<{ text: string }>`
      select personal::text as text from personal`.execute(test.database.owner)
    expect(rows).toHaveLength(4)
    for (const plain of ['演桐', '13800138000', '330603199001010010', '演示路']) {
      const hex = Buffer.from(plain).toString('hex')
      for (const { text } of rows) expect(text.includes(plain) || text.includes(hex)).toBe(false)
    }
  })

  it('is masked for everybody, and the reading stands in the access log', async () => {
    await open(ask)
    if (!contextOf) throw new Error('no guard was asked')
    const masked = await personal.masked(contextOf, [subject, stranger])
    expect(masked.get(subject)).toEqual({
      name: { shown: '演**', field: 'name', openable: true },
      telephone: { shown: '138****8000', field: 'telephone', openable: true },
      identity_number: { shown: '330***********0010', field: 'identity_number', openable: true },
      address: { shown: '柯桥区演示路3号1幢***', field: 'address', openable: true },
    })
    expect(masked.has(stranger)).toBe(false)
    expect([...contextOf.maskedReads]).toEqual([subject])
  })

  it('cannot be stored without a declaration', async () => {
    await expect(personal.put(test.database.db, 1, subject, { religion: 'x' })).rejects.toMatchObject({
      code: 'undeclared-field',
    })
    expect(code(await open({ ...ask, fields: ['religion'] }))).toBe('undeclared-field')
  })

  it('moved to another subject or field does not open', async () => {
    await sql`
      insert into personal (district_id, subject_id, field, key_id, nonce, cipher, salt, stored_at)
      select district_id, ${stranger}, field, key_id, nonce, cipher, salt, stored_at from personal
      where subject_id = ${subject} and field = 'name'`.execute(test.database.owner)
    if (!contextOf) throw new Error('no guard was asked')
    await expect(personal.masked(contextOf, [stranger])).rejects.toThrow()
    await sql`delete from personal where subject_id = ${stranger}`.execute(test.database.owner)
  })
})

describe('opening', () => {
  it('answers the fields asked for, on record without the values', async () => {
    const answer = await open(ask)
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ values: { name: '演桐', telephone: '138 0013 8000' } })
    const { id } = answer.body as { id: string }
    const [line] = await audited('personal.open')
    expect(JSON.parse(line?.text ?? '')).toMatchObject({
      actorId: test.accountId('desk-town'), objectId: subject, outcome: 'success', detail: {
        fields: 'name,telephone',
        opening: id,
      },
    })
    expect(line?.text).not.toContain('演桐')
    expect(line?.text).not.toContain('回访')
    const { rows } = await sql`select reason, fields from personal_opening where id = ${id}`.execute(test.database.db)
    expect(rows).toEqual([{ reason: '回访核实', fields: ['name', 'telephone'] }])
  })

  it('needs a role, a guard that knows why, and a reason in words', async () => {
    expect(code(await open(ask, 'checker'))).toBe('forbidden')
    expect(code(await open({ ...ask, subject: stranger }))).toBe('not-found')
    expect(JSON.parse((await audited('personal.open'))[0]?.text ?? '')).toMatchObject({
      outcome: 'refused',
      objectId: stranger,
    })
    expect(code(await open({ ...ask, reason: '……!!' }))).toBe('text-empty')
    expect((await open({ ...ask, fields: [] })).status).toBe(400)
  })

  it('is limited by the hour, exactly, also when asked all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 65 }, () => open(ask, 'desk-night')))
    expect(answers.filter(answer => answer.status === 201)).toHaveLength(60)
    expect(answers.filter(answer => answer.status === 429).map(code)).toEqual(
      Array.from({ length: 5 }, () => 'too-many-openings'),
    )
  })
})

describe('finding', () => {
  it('finds the same number however it is written, and says so in the audit without it', async () => {
    const actor = { districtId: 1, system: 'test' }
    for (const written of ['13800138000', '+86 138-0013-8000', '１３８００１３８０００']) {
      expect(await personal.find(actor, 'telephone', written)).toEqual([subject])
    }
    expect(await personal.find(actor, 'telephone', '13800138001')).toEqual([])
    expect(await personal.find({ districtId: 2, system: 'test' }, 'telephone', '13800138000')).toEqual([])
    const lines = await audited('personal.search')
    expect(lines).toHaveLength(5)
    expect(JSON.stringify(lines)).not.toContain('8000')
  })
})

describe('erasing', () => {
  it('takes values and salts: what the trail holds then says nothing', async () => {
    const other = uuidv7()
    const { telephone } = await personal.put(test.database.db, 1, other, { telephone: '13900139000' })
    if (!telephone) throw new Error('no reference')
    expect(telephone.ref).toMatch(new RegExp(`^${other}/telephone/[0-9a-f]{8}$`))
    expect(await personal.fits(test.database.db, 1, telephone)).toBe(true)
    expect(await personal.fits(test.database.db, 1, { ...telephone, hash: '0'.repeat(64) })).toBe(false)
    await personal.put(test.database.db, 1, other, { telephone: '13900139001' })
    expect(await personal.fits(test.database.db, 1, telephone)).toBeUndefined()
    expect(await personal.erase(test.database.db, 1, other)).toBe(1)
    expect(await personal.fits(test.database.db, 1, telephone)).toBeUndefined()
  })

  it('comes by itself when the period is over, and not while something concerns the person', async () => {
    const [gone, kept, again] = [uuidv7(), uuidv7(), uuidv7()]
    const { db } = test.database
    const end = Date.parse('2026-01-01T00:00:00Z')
    const values = { name: '演过', telephone: '13900139009' }
    for (const subject of [gone, kept, again]) await personal.put(db, 1, subject, values)
    await personal.release(db, 1, new Map([[gone, end], [again, end]]))
    await personal.release(db, 1, new Map([[again, null]]))
    const due = end + baseFields.name.retentionDays * 86_400_000
    expect(await personal.expire(1, due)).toBe(0)
    const name = async (now = due + 1) => (await personal.held(1, now)).find(({ field }) => field === 'name')
    expect(await name()).toMatchObject({ due: 1, soon: 0, firstDueAt: due })
    expect(await name(due - 86_400_000)).toMatchObject({ soon: 1, due: 0 })
    expect(await personal.expire(1, due + 1)).toBe(2)
    expect(await name()).toMatchObject({ due: 0, firstDueAt: null })
    const left = await sql<{ subject: string }>`
      select distinct subject_id as subject from personal where subject_id in (${gone}, ${kept}, ${again})`.execute(db)
    expect(left.rows.map(({ subject }) => subject).sort()).toEqual([kept, again].sort())
    const [line] = await audited('personal.expire')
    expect(JSON.parse(line?.text ?? '')).toMatchObject({ system: 'retention', detail: { count: 2, people: 1 } })
  })

  it('goes lot by lot, so that whoever is stopped goes on where he was', async () => {
    const { db } = test.database
    const end = Date.parse('2020-01-01T00:00:00Z')
    const people = Array.from({ length: 7 }, () => uuidv7())
    for (const subject of people) await personal.put(db, 1, subject, { name: '演过' })
    await personal.release(db, 1, new Map(people.map(subject => [subject, end])))
    const audit = createAudit(db)
    let lots = 0
    const failing: Audit = async (...args) => {
      if (++lots === 3) throw new Error('stopped')
      return audit(...args)
    }
    const deps = { db, fields: () => [] }
    const now = end + 10 * 366 * 86_400_000
    await expect(expire({ ...deps, audit: failing }, 1, now, 2)).rejects.toThrow('stopped')
    expect(await expire({ ...deps, audit }, 1, now, 2)).toBe(3)
  })
})

describe('keys', () => {
  it('are changed by writing every value anew', async () => {
    const [k1, k2, blindIndex] = [randomBytes(32), randomBytes(32), randomBytes(32)]
    const old = new PersonalStore(
      { fields: { current: 'k1', keys: new Map([['k1', k1]]) }, blindIndex },
      new FieldRegistry(),
    )
    const both = new PersonalStore(
      { fields: { current: 'k2', keys: new Map([['k1', k1], ['k2', k2]]) }, blindIndex },
      new FieldRegistry(),
    )
    const only = new PersonalStore(
      { fields: { current: 'k2', keys: new Map([['k2', k2]]) }, blindIndex },
      new FieldRegistry(),
    )
    const people = Array.from({ length: 7 }, () => uuidv7())
    const { db } = test.database
    for (const person of people) await old.put(db, 5, person, { name: `演${person.slice(-3)}` })
    while ((await both.rotate(db, 5, 3)) > 0);
    const rows = await only.read(db, 5, people)
    expect(rows.map(row => only.plain(5, row)).sort()).toEqual(people.map(person => `演${person.slice(-3)}`).sort())
    const [row] = rows
    if (!row) throw new Error('nothing was stored')
    expect(() => old.plain(5, row)).toThrow(/no key k2/)
  })
})

describe('declarations', () => {
  it('say what for, on what ground and how long, for every field', async () => {
    for (const [field, declaration] of Object.entries(baseFields)) expect(
      declarationFault(field, declaration),
    ).toBeUndefined()
    const answer = await test.as('officer').get('/api/v1/personal/fields')
    expect((answer.body as { items: { field: string }[] }).items.map(item => item.field)).toEqual(
      Object.keys(baseFields),
    )
  })

  it('that leave something out are refused', () => {
    const registry = new FieldRegistry()
    const whole = baseFields.name
    expect(() => registry.declare({ nick: { ...whole, purpose: { zh: ' ', en: 'x' } } })).toThrow(/purpose/)
    expect(() => registry.declare({ nick: { ...whole, retentionDays: 0 } })).toThrow(/retention/)
    expect(() => registry.declare({ Nick: whole })).toThrow(/snake_case/)
    expect(() => registry.declare({ name: whole })).toThrow(/twice/)
  })
})
