/** Measurements for whoever runs the product (Prometheus). No label holds an id, let alone a name. */
import { timingSafeEqual } from 'node:crypto'
import { getHealth, getMetrics } from '@onegrid/contract'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { connections } from '../database/index.ts'
import type { Db } from '../database/index.ts'
import { busy, Problem, type Router } from '../http/index.ts'

export interface Metrics {
  /** For further measurements of modules. */
  registry: Registry
  answered(route: string, method: string, status: number, seconds: number): void
  /** A number that is read when somebody looks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void
  /** How the connections to a database stand. */
  watchPool(db: Db): void
  stop(): void
}

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
  return {
    registry,
    answered: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    gauge(name, help, read) {
      new Gauge({
        name: `onegrid_${name}`,
        help,
        registers: [registry],
        async collect() {
          this.set(await read())
        },
      })
    },
    watchPool(db) {
      new Gauge({
        name: 'onegrid_database_connections',
        help: 'Connections to the database: used, idle, and whoever waits for one',
        labelNames: ['state'],
        registers: [registry],
        collect() {
          for (const [state, count] of Object.entries(connections(db))) this.set({ state }, count)
        },
      })
    },
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
