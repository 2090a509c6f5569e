/**
 * Whoever sends by drops, or never ends: hundreds of them neither keep others out nor stay. On a server that listens,
 * since nothing of it exists otherwise.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { createSession } from '@onegrid/contract'
import type { ProblemBody } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoCast } from '../../apps/server/src/testing/cast.ts'
import { testServer } from '../../apps/server/src/testing/server.ts'
import type { TestServer } from '../../apps/server/src/testing/server.ts'
import { answerIn, drip, openWire, openWires } from './wire.ts'

/** Places of those in work: fewer than there are slow ones. */
const PLACES = 40
const SLOW = 120
const LONG_MS = 90_000

let server: TestServer
let origin: string
beforeAll(async () => {
  const limits = { maxInFlight: PLACES, rateScale: 50 }
  server = await testServer({ cast: demoCast, limits })
  origin = await server.app.listen()
  // What everybody needs is read once.
  await othersWait()
})
afterAll(() => server.close())

const POST = `POST ${createSession.path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`

/** How long somebody else waits meanwhile. */
async function othersWait(): Promise<number> {
  const began = performance.now()
  const response = await fetch(`${origin}${createSession.path}`, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'officer', password: 'onegrid-demo' }),
  })
  expect(response.status, await response.text()).toBe(201)
  return performance.now() - began
}

describe.concurrent('hundreds of them', () => {
  test('whose headers never end are cut off with 408, and others are served meanwhile', async () => {
    const wires = await openWires(origin, SLOW)
    for (const wire of wires) wire.write('GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ')
    const stop = drip(wires, 'a')
    expect(await othersWait()).toBeLessThan(10_000)
    const ends = await Promise.all(wires.map(({ closed }) => closed))
    stop()
    expect(Math.max(...ends)).toBeLessThan(30_000)
    for (const wire of wires) expect(problemIn(wire.heard())).toEqual([408, 'request-timeout'])
  }, LONG_MS)

  test('that connect and say nothing do not stay', async () => {
    const wires = await openWires(origin, SLOW)
    expect(await othersWait()).toBeLessThan(10_000)
    expect(Math.max(...await Promise.all(wires.map(({ closed }) => closed)))).toBeLessThan(30_000)
  }, LONG_MS)

  test('whose bodies come by drops hold no place, and are told that they are too slow', async () => {
    const wires = await openWires(origin, SLOW)
    for (const wire of wires) wire.write(`${POST}accept-language: en\r\ncontent-length: 4000\r\n\r\n{"username":"`)
    const stop = drip(wires, 'a')
    await sleep(2_000)
    // More of them than there are places.
    expect(await othersWait()).toBeLessThan(10_000)
    const ends = await Promise.all(wires.map(({ closed }) => closed))
    stop()
    expect(Math.max(...ends)).toBeLessThan(60_000)
    for (const wire of wires) {
      expect(problemIn(wire.heard())).toEqual([408, 'request-timeout'])
      expect(answerIn(wire.heard()).body).toContain('came too slowly')
    }
  }, LONG_MS)

  test('that come slowly but steadily are served', async () => {
    const body = JSON.stringify({ username: 'officer', password: 'onegrid-demo' }).padEnd(40_000)
    const wire = await openWire(origin)
    wire.write(`${POST}content-length: ${body.length}\r\nconnection: close\r\n\r\n`)
    for (let at = 0; at < body.length; at += 2_000) {
      wire.write(body.slice(at, at + 2_000))
      await sleep(1_000)
    }
    await wire.closed
    expect(answerIn(wire.heard()).status, wire.heard()).toBe(201)
  }, LONG_MS)
})

describe('a body', () => {
  test('that never ends is refused at its limit, and not read on', async () => {
    const wire = await openWire(origin)
    wire.write(`${POST}transfer-encoding: chunked\r\n\r\n`)
    const piece = `10000\r\n${' '.repeat(0x1_0000)}\r\n`
    let sent = 0
    while (wire.isOpen && sent < 2_000 && wire.write(piece)) {
      sent++
      await sleep(1)
    }
    await expect.poll(() => answerIn(wire.heard()).status).toBe(413)
    expect(problemIn(wire.heard())).toEqual([413, 'payload-too-large'])
    wire.leave()
  })

  test.each([
    ['announced as larger than may be', `${POST}content-length: 999999999\r\n\r\n{`, 413, 'payload-too-large'],
    ['of two lengths', `${POST}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`, 400, 'malformed-request'],
    [
      'of a length and in pieces',
      `${POST}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`, 400, 'malformed-request',
    ],
    ['in pieces that are none', `${POST}transfer-encoding: chunked\r\n\r\nxyz\r\n`, 400, 'malformed-request'],
    ['of a negative length', `${POST}content-length: -1\r\n\r\n`, 400, 'malformed-request'],
  ])('%s', async (_what, text, status, code) => {
    const wire = await openWire(origin)
    wire.write(text)
    await expect.poll(() => problemIn(wire.heard())).toEqual([status, code])
    wire.leave()
  })
})

describe('what is no request', () => {
  const line = 'GET / HTTP/1.1\r\nhost: x\r\n'
  test.each([
    ['noise', '\u0000\u0001\u0002\r\n\r\n', 400, 'malformed-request'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', 400, 'malformed-request'],
    ['headers without end', `${line}x: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ['thousands of headers', `${line}${'x-one: 1\r\n'.repeat(3000)}\r\n`, 431, 'headers-too-large'],
    ['an address without end', `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431, 'headers-too-large'],
    ['a header that is split', `${line}x\r\n y: 1\r\nz\u0000: 2\r\n\r\n`, 400, 'malformed-request'],
  ])('%s', async (_what, text, status, code) => {
    const wire = await openWire(origin)
    wire.write(text)
    await expect.poll(() => problemIn(wire.heard())).toEqual([status, code])
    await wire.closed
  })

  test('and a method that nobody knows, or a tunnel, opens nothing', async () => {
    for (const method of ['TRACE', 'CONNECT', 'BREW']) {
      const wire = await openWire(origin)
      wire.write(`${method} /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
      await wire.closed
      const { status } = answerIn(wire.heard())
      expect([method, status]).toSatisfy(() => status === 0 || status >= 400)
    }
  })
})

function problemIn(heard: string): [number, string] {
  const { status, headers, body } = answerIn(heard)
  if (!headers.includes('application/problem+json')) return [status, heard.slice(0, 200)]
  return [status, (JSON.parse(body) as ProblemBody).code]
}
