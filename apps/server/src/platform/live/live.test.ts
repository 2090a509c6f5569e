import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { ProblemBody } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'

let test: TestServer
let origin: string
let now = Date.now()

beforeAll(async () => {
  test = await testServer({ cast: demoCast, wallClock: () => now })
  origin = await test.app.listen()
})
afterAll(() => test.close())

async function token(username: string) {
  const { body } = await test.stranger.post('/api/v1/session', { username, password: 'onegrid-demo' })
  return (body as { token: string }).token
}
const me = (username: string) => `person:${test.accountId(username)}`
const publish = (id: number, username: string) => test.app.kit.live.publish(
  1,
  [me(username)],
  { id, type: 'case', data: { id } },
)

/** Opens a stream and reads it bit by bit. */
async function stream(bearer: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin}/api/v1/live`, { headers: { authorization: `Bearer ${bearer}`, ...headers } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('no body')
  let text = ''
  return {
    response,
    async until(part: string) {
      while (!text.includes(part)) {
        const { done, value } = await reader.read()
        if (done) throw new Error(`the stream ended before ${part}: ${text}`)
        text += value
      }
      return text
    },
    async ended() {
      while (!(await reader.read()).done);
      return true
    },
    leave: () => reader.cancel(),
  }
}

describe('a live stream', () => {
  it('brings what concerns its reader, and nobody else', async () => {
    const [officer, handler] = [await stream(await token('officer')), await stream(await token('handler'))]
    expect(officer.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(officer.response.headers.get('cache-control')).toBe('no-store')
    expect(officer.response.headers.get('content-security-policy')).toContain("default-src 'self'")
    await officer.until('retry: 2000')
    await handler.until('retry: 2000')
    publish(1, 'officer')
    publish(2, 'handler')
    expect(await officer.until('id: 1\n')).not.toContain('id: 2\n')
    expect(await handler.until('id: 2\nevent: case\ndata: {"id":2}\n\n')).not.toContain('id: 1\n')
    await officer.leave()
    await handler.leave()
    await expect.poll(() => test.app.kit.live.streams).toBe(0)
  })

  it('goes on where it broke off', async () => {
    const bearer = await token('officer')
    for (const id of [10, 11, 12]) publish(id, 'officer')
    const again = await stream(bearer, { 'last-event-id': '10' })
    publish(13, 'officer')
    const text = await again.until('id: 13\n')
    expect([...text.matchAll(/^id: (\d+)$/gm)].map(match => match[1])).toEqual(['11', '12', '13'])
    await again.leave()
  })

  it('says reset for a position that nobody has', async () => {
    const lost = await stream(await token('officer'), { 'last-event-id': '999999' })
    await lost.until('event: reset')
    await lost.leave()
    await expect.poll(() => test.app.kit.live.streams).toBe(0)
  })

  it('is one of five of an account at most', async () => {
    const bearer = await token('checker')
    const five = await Promise.all(Array.from({ length: 5 }, () => stream(bearer)))
    const sixth = await fetch(`${origin}/api/v1/live`, { headers: { authorization: `Bearer ${bearer}` } })
    expect([sixth.status, ((await sixth.json()) as ProblemBody).code]).toEqual([429, 'too-many-streams'])
    await five[0]?.leave()
    await expect.poll(() => test.app.kit.live.streams).toBe(4)
    await (await stream(bearer)).leave()
    for (const each of five.slice(1)) await each.leave()
    await expect.poll(() => test.app.kit.live.streams).toBe(0)
  })

  it('ends when rights change, when one signs out, and not for others', async () => {
    const [leader, officer, handler] = [await token('leader'), await token('officer'), await token('handler')]
    const [changed, left, stays] = [await stream(leader), await stream(officer), await stream(handler)]
    await test.app.kit.identity.bumpRights(test.database.db, 1, [test.accountId('leader')])
    await test.stranger.delete('/api/v1/session', { authorization: `Bearer ${officer}` })
    await test.app.kit.live.review()
    expect(await changed.ended()).toBe(true)
    expect(await left.ended()).toBe(true)
    expect(test.app.kit.live.streams).toBe(1)
    const again = await stream(leader)
    await again.until('retry')
    await again.leave()
    await stays.leave()
  })

  it('is no sign of life: the session idles out under it, and it ends', async () => {
    const open = await stream(await token('officer'))
    now += 31 * 60_000
    await test.app.kit.live.review()
    expect(await open.ended()).toBe(true)
  })

  it('asks who one is', async () => {
    expect((await fetch(`${origin}/api/v1/live`)).status).toBe(401)
  })
})

describe('the end of the server', () => {
  it('ends streams first, lets a running request finish, and does not wait for idle connections', async () => {
    const other = await testServer({ cast: demoCast })
    const address = await other.app.listen()
    const answer = await other.stranger.post('/api/v1/session', { username: 'officer', password: 'onegrid-demo' })
    const { token: bearer } = answer.body as { token: string }
    const response = await fetch(`${address}/api/v1/live`, { headers: { authorization: `Bearer ${bearer}` } })
    const arrived = requestTo('/api/v1/session')
    const running = fetch(`${address}/api/v1/session`, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'checker', password: 'onegrid-demo' }),
    })
    // The password's hash takes some 20 ms: it is under way when the end begins.
    await arrived
    const began = performance.now()
    const closed = other.close()
    expect((await running).status).toBe(201)
    await response.text()
    await closed
    expect(performance.now() - began).toBeLessThan(3000)
    await expect(fetch(address)).rejects.toThrow()
  })
})

/** Resolves when the server has begun on the next request to a path. */
function requestTo(path: string): Promise<void> {
  return new Promise((resolve) => {
    const hear = (message: unknown) => {
      if ((message as { request: IncomingMessage }).request.url !== path) return
      unsubscribe('http.server.request.start', hear)
      resolve()
    }
    subscribe('http.server.request.start', hear)
  })
}
