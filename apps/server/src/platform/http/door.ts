/**
 * The door of the listening server, before Fastify. Whoever cannot be served is told so here, for microseconds: told
 * after routing, hooks and a log line, a crowd that is turned away takes the time of those who are let in, and most of
 * it hears nothing at all. Whoever sends too slowly is not waited for.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Language, problemBody } from '@onegrid/contract'
import type { FastifyServerFactory } from 'fastify'
import { BodyWatch } from './body-watch.ts'
import { languageOf } from './language.ts'

export interface DoorOptions {
  /** Whether there is room for one more; asked for each request. */
  hasRoom(): boolean
  /** Hears of everybody who was turned away. */
  onRefused(method: string): void
}

/** From the first byte, or from connecting: they fit into one packet. */
const HEADERS_MS = 10_000
/** The whole of a request: a film of 200 MB at 350 kB a second. */
const REQUEST_MS = 600_000
/** How often the two above are looked after. */
const CHECK_MS = 2_000
/** Of a connection on which nothing moves either way; live streams beat every 25 s. */
const SILENCE_MS = 120_000
/** Longer than proxies keep a connection that nobody uses. */
const KEEP_ALIVE_MS = 72_000

export interface Door {
  serverFactory: FastifyServerFactory
  /** From now on whoever is turned away is not to ask again by the same connection. */
  close(): void
}

export function createDoor({ hasRoom, onRefused }: DoorOptions): Door {
  const refuse = refusal()
  let closing = false

  return {
    serverFactory(handler) {
      const bodies = new BodyWatch()
      const limits = { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, connectionsCheckingInterval: CHECK_MS }
      const server = createServer(limits, (request, response) => {
        // Also of whoever is refused: his connection waits for the rest of what he sends.
        bodies.watch(request, response)
        if (hasRoom() || !isWork(request)) return handler(request, response)
        onRefused(request.method ?? '')
        refuse(request, response, closing)
      })
      server.keepAliveTimeout = KEEP_ALIVE_MS
      server.setTimeout(SILENCE_MS)
      // What somebody expects of us we may leave undone (RFC 9110, 10.1.1); Node would answer without a word.
      server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
        server.emit('request', request, response))
      server.once('close', () => bodies.stop())
      return server
    },
    close() {
      closing = true
    },
  }
}

/** What counts among the requests in work. Health, metrics, pages, live streams are let in however many there are. */
function isWork({ url = '' }: IncomingMessage): boolean {
  return url.startsWith('/api/') && !url.startsWith('/api/v1/live')
}

/** Seconds after which to come again, each another: a crowd that comes again at once is the same crowd. */
const SOONEST = 2
const SPREAD = 4

/** Says `busy`, in words that were made once: the request's id and the seconds are filled in. */
function refusal(): (request: IncomingMessage, response: ServerResponse, last: boolean) => void {
  const ID = '00000000-0000-0000-0000-000000000000'
  const seconds = Array.from({ length: SPREAD }, (_, n) => SOONEST + n)
  const bodies = (language: Language) => seconds.map((after) =>
    JSON.stringify(problemBody('busy', language, ID, { params: { seconds: after } })).split(ID))
  const words = { 'zh-CN': bodies('zh-CN'), en: bodies('en') }
  let nth = 0

  return (request, response, last) => {
    nth = (nth + 1) % SPREAD
    const id = randomUUID()
    const body = Buffer.from(words[languageOf(request.headers['accept-language'])][nth]?.join(id) ?? '')
    response.writeHead(503, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': body.length,
      'retry-after': String(SOONEST + nth),
      'x-request-id': id,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      ...(last && { connection: 'close' }),
    })
    response.end(body)
  }
}
