import { type Me, type ProblemBody } from '@onegrid/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'

const MINUTE = 60_000
let test: TestServer
let now = Date.parse('2026-11-21T00:00:00Z')

beforeAll(async () => {
  const cast = {
    ...demoCast,
    newcomer: { name: '演新', mustChangePassword: true },
    gone: { name: '演去' },
    exchange: { name: '热线', kind: 'program' },
  } as const
  test = await testServer({ cast, wallClock: () => now })
  await sql`insert into district (district_id, code, name) values (2, '330604', '上虞区')`.execute(test.database.owner)
  await sql`update account set active = false where username = 'gone'`.execute(test.database.owner)
})
afterAll(() => test.close())

const code = (answer: Answer) => (answer.body as ProblemBody).code
const signIn = (username: string, password = 'onegrid-demo', headers = {}) =>
  test.stranger.post('/api/v1/session', { username, password }, headers)
const bearer = (answer: Answer) => ({ authorization: `Bearer ${(answer.body as { token: string }).token}` })

describe('signing in', () => {
  it('answers who one is, a token for programs and a cookie that no script reads', async () => {
    const answer = await signIn('officer')
    expect(answer.status).toBe(201)
    const { me, token } = answer.body as { me: Me; token: string }
    expect(me).toMatchObject({
      account: { id: test.accountId('officer'), username: 'officer', name: '演安', kind: 'staff', secondFactor: false },
      district: { id: 1, code: '330603', name: '柯桥区' },
      roles: [], posts: [], language: 'zh-CN', pending: null, demo: true, scope: null,
      session: { idleSeconds: 1800, expiresAt: new Date(now + 12 * 60 * MINUTE).toISOString() },
    })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toBe(`onegrid_session=${token}; Path=/; HttpOnly; SameSite=Lax`)
  })

  it('keeps no token in the database', async () => {
    const { token } = (await signIn('officer')).body as { token: string }
    const { rows } = await sql<{ text: string }>`select session::text as text from session`.execute(test.database.owner)
    expect(rows.length).toBeGreaterThan(0)
    for (const { text } of rows) expect(text).not.toContain(token.split('.')[1])
  })

  it('ends the session that was there before: none can be planted', async () => {
    const first = await signIn('checker')
    const second = await signIn('handler', undefined, bearer(first))
    expect(second.status).toBe(201)
    expect((await test.stranger.get('/api/v1/me', bearer(first))).status).toBe(401)
    expect((await test.stranger.get('/api/v1/me', bearer(second))).status).toBe(200)
  })

  it.each([
    ['a wrong password', 'officer', 'nope'],
    ['a name that nobody has', 'nobody', 'nope'],
    ['an account that was disabled', 'gone', 'onegrid-demo'],
    ['another district’s account', 'officer@330604', 'onegrid-demo'],
    ['a district that there is not', 'officer@999999', 'onegrid-demo'],
    ['NUL and quotes', "officer'--", 'x'],
  ])('refuses %s with the same words', async (_what, username, password) => {
    const answer = await signIn(username, password)
    expect([answer.status, code(answer)]).toEqual([401, 'login-failed'])
  })

  it('takes the own district’s code and capitals in the name', async () => {
    expect((await signIn(' Officer@330603 ')).status).toBe(201)
  })
})

describe('failures', () => {
  it('lock for ten minutes after five, also for the right password, and say so', async () => {
    for (let i = 0; i < 4; i++) expect(code(await signIn('leader', 'wrong'))).toBe('login-failed')
    const fifth = await signIn('leader', 'wrong')
    expect([fifth.status, code(fifth), fifth.headers['retry-after']]).toEqual([429, 'locked-out', '600'])
    expect(code(await signIn('leader'))).toBe('locked-out')
    now += 10 * MINUTE - 1
    expect(code(await signIn('leader'))).toBe('locked-out')
    now += 2
    expect((await signIn('leader')).status).toBe(201)
  })

  it('start from nothing after a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 4; i++) await signIn('desk-town', 'wrong')
      expect((await signIn('desk-town')).status).toBe(201)
    }
  })

  it('get no more tries at once than one after another', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => signIn('desk-night', 'wrong')))
    expect(answers.map(code).sort()).toEqual([
      ...Array.from({ length: 16 }, () => 'locked-out'), ...Array.from({ length: 4 }, () => 'login-failed'),
    ].sort())
    expect(code(await signIn('desk-night'))).toBe('locked-out')
    now += 11 * MINUTE
  })

  it('do not lock out a program that signs in many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('desk-night')))
    expect(answers.map(answer => answer.status)).toEqual(Array.from({ length: 12 }, () => 201))
  })

  it('lock a name that nobody has like one that somebody has', async () => {
    const codes: string[] = []
    for (let i = 0; i < 6; i++) codes.push(code(await signIn('ghost', 'wrong')))
    expect(codes).toEqual([...Array.from({ length: 5 }, () => 'login-failed'), 'locked-out'])
  })
})

describe('a session', () => {
  it('ends after thirty idle minutes; asking puts it off, polling does not', async () => {
    const headers = bearer(await signIn('officer'))
    now += 20 * MINUTE
    expect((await test.stranger.get('/api/v1/me', headers)).status).toBe(200)
    now += 20 * MINUTE
    expect((await test.stranger.get('/api/v1/clock', headers)).status).toBe(200)
    now += 9 * MINUTE
    expect((await test.stranger.get('/api/v1/clock', headers)).status).toBe(200)
    now += 2 * MINUTE
    expect((await test.stranger.get('/api/v1/me', headers)).status).toBe(401)
  })

  it('ends after twelve hours however busy one is; a program has only that', async () => {
    const headers = bearer(await signIn('officer'))
    const program = bearer(await signIn('exchange'))
    for (let i = 0; i < 35; i++) {
      now += 20 * MINUTE
      expect((await test.stranger.get('/api/v1/me', headers)).status).toBe(200)
    }
    expect((await test.stranger.get('/api/v1/me', program)).status).toBe(200)
    now += 21 * MINUTE
    expect((await test.stranger.get('/api/v1/me', headers)).status).toBe(401)
    expect((await test.stranger.get('/api/v1/me', program)).status).toBe(401)
  })

  it('ends by signing out, and with the account', async () => {
    const headers = bearer(await signIn('officer'))
    const out = await test.stranger.delete('/api/v1/session', headers)
    expect([out.status, out.headers['set-cookie']]).toEqual([
      204, 'onegrid_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0',
    ])
    expect((await test.stranger.get('/api/v1/me', headers)).status).toBe(401)
    const other = bearer(await signIn('handler-2'))
    await sql`update account set active = false where username = 'handler-2'`.execute(test.database.owner)
    expect((await test.stranger.get('/api/v1/me', other)).status).toBe(401)
  })

  it.each(['', 'x', '1.short', `2.${'a'.repeat(43)}`, `1.${'a'.repeat(43)}`, `999999999.${'a'.repeat(43)}`])(
    'is not found by the token %s', async token => {
      expect((await test.stranger.get('/api/v1/me', { authorization: `Bearer ${token}` })).status).toBe(401)
      expect((await test.stranger.get('/api/v1/me', { cookie: `onegrid_session=${token}` })).status).toBe(401)
    },
  )

  it('is swept away once lapsed, not before', async () => {
    await signIn('officer')
    const count = async () => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from session`.execute(test.database.owner)
      return rows[0]?.n
    }
    await test.app.kit.identity.sweep(1)
    expect(await count()).toBeGreaterThan(0)
    now += 31 * MINUTE
    await test.app.kit.identity.sweep(1)
    expect(await count()).toBe(0)
  })
})

describe('the first password', () => {
  it('must be changed before anything else', async () => {
    const headers = bearer(await signIn('newcomer'))
    expect((await test.stranger.get('/api/v1/me', headers)).body).toMatchObject({ pending: 'password-change' })
    expect(code(await test.stranger.get('/api/v1/clock', headers))).toBe('password-change-required')
    const change = (current: string, next: string) => test.stranger.post(
      '/api/v1/me/password',
      { current, next },
      headers,
    )
    expect(code(await change('wrong', 'Grid-2026-x'))).toBe('password-wrong')
    const weak = await change('onegrid-demo', 'newcomer-A1')
    expect([weak.status, (weak.body as ProblemBody).detail]).toEqual([400, '口令不符合要求：不得包含用户名。'])
    const changed = await change('onegrid-demo', 'Grid-2026-x')
    expect(changed.status).toBe(200)
    expect((await test.stranger.get('/api/v1/clock', headers)).status).toBe(401)
    expect((await test.stranger.get('/api/v1/clock', bearer(changed))).status).toBe(200)
    expect(code(await signIn('newcomer'))).toBe('login-failed')
    expect((await signIn('newcomer', 'Grid-2026-x')).status).toBe(201)
  })

  it('and the last five do not come back', async () => {
    let headers = bearer(await signIn('newcomer', 'Grid-2026-x'))
    const passwords = ['Grid-2026-x', ...[1, 2, 3, 4, 5].map(n => `Grid-2026-${n}z`)]
    const change = (current: string, next: string) => test.stranger.post(
      '/api/v1/me/password',
      { current, next },
      headers,
    )
    for (const [index, next] of passwords.entries()) {
      if (index === 0) continue
      now += 1000
      const answer = await change(passwords[index - 1] ?? '', next)
      expect(answer.status).toBe(200)
      headers = bearer(answer)
    }
    const last = passwords.at(-1) ?? ''
    for (const old of passwords.slice(1)) {
      expect((await change(last, old)).body).toMatchObject({ fields: [{ path: '/next', code: 'history' }] })
    }
    now += 1000
    expect((await change(last, passwords[0] ?? '')).status).toBe(200)
  })
})
