import { request } from 'node:http'
import { defineRoute, Obj, type ProblemBody } from '@onegrid/contract'
import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'

const module = 'probe'
const summary = { zh: '探针', en: 'Probe' }
const body = Obj({ waitMs: Type.Integer() })
const write = defineRoute({
  id: 'probeWrite', method: 'POST', path: '/api/v1/probe', module, summary, access: 'signed-in',
  responses: { 200: Obj({}) }, errors: [],
})
const rare = defineRoute({
  id: 'probeRare', method: 'POST', path: '/api/v1/probe-rare', module, summary, access: 'signed-in',
  responses: { 200: Obj({}) }, errors: [], rateLimit: { max: 3, perSeconds: 3600 },
})
const slow = defineRoute({
  id: 'probeSlow', method: 'POST', path: '/api/v1/probe-slow', module, summary, access: 'public',
  body, responses: { 200: Obj({}) }, errors: [],
})

let test: TestServer
/** How many slow requests are at work. */
let working = 0

beforeAll(async () => {
  test = await testServer({
    routes: [write, rare, slow],
    cast: demoCast,
    limits: { maxInFlight: 4, rateScale: 1 },
    install({ router }) {
      router.handle(write, async () => ({}))
      router.handle(rare, async () => ({}))
      router.handle(slow, async (_ctx, { body: { waitMs } }) => {
        working++
        await new Promise(resolve => setTimeout(resolve, waitMs))
        working--
        return {}
      })
    },
  })
})
afterAll(() => test.close())

const ORIGIN = 'http://localhost:8080'
const page = { origin: ORIGIN, host: 'localhost:8080', 'sec-fetch-site': 'same-origin' }

async function browser(username: string, headers: Record<string, string> = page) {
  const response = await test.inject({
    method: 'POST', url: '/api/v1/session', headers, payload: { username, password: 'onegrid-demo' },
  })
  const { me, token } = response.json<{ me: { csrf: string }; token?: string }>()
  return { cookie: String(response.headers['set-cookie']).split(';', 1)[0] ?? '', csrf: me.csrf, token }
}

async function post(headers: Record<string, string>, url = '/api/v1/probe') {
  const response = await test.inject({ method: 'POST', url, headers })
  return response.statusCode === 200 ? 'ok' : response.json<ProblemBody>().code
}

describe('a session by cookie', () => {
  it('writes only with the csrf value, from our own page', async () => {
    const { cookie, csrf, token } = await browser('officer')
    expect(token).toBeUndefined()
    expect(await post({ ...page, cookie })).toBe('csrf')
    expect(await post({ ...page, cookie, 'x-csrf-token': `${csrf}x` })).toBe('csrf')
    expect(await post({ ...page, cookie, 'x-csrf-token': csrf, origin: 'https://evil.example' })).toBe('csrf')
    expect(await post({ ...page, cookie, 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' })).toBe('csrf')
    expect(await post({ ...page, cookie, 'x-csrf-token': csrf })).toBe('ok')
  })

  it('reads without, and another session’s csrf value is worth nothing', async () => {
    const [mine, other] = [await browser('checker'), await browser('handler')]
    const me = await test.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie: mine.cookie } })
    expect(me.json<{ csrf: string }>().csrf).toBe(mine.csrf)
    expect(await post({ ...page, cookie: mine.cookie, 'x-csrf-token': other.csrf })).toBe('csrf')
  })

  it('cannot be carried off as a bearer token', async () => {
    const { cookie } = await browser('checker')
    expect(await post({ authorization: `Bearer ${cookie.split('=')[1]}` })).toBe('unauthenticated')
  })

  it('is not opened from another site', async () => {
    const response = await test.inject({
      method: 'POST', url: '/api/v1/session', headers: { ...page, origin: 'https://evil.example' },
      payload: { username: 'officer', password: 'onegrid-demo' },
    })
    expect(response.json<ProblemBody>().code).toBe('csrf')
  })
})

describe('limits', () => {
  it('count by account and say when to come again', async () => {
    const caller = test.as('leader')
    const answers = [1, 2, 3, 4].map(() => caller.post('/api/v1/probe-rare'))
    expect((await Promise.all(answers)).map(answer => answer.status).sort()).toEqual([200, 200, 200, 429])
    const refused = await caller.post('/api/v1/probe-rare')
    expect((refused.body as ProblemBody).code).toBe('too-many-requests')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(1)
    expect((await test.as('handler-2').post('/api/v1/probe-rare')).status).toBe(200)
  })

  it('turn away what comes on top of what can be done at once, and take it again after', async () => {
    const call = () => test.stranger.post('/api/v1/probe-slow', { waitMs: 150 })
    const answers = await Promise.all(Array.from({ length: 8 }, call))
    const busy = answers.filter(answer => answer.status === 503)
    expect(answers.filter(answer => answer.status === 200)).toHaveLength(4)
    expect(busy).toHaveLength(4)
    expect(busy.every(answer => Number(answer.headers['retry-after']) > 0)).toBe(true)
    expect((await call()).status).toBe(200)
  })
})

describe('whoever does not wait for an answer', () => {
  it('takes no place from those who come after', async () => {
    const origin = await test.app.listen()
    /** @returns the status, or `gone` where nobody waited for it */
    const call = (waitMs: number, signal?: AbortSignal) => new Promise<number | 'gone'>((resolve) => {
      const headers = { 'content-type': 'application/json' }
      const sent = request(`${origin}/api/v1/probe-slow`, { method: 'POST', agent: false, headers, signal })
      sent.once('response', response => resolve(response.resume().statusCode ?? 0))
      sent.once('error', () => resolve('gone'))
      sent.end(JSON.stringify({ waitMs }))
    })
    for (let n = 0; n < 3; n++) {
      const leaving = new AbortController()
      const gone = Array.from({ length: 4 }, () => call(1000, leaving.signal))
      await expect.poll(() => working).toBe(4)
      leaving.abort()
      expect(await Promise.all(gone)).toEqual(Array(4).fill('gone'))
      // The work that they asked for goes on, and holds its places until it has ended.
      expect(await call(0)).toBe(503)
      await expect.poll(() => working).toBe(0)
      expect(await call(0)).toBe(200)
    }
  })
})

describe('the router', () => {
  it('does not start with a route that nobody answers, or an answer that no route asks for', async () => {
    const lonely = { ...write, id: 'probeLonely', path: '/api/v1/probe-lonely' }
    const build = () => testServer({ routes: [lonely], install: ({ router }) => router.handle(slow, async () => ({})) })
    await expect(build()).rejects.toThrow(/probeLonely: no handler[\s\S]*probeSlow: not in the contract/)
  })

  it('does not start with a route without access rule, row or parameter schema', async () => {
    const base = { ...write, path: '/api/v1/probe-x/{id}' }
    const { access: _none, ...withoutAccess } = { ...base, id: 'probeA' }
    const wrongRow = { ...base, id: 'probeB', access: { row: 'no.such' } }
    const routes = [withoutAccess, wrongRow] as unknown as (typeof write)[]
    const build = () =>
      testServer({
        routes: [...routes],
        install({ router }) {
          for (const route of routes) router.handle(route, async () => ({}))
        },
      })
    await expect(build()).rejects.toThrow(
      /probeA: no access rule[\s\S]*probeB: access row no.such[\s\S]*path and params differ/,
    )
  })
})
