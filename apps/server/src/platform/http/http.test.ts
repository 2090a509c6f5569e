import { defineRoute, type FieldFault, Id, Obj, type ProblemBody } from '@onegrid/contract'
import { sql } from 'kysely'
import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'

const module = 'probe'
const summary = { zh: '探针', en: 'Probe' }

const echo = defineRoute({
  id: 'probeEcho', method: 'POST', path: '/api/v1/probe', module, summary, access: 'signed-in',
  body: Obj({
    text: Type.String({ minLength: 1, maxLength: 10_000 }),
    count: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    tags: Type.Optional(Type.Array(Type.String(), { maxItems: 3 })),
    more: Type.Optional(Type.Record(Type.String(), Type.String())),
  }),
  responses: { 200: Obj({ length: Type.Integer(), shown: Type.String() }) },
  errors: [],
  bodyLimit: 64 * 1024,
})
const look = defineRoute({
  id: 'probeLook', method: 'GET', path: '/api/v1/probe/{id}', module, summary, access: 'public',
  params: Obj({ id: Id }),
  query: Obj({
    n: Type.Optional(Type.Integer()),
    yes: Type.Optional(Type.Boolean()),
    tag: Type.Optional(Type.Array(Type.String())),
    word: Type.Optional(Type.String()),
  }),
  responses: { 200: Obj({ got: Type.String() }) },
  errors: [],
})
const fail = defineRoute({
  id: 'probeFail', method: 'POST', path: '/api/v1/probe-fail', module, summary, access: 'public',
  body: Obj({ how: Type.String() }), responses: { 200: Obj({}) }, errors: [],
})
const audit = defineRoute({
  id: 'probeAudit', method: 'GET', path: '/api/v1/probe-audit', module, summary, access: { row: 'audit.read' },
  responses: { 200: Obj({}) }, errors: [],
})

const ID = '0190a0a0-0000-7000-8000-000000000001'
let test: TestServer

beforeAll(async () => {
  test = await testServer({
    routes: [echo, look, fail, audit],
    cast: demoCast,
    install({ router, db }) {
      // More than the schema shows: the whitelist must keep it in.
      const leaky = (text: string) => ({ length: text.length, shown: 'yes', secret: text })
      router.handle(echo, async (_ctx, { body }) => leaky(body.text))
      router.handle(look, async (_ctx, { query }) => ({ got: JSON.stringify(query) }))
      router.handle(audit, async () => ({}))
      router.handle(fail, async (_ctx, { body: { how } }) => {
        await sql.raw(how).execute(db)
        return {}
      })
    },
  })
})
afterAll(() => test.close())

const problem = (answer: Answer) => answer.body as ProblemBody
const faults = (answer: Answer) => (problem(answer).fields ?? []).map(({ path, code }: FieldFault) => `${path} ${code}`)

describe('problems', () => {
  it('are problem details with the request id, in the reader’s language', async () => {
    const zh = await test.stranger.get('/api/v1/me')
    expect(zh.status).toBe(401)
    expect(zh.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(problem(zh)).toEqual({
      type: 'https://onegrid.invalid/problems/unauthenticated',
      title: '需要登录',
      status: 401,
      detail: '尚未登录或登录已失效，登录后重试。',
      code: 'unauthenticated',
      instance: zh.headers['x-request-id'],
    })
    const en = await test.stranger.get('/api/v1/me', { 'accept-language': 'fr, en-GB;q=0.8, zh;q=0.7' })
    expect(problem(en).title).toBe('Sign-in needed')
    const account = await test.as('officer').put('/api/v1/me/language', { language: 'en' })
    expect(account.status).toBe(204)
    const chosen = await test.as('officer').get('/api/v1/probe-audit', { 'accept-language': 'zh-CN' })
    expect(problem(chosen).title).toBe('Not allowed')
  })

  it('answer an unknown address, and a known one with another method', async () => {
    expect(problem(await test.stranger.get('/api/v1/nowhere')).code).toBe('not-found')
    const other = await test.stranger.delete('/api/v1/probe')
    expect([other.status, problem(other).code, other.headers.allow]).toEqual([405, 'method-not-allowed', 'POST'])
  })

  it('keep a request id of the proxy and refuse a strange one', async () => {
    const kept = await test.stranger.get('/healthz', { 'x-request-id': 'proxy-0001' })
    expect(kept.headers['x-request-id']).toBe('proxy-0001')
    const made = await test.stranger.get('/healthz', { 'x-request-id': 'a b<script>' })
    expect(made.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('bodies', () => {
  it('are not coerced, unknown fields are refused, all faults are told', async () => {
    const answer = await test.as('checker').post(
      '/api/v1/probe',
      { text: 5, count: '3', extra: 1, tags: ['a', 'b', 'c', 'd'] },
    )
    expect(answer.status).toBe(400)
    expect(faults(answer).sort()).toEqual([
      '/count type',
      '/extra additionalProperties',
      '/tags maxItems',
      '/text type',
    ])
    expect(problem(answer).fields?.find(fault => fault.path === '/count')?.message).toBe('应为整数')
  })

  it('that are missing, no JSON, of another type or too large each say so', async () => {
    const as = test.as('checker')
    const raw = (payload: string, type = 'application/json') =>
      test.inject({ method: 'POST', url: '/api/v1/probe', payload, headers: { 'content-type': type, authorization } })
    await as.get('/api/v1/me')
    const authorization = `Bearer ${(await signIn('checker')).token}`
    expect(problem(await as.post('/api/v1/probe')).code).toBe('invalid-request')
    expect((await raw('{"text":')).json<ProblemBody>().code).toBe('malformed-json')
    expect((await raw('')).json<ProblemBody>().code).toBe('malformed-json')
    expect((await raw('{"__proto__":{"a":1},"text":"x"}')).json<ProblemBody>().code).toBe('malformed-json')
    expect((await raw('<a/>', 'text/xml')).json<ProblemBody>().code).toBe('unsupported-media-type')
    const large = await raw(JSON.stringify({ text: 'x'.repeat(70_000) }))
    expect([large.statusCode, large.json<ProblemBody>().params]).toEqual([413, { limit: '64 kB' }])
  })

  it.each([
    ['NUL', { text: 'a\0b' }, '/text'],
    ['half of an emoji', { text: 'a\ud83d' }, '/text'],
    ['in a list', { text: 'x', tags: ['ok', '\udc00'] }, '/tags/1'],
    ['in a key', { text: 'x', more: { 'a\0': 'b' } }, '/more/a'],
  ])('with %s are refused, wherever it stands', async (_what, body, path) => {
    const answer = await test.as('checker').post('/api/v1/probe', body)
    expect([answer.status, problem(answer).code, problem(answer).fields?.[0]?.path]).toEqual([
      400,
      'text-not-storable',
      path,
    ])
  })

  it('count characters as people do: an emoji is one', async () => {
    expect((await test.as('checker').post('/api/v1/probe', { text: '😀'.repeat(10_000) })).status).toBe(200)
    expect(
      faults(await test.as('checker').post('/api/v1/probe', { text: '字'.repeat(10_001) })),
    ).toEqual(['/text maxLength'])
  })

  it('nested deeper than anybody writes are refused, not walked', async () => {
    const authorization = `Bearer ${(await signIn('checker')).token}`
    const payload = `{"text":"x","more":${'['.repeat(5000)}${']'.repeat(5000)}}`
    const headers = { 'content-type': 'application/json', authorization }
    expect((await test.inject({ method: 'POST', url: '/api/v1/probe', payload, headers })).statusCode).toBe(400)
  })
})

describe('queries and paths', () => {
  it('become numbers, booleans and lists where the schema wants them', async () => {
    const answer = await test.stranger.get(`/api/v1/probe/${ID}?n=12&yes=true&tag=a&word=12`)
    expect(answer.body).toEqual({ got: JSON.stringify({ n: 12, yes: true, tag: ['a'], word: '12' }) })
  })

  it('refuse what is none, what is unknown, and what cannot be stored', async () => {
    expect(faults(await test.stranger.get(`/api/v1/probe/${ID}?n=12a&other=1`))).toEqual([
      'query.other additionalProperties', 'query.n type',
    ])
    expect(faults(await test.stranger.get('/api/v1/probe/17'))).toEqual(['params.id format'])
    expect(problem(await test.stranger.get(`/api/v1/probe/${ID}?word=a%00`)).code).toBe('text-not-storable')
  })
})

describe('answers', () => {
  it('hold what their schema names and nothing else', async () => {
    const answer = await test.as('checker').post('/api/v1/probe', { text: 'hidden' })
    expect(answer.body).toEqual({ length: 6, shown: 'yes' })
  })

  it('carry the security headers; scripts come from here only', async () => {
    const { headers } = await test.stranger.get('/healthz')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  it.each(['/healthz', '/openapi.json', '/docs', '/docs/swagger-ui-bundle.js', '/api/v1/nowhere', '/nowhere'])(
    'say the same wherever they come from: %s',
    async (path) => {
      const { headers } = await test.stranger.get(path)
      const policy = String(headers['content-security-policy']).split(';').map((directive) => directive.split(' '))
      const allowed = Object.fromEntries(policy.map(([name = '', ...sources]) => [name, sources]))
      const inlineAllowed = Object.keys(allowed).filter((name) => allowed[name]?.includes("'unsafe-inline'"))
      expect(inlineAllowed).toEqual(['style-src'])
      expect(Object.values(allowed).flat().filter((source) => /^\*|^https?:|unsafe-eval/.test(source))).toEqual([])
      for (const name of ['object-src', 'base-uri', 'frame-ancestors', 'script-src-attr'])
        expect(allowed[name]).toEqual(["'none'"])
      expect([headers['cross-origin-opener-policy'], headers['cross-origin-resource-policy']]).toEqual([
        'same-origin',
        'same-origin',
      ])
      expect(headers['permissions-policy']).toContain('geolocation=(self)')
      expect(headers['permissions-policy']).toContain('payment=()')
      expect(headers['x-powered-by']).toBeUndefined()
    },
  )
})

describe('failures of the database', () => {
  it.each([
    ['a known constraint', `insert into account (district_id, id, username, kind, display_name)
       select 1, gen_random_uuid(), 'officer', 'staff', 'x'`, 409, 'already-exists'],
    [
      'a reference to nothing',
      `insert into password_history values (1, gen_random_uuid(), 'x', now())`,
      400,
      'unknown-reference',
    ],
    ['a rule that the contract should have kept', `insert into account (district_id, id, username, kind, display_name)
       values (1, gen_random_uuid(), 'x', 'ghost', 'x')`, 500, 'internal'],
    ['a cancelled statement', `do $$ begin raise exception using errcode = '57014'; end $$`, 503, 'busy'],
    ['a deadlock', `do $$ begin raise exception using errcode = '40P01'; end $$`, 409, 'conflict'],
  ])('%s', async (_what, how, status, code) => {
    const answer = await test.stranger.post('/api/v1/probe-fail', { how })
    expect([answer.status, problem(answer).code]).toEqual([status, code])
    if (code === 'busy') expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('are logged without what they quote', async () => {
    test.logLines.length = 0
    await test.stranger.post('/api/v1/probe-fail', { how: `select '演桐 13800000000'::int` })
    const lines = JSON.stringify(test.logLines)
    expect(lines).toContain('22P02')
    expect(lines).not.toContain('演桐')
    expect(lines).not.toContain('13800000000')
  })
})

describe('the log', () => {
  it('names route, account and status, never the address with its query', async () => {
    await test.as('leader').get(`/api/v1/probe/${ID}`)
    test.logLines.length = 0
    await test.as('leader').get(`/api/v1/probe/${ID}?word=%E6%BC%94%E6%A1%90`)
    expect(test.logLines).toHaveLength(1)
    expect(test.logLines[0]).toMatchObject({
      method: 'GET', route: '/api/v1/probe/:id', status: 200, account: test.accountId('leader'), district: 1,
    })
    expect(JSON.stringify(test.logLines)).not.toContain('%E6')
  })
})

async function signIn(username: string): Promise<{ token: string }> {
  const answer = await test.stranger.post('/api/v1/session', { username, password: 'onegrid-demo' })
  return answer.body as { token: string }
}
