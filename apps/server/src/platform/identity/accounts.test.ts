import { type Account, type ProblemBody } from '@onegrid/contract'
import type { Role } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'
import type { Post } from './principal.ts'

let test: TestServer
/** What the staff module would answer. */
const posts = new Map<string, Post[]>()

beforeAll(async () => {
  const cast = { ...demoCast, 'admin-system-2': { name: '演系二' } }
  test = await testServer({
    cast,
    install: ({ identity }) => identity.setGrants(async (_db, _districtId, accountId) => posts.get(accountId) ?? []),
  })
  give('admin-system', 'admin_system')
  give('admin-system-2', 'admin_system')
  give('admin-security', 'admin_security')
  give('admin-audit', 'admin_audit')
})
afterAll(() => test.close())

function give(username: string, role: Role) {
  const [unitId, areaId] = [uuidv7(), uuidv7()]
  posts.set(test.accountId(username), [{ id: uuidv7(), role, unitId, areaId, level: 'district', areaPath: [areaId] }])
}

const code = (answer: Answer) => (answer.body as ProblemBody).code
const account = (answer: Answer) => (answer.body as { account: Account }).account
const path = (username: string, rest = '') => `/api/v1/accounts/${test.accountId(username)}${rest}`

describe('the system administrator', () => {
  it('creates an account whose password is shown once and must be changed', async () => {
    const admin = test.as('admin-system')
    const created = await admin.post('/api/v1/accounts', { username: 'officer-new', name: '演新', kind: 'staff' })
    expect(created.status).toBe(201)
    expect(account(created)).toMatchObject({
      username: 'officer-new',
      active: true,
      mustChangePassword: true,
      roles: [],
    })
    const { password } = created.body as { password: string }
    const signedIn = await test.stranger.post('/api/v1/session', { username: 'officer-new', password })
    expect(signedIn.body).toMatchObject({ me: { pending: 'password-change' } })
    expect(
      code(await admin.post('/api/v1/accounts', { username: 'officer-new', name: '又', kind: 'staff' })),
    ).toBe('already-exists')
    expect((await admin.post('/api/v1/accounts', { username: 'Bad Name', name: 'x', kind: 'staff' })).status).toBe(400)
    expect((await admin.post('/api/v1/accounts', { username: 'ghost', name: 'x', kind: 'system' })).status).toBe(400)
  })

  it('renames, disables and so ends sessions; enables again', async () => {
    const admin = test.as('admin-system')
    expect((await test.as('checker').get('/api/v1/me')).status).toBe(200)
    expect((await admin.patch(path('checker'), { name: '演敏儿', active: false })).body).toMatchObject({
      name: '演敏儿',
      active: false,
    })
    expect((await test.as('checker').get('/api/v1/me')).status).toBe(401)
    expect((await admin.patch(path('checker'), { active: true })).body).toMatchObject({ name: '演敏儿', active: true })
    test.as('checker').forget()
    expect((await test.as('checker').get('/api/v1/me')).status).toBe(200)
  })

  it('resets a forgotten password', async () => {
    const reset = await test.as('admin-system').post(path('handler', '/password'))
    const { password } = reset.body as { password: string }
    expect(
      code(await test.stranger.post('/api/v1/session', { username: 'handler', password: 'onegrid-demo' })),
    ).toBe('login-failed')
    expect((await test.stranger.post('/api/v1/session', { username: 'handler', password })).status).toBe(201)
  })

  it('cannot become another administrator, nor touch the own account', async () => {
    const admin = test.as('admin-system')
    for (const other of ['admin-security', 'admin-audit', 'admin-system-2']) {
      expect(code(await admin.post(path(other, '/password')))).toBe('administrator-protected')
      expect(code(await admin.patch(path(other), { active: false }))).toBe('administrator-protected')
    }
    expect(code(await admin.post(path('admin-system', '/password')))).toBe('own-account')
    expect(code(await admin.patch(path('admin-system'), { active: true }))).toBe('own-account')
  })

  it('neither unlocks, nor removes factors, nor reads the audit', async () => {
    const admin = test.as('admin-system')
    expect(code(await admin.post(path('officer', '/unlock')))).toBe('forbidden')
    expect(code(await admin.delete(path('officer', '/second-factor')))).toBe('forbidden')
    expect(code(await admin.get('/api/v1/audit'))).toBe('forbidden')
  })
})

describe('the security administrator', () => {
  it('unlocks, ends sessions, and cannot create, rename or reset', async () => {
    const admin = test.as('admin-security')
    for (let i = 0; i < 5; i++) await test.stranger.post('/api/v1/session', { username: 'officer', password: 'wrong' })
    expect(
      code(await test.stranger.post('/api/v1/session', { username: 'officer', password: 'onegrid-demo' })),
    ).toBe('locked-out')
    expect((await admin.post(path('officer', '/unlock'))).body).toMatchObject({ lockedUntil: null })
    expect((await test.as('officer').get('/api/v1/me')).status).toBe(200)
    expect((await admin.delete(path('officer', '/sessions'))).body).toEqual({ ended: 1 })
    expect((await test.as('officer').get('/api/v1/me')).status).toBe(401)
    expect(
      code(await admin.post('/api/v1/accounts', { username: 'spare', name: 'x', kind: 'staff' })),
    ).toBe('forbidden')
    expect(code(await admin.patch(path('leader'), { name: 'x' }))).toBe('forbidden')
    expect(code(await admin.post(path('leader', '/password')))).toBe('forbidden')
  })
})

describe('the list', () => {
  it('is paged by user name, searched, and read by those two only', async () => {
    const admin = test.as('admin-security')
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const answer = await admin.get(`/api/v1/accounts?limit=4${cursor ? `&cursor=${cursor}` : ''}`)
      const page = answer.body as { items: Account[]; next?: string }
      seen.push(...page.items.map(item => item.username))
      cursor = page.next
    } while (cursor)
    expect(seen).toEqual([...Object.keys(demoCast), 'admin-system-2', 'officer-new'].sort())
    const found = (await admin.get(`/api/v1/accounts?search=${encodeURIComponent('演系')}`)).body as { items: Account[] }
    expect(found.items.map(item => [item.username, item.roles])).toEqual([
      ['admin-system', ['admin_system']], ['admin-system-2', ['admin_system']],
    ])
    expect(((await admin.get('/api/v1/accounts?search=%25')).body as { items: Account[] }).items).toEqual([])
    expect(code(await test.as('admin-audit').get('/api/v1/accounts'))).toBe('forbidden')
    expect(code(await test.as('desk-town').get('/api/v1/accounts'))).toBe('forbidden')
  })
})

describe('rights', () => {
  it('that change count with the next request', async () => {
    const caller = test.as('leader')
    expect(code(await caller.get('/api/v1/audit'))).toBe('forbidden')
    give('leader', 'admin_audit')
    // The posts that were read are kept for some seconds, unless somebody says that they changed.
    expect(code(await caller.get('/api/v1/audit'))).toBe('forbidden')
    await test.app.kit.identity.bumpRights(test.database.db, 1, [test.accountId('leader')])
    expect((await caller.get('/api/v1/audit')).status).toBe(200)
    posts.delete(test.accountId('leader'))
    await test.app.kit.identity.bumpRights(test.database.db, 1, [test.accountId('leader')])
    expect(code(await caller.get('/api/v1/audit'))).toBe('forbidden')
  })

  it('of a foreign district’s account are not reached by its id', async () => {
    await sql`insert into district (district_id, code, name) values (2, '330604', '上虞区')`.execute(test.database.owner)
    const id = await test.app.kit.identity.insertAccount(test.database.db, {
      districtId: 2, username: 'far', name: '演远', kind: 'staff', now: Date.now(),
    })
    expect(code(await test.as('admin-system').post(`/api/v1/accounts/${id}/password`))).toBe('not-found')
    expect(code(await test.as('admin-security').post(`/api/v1/accounts/${id}/unlock`))).toBe('not-found')
  })
})

describe('the list of accounts', () => {
  const usernames = async (query: string) => {
    const { body } = await test.as('admin-system').get(`/api/v1/accounts?limit=200&${query}`)
    return (body as { items: Account[] }).items.map(({ username }) => username)
  }

  it('is narrowed by kind and by what is the matter with them', async () => {
    const set = (username: string, change: string) =>
      sql.raw(`update account set ${change} where username = '${username}'`).execute(test.database.owner)
    await set('handler', `locked_until = now() + interval '5 minutes'`)
    await set('handler-2', `locked_until = now() - interval '5 minutes'`)
    await set('leader', 'active = false')
    expect(await usernames('state=locked')).toEqual(['handler'])
    expect(await usernames('state=disabled')).toContain('leader')
    expect(await usernames('state=unused')).not.toContain('admin-system')
    expect(await usernames('state=unused')).toContain('desk-night')
    await set('desk-night', 'must_change_password = true')
    expect(await usernames('state=first-password&search=desk')).toEqual(['desk-night'])
    expect(await usernames('kind=program')).not.toContain('handler')
    expect((await test.as('admin-system').get('/api/v1/accounts?state=lost')).status).toBe(400)
  })

  it('opens one account with the sessions that live', async () => {
    await test.as('desk-district').get('/api/v1/me')
    const { body } = await test.as('admin-security').get(path('desk-district'))
    expect(body).toMatchObject({ username: 'desk-district', active: true })
    const living = await test.as('admin-security').get(path('desk-district', '/sessions'))
    const { items } = living.body as { items: { kind: string; ip: string; seenAt: string }[] }
    expect(items).toMatchObject([{ kind: 'bearer', ip: '127.0.0.1' }])
    await sql`
      update session set expires_at = now() - interval '1 minute' where account_id = ${test.accountId('desk-district')}
    `.execute(test.database.owner)
    expect((await test.as('admin-security').get(path('desk-district', '/sessions'))).body).toEqual({ items: [] })
    expect((await test.as('admin-audit').get(path('desk-district', '/sessions'))).status).toBe(403)
    expect((await test.as('admin-system').get(`/api/v1/accounts/${uuidv7()}/sessions`)).status).toBe(404)
  })
})
