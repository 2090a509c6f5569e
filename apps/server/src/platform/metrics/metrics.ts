/** Measurements for whoever runs the product (Prometheus). No label holds an id, let alone a name. */
import { timingSafeEqual } from 'node:crypto'
import { getHealth, getMetrics } from '@onegrid/contract'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '../database/index.ts'
import { busy, Problem, type Router } from '../http/index.ts'

export interface Metrics {
  registry: Registry
  answered(route: string, method: string, status: number, seconds: number): void
  /** A number that is read when somebody looks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
  /** As many as there are, each by its labels. */
  gauges<L extends string>(name: string, help: string, labelNames: readonly L[], read: Read<L>): void
  stop(): void
}

interface Reading<L extends string> {
  labels: Record<L, string | number>
  value: number
}

type Read<L extends string> = () => Reading<L>[] | Promise<Reading<L>[]>

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'onegrid_' })
  const requests = new Histogram({
    name: 'onegrid_http_request_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  function gauges<L extends string>(name: string, help: string, labelNames: readonly L[], read: Read<L>) {
    new Gauge({
      name: `onegrid_${name}`, help, labelNames, registers: [registry],
      async collect() {
        for (const { labels, value } of await read()) this.set(labels, value)
      },
    })
  }
  return {
    registry,
    gauges,
    answered: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    gauge: (name, help, read) => gauges(name, help, [], async () => [{ labels: {}, value: await read() }]),
    stop: () => registry.clear(),
  }
}

export interface OpsOptions {
  db: Db
  metrics: Metrics
  /** Lets a scraper in from elsewhere than this machine. */
  token: string | undefined
}

export function installOpsRoutes(router: Router, { db, metrics, token }: OpsOptions): void {
  router.handle(getHealth, async () => {
    await sql`select 1`.execute(db).catch((cause: unknown) => {
      throw busy(cause)
    })
    return { status: 'ok', database: 'ok', uptimeSeconds: Math.floor(process.uptime()) } as const
  })

  router.handleRaw(getMetrics, async (ctx, _input, request, reply) => {
    // A proxy on this machine brings strangers in by loopback; it says so.
    const direct = request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined
    const near = direct && isLoopback(ctx.ip)
    if (!near && !hasToken(request.headers.authorization, token)) throw new Problem('forbidden')
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}

function isLoopback(ip: string): boolean {
  return ip === '::1' || /^(?:::ffff:)?127\./.test(ip)
}

function hasToken(header: string | undefined, token: string | undefined): boolean {
  if (token === undefined || header === undefined) return false
  const [given, wanted] = [Buffer.from(header), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
