import type { ProblemBody } from '@onegrid/contract'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { demoCast } from '../../testing/cast.ts'
import { testServer } from '../../testing/server.ts'
import type { Answer, TestServer } from '../../testing/server.ts'
import { rows } from '../database/index.ts'
import type { Post } from '../identity/index.ts'

const PATH = '/api/v1/me/preferences'
const MOST = 60

const [unitId, areaId] = [uuidv7(), uuidv7()]
const administrators: Post = {
  id: uuidv7(),
  role: 'admin_system',
  unitId,
  areaId,
  level: 'district',
  areaPath: [areaId],
}

let test: TestServer
beforeAll(async () => {
  test = await testServer({
    cast: demoCast,
    install: ({ identity }) => identity.setGrants(async (_db, _districtId, accountId) =>
      accountId === test.accountId('admin-system') ? [administrators] : []),
  })
})
afterAll(() => test.close())
beforeEach(() => sql`delete from preference`.execute(test.database.owner))

const items = async (username: string) => ((await test.as(username).get(PATH)).body as { items: object }).items
const put = (username: string, key: string, value: unknown) => test.as(username).put(`${PATH}/${key}`, { value })
const code = ({ status, body }: Answer) => [status, (body as ProblemBody).code]

describe('preferences', () => {
  it('are kept, changed and dropped, whatever JSON they are', async () => {
    expect(await items('officer')).toEqual({})
    const values = {
      theme: 'dark',
      'desk.columns': [{ id: 'due', width: 120 }],
      'desk.density': 0.5,
      'tour.seen': true,
      'filter.last': null,
      constructor: { prototype: [] },
    }
    for (const [key, value] of Object.entries(values)) expect((await put('officer', key, value)).status).toBe(204)
    expect(await items('officer')).toEqual(values)

    await put('officer', 'theme', 'light')
    for (const _ of [1, 2]) expect((await test.as('officer').delete(`${PATH}/tour.seen`)).status).toBe(204)
    const { 'tour.seen': _seen, ...rest } = values
    expect(await items('officer')).toEqual({ ...rest, theme: 'light' })
  })

  it('are one’s own', async () => {
    await put('officer', 'theme', 'dark')
    await put('checker', 'theme', 'light')
    expect(await items('handler')).toEqual({})
    await test.as('handler').delete(`${PATH}/theme`)
    expect([await items('officer'), await items('checker')]).toEqual([{ theme: 'dark' }, { theme: 'light' }])
    expect(code(await test.stranger.get(PATH))).toEqual([401, 'unauthenticated'])
    expect(code(await test.stranger.put(`${PATH}/theme`, { value: 1 }))).toEqual([401, 'unauthenticated'])
  })

  it.each(['Theme', '1st', 'a_b', '__proto__', `a${'b'.repeat(60)}`, '主题'])('refuse the key %s', async (key) => {
    expect(code(await put('officer', encodeURIComponent(key), 1))).toEqual([400, 'invalid-request'])
  })

  it('refuse no value, and more than one field', async () => {
    const path = `${PATH}/theme`
    for (const body of [{}, { value: 1, more: 2 }, [], 'dark']) {
      expect(code(await test.as('officer').put(path, body, { 'content-type': 'application/json' }))[0]).toBe(400)
    }
    expect(code(await put('officer', 'theme', 'a\0b'))).toEqual([400, 'text-not-storable'])
    expect(await items('officer')).toEqual({})
  })

  it('hold 16 kB each, counted in UTF-8, and no byte more', async () => {
    const full = '网'.repeat((16 * 1024 - 2) / 3)
    expect((await put('officer', 'filters', full)).status).toBe(204)
    expect(code(await put('officer', 'filters', `${full}网`))).toEqual([413, 'payload-too-large'])
    expect(code(await put('officer', 'filters', 'x'.repeat(40_000)))).toEqual([413, 'payload-too-large'])
    expect(await items('officer')).toEqual({ filters: full })
  })

  it('are sixty at most, also for many that come at once; those that are there may still change', async () => {
    const answers = await Promise.all(Array.from({ length: MOST + 15 }, (_, n) => put('officer', `k${n}`, n)))
    const refused = answers.filter(({ status }) => status !== 204)
    expect(refused.map(code)).toEqual(Array.from({ length: 15 }, () => [409, 'preferences-full']))
    for (const { body } of refused) expect((body as ProblemBody).detail).toContain('60')
    const kept = Object.keys(await items('officer'))
    expect(kept).toHaveLength(MOST)
    expect((await put('officer', kept[0] as string, 'new')).status).toBe(204)
    expect((await put('checker', 'theme', 'dark')).status).toBe(204)
    await test.as('officer').delete(`${PATH}/${kept[0]}`)
    expect((await put('officer', 'another', 1)).status).toBe(204)
  })

  it('go when the account is put out of use', async () => {
    await put('officer', 'theme', 'dark')
    await put('checker', 'theme', 'dark')
    const admin = test.as('admin-system')
    const officer = `/api/v1/accounts/${test.accountId('officer')}`
    expect((await admin.patch(officer, { name: '演安' })).status).toBe(200)
    expect(await items('officer')).toEqual({ theme: 'dark' })
    expect((await admin.patch(officer, { active: false })).status).toBe(200)
    const left = await rows(test.database.owner, sql<{ id: string }>`select account_id as id from preference`)
    expect(left.map(({ id }) => id)).toEqual([test.accountId('checker')])
    await admin.patch(officer, { active: true })
    test.as('officer').forget()
    expect(await items('officer')).toEqual({})
  })
})
