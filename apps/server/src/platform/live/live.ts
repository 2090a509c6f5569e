/** Live streams as modules and the server use them. */
import { readLive } from '@onegrid/contract'
import type { FastifyReply } from 'fastify'
import { Problem, type RequestContext, type Router } from '../http/index.ts'
import { Hub, type HubOptions, type Reader } from './hub.ts'
import type { LiveEvent } from './ring.ts'

/** Topics of a reader, by its posts. Registered by the module that publishes. */
export type TopicsOf = (ctx: RequestContext) => readonly string[]

export interface Live {
  /** Called by followers in feed order; a position that was published before is passed over. */
  publish(districtId: number, topics: readonly string[], event: LiveEvent): void
  topicsOf(topics: TopicsOf): void
  /** How many streams are open. */
  readonly streams: number
  /** Closes the streams of sessions that ended or whose rights changed; a timer calls it, and so do tests. */
  review(): Promise<void>
  /** Ends every stream; none opens after that. */
  stop(): void
}

export interface LiveOptions extends HubOptions {
  /** Of sessions (id → rights version) those that must close. */
  lapsed(districtId: number, held: ReadonlyMap<string, number>): Promise<string[]>
  onError(error: unknown): void
}

/** Proxies close what is silent for a minute. */
const BEAT_MS = 25_000
/** Who lost a right reads on for at most so long. */
const REVIEW_MS = 3_000
/** Whoever finds no room asks his lists meanwhile; streams seldom end. */
const FULL_SECONDS = 30
/** Bytes that wait in a connection before its reader counts as lost. */
const BACKLOG = 1024 * 1024

export function createLive(options: LiveOptions, router: Router): Live {
  const hub = new Hub(options)
  const sources: TopicsOf[] = [ctx => [`person:${ctx.principal.accountId}`]]
  let stopped = false

  router.handleRaw(readLive, async (ctx, _input, request, reply) => {
    if (stopped) throw new Problem('busy', { seconds: 5 }, { retryAfter: 5 })
    if (hub.isFull) throw new Problem('busy', { seconds: FULL_SECONDS }, { retryAfter: FULL_SECONDS })
    const reader = readerOf(ctx, new Set(sources.flatMap(topicsOf => topicsOf(ctx))), reply)
    if (!hub.hasRoom(reader)) throw new Problem('too-many-streams', { max: hub.perAccount })
    begin(reply)
    reply.raw.on('close', () => hub.leave(reader))
    hub.join(reader, positionOf(request.headers['last-event-id']))
    return reply
  })

  async function review() {
    const byDistrict = Map.groupBy(hub.readers(), reader => reader.districtId)
    for (const [districtId, readers] of byDistrict) {
      const held = new Map(readers.map(reader => [reader.sessionId, reader.rightsVersion]))
      const ended = new Set(await options.lapsed(districtId, held))
      for (const reader of readers) if (ended.has(reader.sessionId)) hub.close(reader)
    }
  }

  const beats = setInterval(() => hub.beat(), BEAT_MS)
  let reviewing: Promise<void> | undefined
  const reviews = setInterval(() => {
    reviewing ??= review().catch(options.onError).finally(() => (reviewing = undefined))
  }, REVIEW_MS)
  beats.unref()
  reviews.unref()

  return {
    publish: (districtId, topics, event) => hub.publish(districtId, topics, event),
    topicsOf: topics => void sources.push(topics),
    get streams() {
      return hub.readers().length
    },
    review,
    stop() {
      stopped = true
      clearInterval(beats)
      clearInterval(reviews)
      hub.closeAll()
    },
  }
}

function readerOf(ctx: RequestContext, topics: ReadonlySet<string>, reply: FastifyReply): Reader {
  const { raw } = reply
  return {
    districtId: ctx.districtId,
    accountId: ctx.principal.accountId,
    sessionId: ctx.principal.sessionId,
    rightsVersion: ctx.principal.rightsVersion,
    topics,
    send(text) {
      if (raw.destroyed || raw.writableLength > BACKLOG) return false
      raw.write(text)
      return true
    },
    end: () => void raw.end(),
  }
}

/** From here on the response is ours; the headers that were set for every answer go with it. */
function begin(reply: FastifyReply) {
  void reply.hijack()
  const headers = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined)
  reply.raw.writeHead(200, {
    ...(Object.fromEntries(headers) as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // The stream's end is the connection's end: the server closes without waiting for it to be used again.
    connection: 'close',
    // nginx would otherwise hold events back until its buffer is full.
    'x-accel-buffering': 'no',
  })
  reply.raw.write('retry: 2000\n\n')
}

function positionOf(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,15}$/.test(header) ? Number(header) : undefined
}
