import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { defineRoute, Obj } from '@onegrid/contract'
import Type from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'

const words = { module: 'probe', summary: { zh: '探针', en: 'Probe' }, access: 'signed-in', errors: [] } as const
const large = defineRoute({
  ...words, id: 'probeLarge', method: 'GET', path: '/api/v1/probe-large', revalidated: true,
  query: Obj({ size: Type.Optional(Type.Integer()) }), responses: { 200: Obj({ text: Type.String() }) },
})
const plain = defineRoute({
  ...words,
  id: 'probePlain',
  method: 'GET',
  path: '/api/v1/probe-plain',
  responses: { 200: Obj({ text: Type.String() }) },
})

let test: TestServer
/** What the district has, until it has something else. */
let content = '网格'
beforeAll(async () => {
  test = await testServer({
    routes: [large, plain],
    cast: demoCast,
    install({ router }) {
      router.handle(large, async ({ principal }, { query }) => ({
        text: content.repeat(query.size ?? 5000), secret: principal.accountId,
      }))
      router.handle(plain, async () => ({ text: content.repeat(5000) }))
    },
  })
})
afterAll(() => test.close())

const path = '/api/v1/probe-large'
const ask = (headers: Record<string, string> = {}, query = '') => test.as('officer').get(`${path}${query}`, headers)

describe('a large answer that seldom changes', () => {
  it('is compressed as the reader takes it, and the same in every form', async () => {
    const whole = await ask()
    expect(whole.headers['content-encoding']).toBeUndefined()
    expect(whole.headers.vary).toContain('accept-encoding')
    const forms = [['gzip, deflate, br', 'br', brotliDecompressSync], ['gzip;q=1, br;q=0', 'gzip', gunzipSync]] as const
    for (const [taken, encoding, unpack] of forms) {
      const { status, headers, raw } = await ask({ 'accept-encoding': taken })
      expect([status, headers['content-encoding'], headers.etag]).toEqual([200, encoding, whole.headers.etag])
      expect(raw.length).toBeLessThan(whole.raw.length / 10)
      expect(unpack(raw).equals(whole.raw)).toBe(true)
      expect(headers['content-length']).toBe(String(raw.length))
    }
    expect((await ask({ 'accept-encoding': 'deflate, br;q=0.0' })).raw).toEqual(whole.raw)
  })

  it('is not sent again to whoever has it, until it is another', async () => {
    const tag = String((await ask()).headers.etag)
    for (const known of [tag, `"other", ${tag}`, tag.replace('W/', ''), '*']) {
      const { status, raw, headers } = await ask({ 'if-none-match': known, 'accept-encoding': 'br' })
      expect([known, status, raw.length, headers.etag]).toEqual([known, 304, 0, tag])
      expect(headers['content-encoding']).toBeUndefined()
    }
    content = '网络'
    const changed = await ask({ 'if-none-match': tag })
    expect([changed.status, changed.headers.etag === tag]).toEqual([200, false])
  })

  it('is asked for anew each time, and never from a shared store', async () => {
    expect((await ask()).headers['cache-control']).toBe('private, no-cache')
    const tag = String((await ask()).headers.etag)
    const stranger = await test.stranger.get(path, { 'if-none-match': tag })
    expect([stranger.status, stranger.headers.etag, stranger.headers['cache-control']]).toEqual([
      401,
      undefined,
      'no-store',
    ])
  })

  it('is left as it is where it is short', async () => {
    const { headers } = await ask({ 'accept-encoding': 'br' }, '?size=1')
    expect([headers['content-encoding'], typeof headers.etag]).toEqual([undefined, 'string'])
  })
})

it('every other answer is kept by nobody', async () => {
  const { headers } = await test.as('officer').get('/api/v1/probe-plain', { 'accept-encoding': 'br' })
  expect([headers['cache-control'], headers.etag, headers['content-encoding']]).toEqual([
    'no-store',
    undefined,
    undefined,
  ])
})
