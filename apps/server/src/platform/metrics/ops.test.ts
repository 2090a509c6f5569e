import type { ProblemBody } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'

const TOKEN = 'metrics-token-0123456789'
let test: TestServer

beforeAll(async () => {
  test = await testServer({ env: { METRICS_TOKEN: TOKEN } })
})
afterAll(() => test.close())

const metrics = (remoteAddress: string, headers = {}) => test.inject({
  method: 'GET',
  url: '/metrics',
  remoteAddress,
  headers,
})

describe('metrics', () => {
  it('count answers by route, without ids', async () => {
    await test.stranger.get('/api/v1/files/0190a0a0-0000-7000-8000-000000000001')
    const { body, headers } = await metrics('127.0.0.1')
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toMatch(
      /onegrid_http_request_seconds_count\{route="\/api\/v1\/files\/:id",method="GET",status="401"\} 1/,
    )
    expect(body).not.toContain('0190a0a0')
    expect(body).toMatch(/onegrid_database_connections\{state="idle"\} [1-9]/)
    expect(body).toContain('onegrid_live_streams 0')
    expect(body).toContain('onegrid_process_cpu_seconds_total')
  })

  it('are for this machine, or with the token; a proxy here is not this machine', async () => {
    const status = async (...args: Parameters<typeof metrics>) => (await metrics(...args)).statusCode
    expect(await status('::1')).toBe(200)
    expect(await status('::ffff:127.0.0.1')).toBe(200)
    expect(await status('10.0.0.5')).toBe(403)
    expect(await status('10.0.0.5', { authorization: `Bearer ${TOKEN}` })).toBe(200)
    expect(await status('10.0.0.5', { authorization: 'Bearer metrics-token-9876543210' })).toBe(403)
    expect(await status('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).toBe(403)
  })
})

describe('health', () => {
  it('is well while the database answers', async () => {
    const answer = await test.stranger.get('/healthz')
    expect([answer.status, answer.body]).toMatchObject([200, { status: 'ok', database: 'ok' }])
  })

  it('says so when the database is gone, and that it is worth another try', async () => {
    const lonely = await testServer()
    expect((await lonely.stranger.get('/healthz')).status).toBe(200)
    await lonely.database.db.destroy()
    const answer = await lonely.stranger.get('/healthz')
    expect([
      answer.status,
      (answer.body as ProblemBody).code,
      answer.headers['retry-after'],
    ]).toEqual([503, 'busy', '2'])
    await lonely.close()
  })
})

describe('the API page', () => {
  it('is served from here, in Chinese, with scripts that the policy lets run', async () => {
    const page = await test.stranger.get('/docs')
    expect(page.body).toContain('<title>OneGrid 一网 接口文档</title>')
    const html = String(page.body)
    expect(html).not.toMatch(/<script(?![^>]*src=)|https?:|style=|onload=/)
    for (const [, path] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await test.stranger.get(path ?? '')).status).toBe(200)
    }
    expect((await test.stranger.get('/docs/start.js')).body).toContain("url: '/openapi.json'")
  })

  it('shows this server’s routes', async () => {
    const { body } = await test.stranger.get('/openapi.json')
    expect(body).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/v1/session': { post: { operationId: 'createSession' } } },
    })
  })
})
