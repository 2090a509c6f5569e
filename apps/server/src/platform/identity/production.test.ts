import { type Me, type ProblemBody } from '@onegrid/contract'
import type { Role } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'
import { hashPassword } from './password.ts'
import { codeAt, stepOf } from './totp.ts'

const PASSWORD = 'Grid-2026-x'
const DAY = 86_400_000
let now = Date.now()
let test: TestServer

beforeAll(async () => {
  const env = { ONEGRID_MODE: 'production', PUBLIC_URL: 'https://grid.example' }
  test = await testServer({
    cast: demoCast,
    env,
    wallClock: () => now,
    install: ({ identity }) => identity.setGrants(
      async (_db, _d, id) => (id === test.accountId('admin-system') ? [post('admin_system')] : []),
    ),
  })
  const hash = await hashPassword(PASSWORD)
  await sql`
    update account set password_hash = ${hash}, password_changed_at = now()
    where username <> 'checker'`.execute(test.database.owner)
})
afterAll(() => test.close())

function post(role: Role) {
  const areaId = uuidv7()
  return { id: uuidv7(), role, unitId: uuidv7(), areaId, level: 'district', areaPath: [areaId] }
}

const code = (answer: Answer) => (answer.body as ProblemBody).code
const signIn = (username: string, more = {}) => test.stranger.post(
  '/api/v1/session',
  { username, password: PASSWORD, ...more },
)
const bearer = (answer: Answer) => ({ authorization: `Bearer ${(answer.body as { token: string }).token}` })

describe('production', () => {
  it('refuses the demo password, whoever’s it is, and sets cookies for https only', async () => {
    const refused = await signIn('checker', { password: 'onegrid-demo' })
    expect([refused.status, code(refused)]).toEqual([403, 'demo-password-refused'])
    expect(code(await signIn('officer', { password: 'onegrid-demo' }))).toBe('demo-password-refused')
    const answer = await signIn('officer')
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-onegrid_session=\S+; Path=\/; .*; Secure$/)
    expect((answer.body as { me: Me }).me.demo).toBe(false)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('knows a session by the name that only this host can set', async () => {
    const [cookie = ''] = String((await signIn('officer')).headers['set-cookie']).split(';', 1)
    const who = (sent: string) => test.stranger.get('/api/v1/me', { cookie: sent })
    expect((await who(cookie)).status).toBe(200)
    expect((await who(cookie.replace('__Host-', ''))).status).toBe(401)
    expect((await who(`onegrid_session=1.${'a'.repeat(43)}; ${cookie}`)).status).toBe(200)
  })

  it('accepts pages of its own address only', async () => {
    const body = { username: 'officer', password: PASSWORD }
    const from = (origin: string) => test.stranger.post('/api/v1/session', body, { origin, host: 'grid.example' })
    expect((await from('https://grid.example')).status).toBe(201)
    expect(code(await from('http://grid.example'))).toBe('csrf')
    expect(code(await from('https://grid.example.evil'))).toBe('csrf')
  })

  it('lets an administrator do nothing before a second factor stands', async () => {
    const headers = bearer(await signIn('admin-system'))
    expect((await test.stranger.get('/api/v1/me', headers)).body).toMatchObject({ pending: 'second-factor-enrolment' })
    expect(code(await test.stranger.get('/api/v1/accounts', headers))).toBe('second-factor-enrolment-required')
    expect(
      code(await test.stranger.post('/api/v1/me/second-factor', { password: 'wrong' }, headers)),
    ).toBe('password-wrong')
    const offered = await test.stranger.post('/api/v1/me/second-factor', { password: PASSWORD }, headers)
    const { secret, uri } = offered.body as { secret: string; uri: string }
    expect(uri).toContain(`secret=${secret}&issuer=OneGrid`)
    const confirm = (given: string) => test.stranger.post(
      '/api/v1/me/second-factor/confirmation',
      { code: given },
      headers,
    )
    expect(code(await confirm('000000'))).toBe('second-factor-wrong')
    expect((await confirm(codeOf(secret))).body).toMatchObject({ pending: null, account: { secondFactor: true } })
    expect((await test.stranger.get('/api/v1/accounts', headers)).status).toBe(200)
    expect(code(await test.stranger.post('/api/v1/me/second-factor', { password: PASSWORD }, headers))).toBe('conflict')

    now += 60_000
    expect(code(await signIn('admin-system'))).toBe('second-factor-required')
    expect(code(await signIn('admin-system', { code: '000000' }))).toBe('login-failed')
    const current = codeOf(secret)
    expect((await signIn('admin-system', { code: current })).status).toBe(201)
    expect(code(await signIn('admin-system', { code: current }))).toBe('login-failed')
    const { rows } = await sql<{ text: string }>`
      select account::text as text from account where username = 'admin-system'`.execute(test.database.owner)
    expect(rows[0]?.text).not.toContain(secret)
  })

  it('asks for a new password after ninety days, and forgets who has not come for as long', async () => {
    await signIn('officer')
    now += 89 * DAY
    expect((await signIn('officer')).body).toMatchObject({ me: { pending: null } })
    now += 2 * DAY
    expect((await signIn('officer')).body).toMatchObject({ me: { pending: 'password-change' } })
    expect(code(await signIn('handler'))).toBe('login-failed')
  })
})

function codeOf(base32: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...base32].map(character => alphabet.indexOf(character).toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))
  return codeAt(Buffer.from(bytes), stepOf(now))
}
