import type { Me } from '@onegrid/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'
import { recoverAccount } from './recover.ts'

let test: TestServer

beforeAll(async () => {
  test = await testServer({ cast: demoCast })
})
afterAll(() => test.close())

const recover = (username: string, what: Parameters<typeof recoverAccount>[4]) =>
  recoverAccount(test.database.db, test.app.kit.audit, 1, username, what)
const signIn = async (username: string, password: string) =>
  (await test.stranger.post('/api/v1/session', { username, password })).body as { me?: Me; code?: string }

it('gives an administrator a password to be changed, ends the sessions, and says so in the audit', async () => {
  await test.as('admin-audit').get('/api/v1/me')
  const recovered = await recover('admin-audit', 'password')
  expect(recovered?.name).toBe('演审')
  expect((await test.as('admin-audit').get('/api/v1/me')).status).toBe(401)
  expect((await signIn('admin-audit', recovered?.password ?? '')).me?.pending).toBe('password-change')
  const { rows } = await sql`
    select system, object_id from audit_line where action = 'account.recover-password'`.execute(test.database.db)
  expect(rows).toEqual([{ system: 'command-line', object_id: test.accountId('admin-audit') }])
})

it('unlocks and takes a lost factor away, leaving the password', async () => {
  for (let i = 0; i < 5; i++) await signIn('leader', 'wrong')
  expect((await signIn('leader', 'onegrid-demo')).code).toBe('locked-out')
  await recover('leader', 'unlock')
  expect((await signIn('leader', 'onegrid-demo')).me?.account.username).toBe('leader')
  await sql`
    update account set totp_enabled_at = now(), totp_secret = '\\x00', totp_key_id = 'k1'
    where username = 'leader'`.execute(test.database.owner)
  expect((await signIn('leader', 'onegrid-demo')).code).toBe('second-factor-required')
  await recover('leader', 'second-factor')
  expect((await signIn('leader', 'onegrid-demo')).me?.account.secondFactor).toBe(false)
})

it('knows nobody by another name', async () => {
  expect(await recover('nobody', 'password')).toBeUndefined()
})
