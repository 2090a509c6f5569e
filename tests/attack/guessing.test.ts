/**
 * Guessing: one account from everywhere, every account from one place, the second factor behind a known password, and
 * whoever makes the server hash for nothing. Rules: docs/domain.md R3, R4.
 */
import type { ProblemBody } from '@onegrid/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../apps/server/src/platform/database/index.ts'
import { codeAt, stepOf } from '../../apps/server/src/platform/identity/totp.ts'
import { demoCast } from '../../apps/server/src/testing/cast.ts'
import { testServer } from '../../apps/server/src/testing/server.ts'
import type { TestServer } from '../../apps/server/src/testing/server.ts'

const PASSWORD = 'onegrid-demo'
const MINUTE = 60_000
/** Failures from one address before it is heard no more; forgotten so slowly that the run's own time is none. */
const FROM_ONE_ADDRESS = { max: 20, perSeconds: 36_000 }

let server: TestServer
let now = Date.parse('2026-11-21T00:00:00Z')
const cast = {
  ...demoCast, factor: { name: '演因' }, hasty: { name: '演急' }, broken: { name: '演断' }, guessed: { name: '演猜' },
}
beforeAll(async () => {
  server = await testServer({ cast, wallClock: () => now, limits: { signInFailures: FROM_ONE_ADDRESS } })
})
afterAll(() => server.close())

interface Try {
  username: string
  password?: string
  code?: string
  from?: string
}

async function signIn({ from = '127.0.0.1', password = PASSWORD, ...more }: Try) {
  const { statusCode, body, headers } = await server.inject({
    method: 'POST', url: '/api/v1/session', payload: { password, ...more }, remoteAddress: from,
  })
  const answer = JSON.parse(body) as Partial<ProblemBody> & { token?: string }
  const retryAfter = Number(headers['retry-after'])
  return { status: statusCode, code: answer.code, token: answer.token ?? '', retryAfter }
}

async function codesOf(tries: readonly Try[]): Promise<(string | undefined)[]> {
  const codes: (string | undefined)[] = []
  for (const one of tries) codes.push((await signIn(one)).code)
  return codes
}

describe('one account', () => {
  test('guessed from a hundred addresses has five tries in all; the right password does not help then', async () => {
    const tries = Array.from({ length: 100 }, (_, n) =>
      ({ username: 'leader', password: `Guess-${n}`, from: `10.0.0.${n}` }))
    const answers = await Promise.all(tries.map(signIn))
    expect(answers.filter(({ code }) => code === 'login-failed')).toHaveLength(4)
    expect(answers.filter(({ code }) => code === 'locked-out')).toHaveLength(96)
    expect(await codesOf([{ username: 'leader', from: '10.9.9.9' }])).toEqual(['locked-out'])
    now += 10 * MINUTE + 1
    expect((await signIn({ username: 'leader' })).status).toBe(201)
  })

  test('has no more tries where the name is written in other ways', async () => {
    const names = ['Checker', ' checker', 'CHECKER@330603', 'checker@330603', 'checker ', 'cHeCkEr']
    const codes = await codesOf(names.map((username) => ({ username, password: 'wrong', from: '10.1.0.1' })))
    expect(codes).toEqual([...Array<string>(4).fill('login-failed'), 'locked-out', 'locked-out'])
  })

  test('whose attempts were broken off in the middle is not shut for ever', async () => {
    await sql`update account set failed_logins = 5 where username = 'broken'`.execute(server.database.owner)
    expect((await signIn({ username: 'broken' })).code).toBe('locked-out')
    now += 10 * MINUTE + 1
    expect((await signIn({ username: 'broken' })).status).toBe(201)
  }, 60_000)
})

describe('every account from one address', () => {
  test('is not heard any more, before anything is looked up; another address is', async () => {
    const from = '10.2.0.1'
    const names = Object.keys(cast).filter((name) => !['leader', 'factor', 'hasty', 'broken', 'guessed'].includes(name))
    let heard = 0
    // One each, which locks nobody; then names that nobody has.
    for (let n = 0; heard === n && n < 100; n++) {
      const username = names[n] ?? `ghost${n}`
      if ((await signIn({ username, password: 'Spring-2026', from })).code !== 'too-many-requests') heard++
    }
    expect(heard).toBe(FROM_ONE_ADDRESS.max)
    const lines = () => rows(server.database.owner, sql<{ n: number }>`select count(*)::int as n from audit_line`)
    const before = await lines()
    const refused = await signIn({ username: 'guessed', from })
    expect([refused.status, refused.code]).toEqual([429, 'too-many-requests'])
    expect(refused.retryAfter).toBeGreaterThan(0)
    expect(await lines()).toEqual(before)
    expect((await signIn({ username: 'guessed', from: '10.2.0.2' })).status).toBe(201)
  }, 120_000)

  test('of IPv6 is one network, whatever its last 64 bits are', async () => {
    const tries = Array.from({ length: FROM_ONE_ADDRESS.max + 1 }, (_, n) =>
      ({ username: `nobody${n}`, password: 'x', from: `2001:db8:0:1::${(n + 1).toString(16)}` }))
    const codes = await codesOf(tries)
    expect(codes.at(-1)).toBe('too-many-requests')
    expect((await signIn({ username: 'guessed', from: '2001:db8:0:2::1' })).status).toBe(201)
  }, 120_000)
})

describe('the second factor', () => {
  let secret: Buffer

  test('is guessed no oftener than a password, from wherever', async () => {
    secret = await enrol('factor')
    const right = codeAt(secret, stepOf(now))
    const wrong = Array.from({ length: 30 }, (_, n) => String(n * 31_337 % 1_000_000).padStart(6, '0'))
      .filter((code) => ![-1, 0, 1].some((step) => codeAt(secret, stepOf(now) + step) === code))
    const answers = await Promise.all(wrong.map((code, n) => signIn({ username: 'factor', code, from: `10.3.0.${n}` })))
    expect(answers.filter(({ code }) => code === 'login-failed')).toHaveLength(4)
    expect(answers.filter(({ code }) => code === 'locked-out')).toHaveLength(answers.length - 4)
    expect((await signIn({ username: 'factor', code: right })).code).toBe('locked-out')
  })

  test('is asked for as often as somebody comes without it, and locks nobody out', async () => {
    now += 11 * MINUTE
    const codes = await codesOf(Array.from({ length: 12 }, () => ({ username: 'factor' })))
    expect(codes).toEqual(Array(12).fill('second-factor-required'))
    expect((await signIn({ username: 'factor', code: codeAt(secret, stepOf(now)) })).status).toBe(201)
  })

  test('does not say whether the password was right where the code is wrong', async () => {
    now += MINUTE
    const codes = await codesOf([
      { username: 'factor', code: '000000' }, { username: 'factor', password: 'wrong', code: '000000' },
    ])
    expect(codes).toEqual(['login-failed', 'login-failed'])
  })
})

test('a crowd of guesses leaves the server its time for others', async () => {
  const crowd = Array.from({ length: 60 }, (_, n) =>
    signIn({ username: `crowd${n}`, password: 'x', from: `10.4.0.${n}` }))
  const { token } = await signIn({ username: 'hasty', from: '10.5.0.1' })
  expect(token).not.toBe('')
  const answers = await Promise.all(crowd)
  for (const { status } of answers) expect([401, 503]).toContain(status)
})

async function enrol(username: string): Promise<Buffer> {
  const { token } = await signIn({ username })
  const headers = { authorization: `Bearer ${token}` }
  const offered = await server.stranger.post('/api/v1/me/second-factor', { password: PASSWORD }, headers)
  const made = fromBase32((offered.body as { secret: string }).secret)
  const code = codeAt(made, stepOf(now))
  const confirmed = await server.stranger.post('/api/v1/me/second-factor/confirmation', { code }, headers)
  expect(confirmed.status).toBe(200)
  now += MINUTE
  return made
}

function fromBase32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text].map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
