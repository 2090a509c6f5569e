/** The server without any module: the platform's parts joined to one another, and their routes. No globals. */
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { RouteSpec } from '@onegrid/contract'
import type { FastifyInstance } from 'fastify'
import { createAudit, installAuditRoutes, startAuditSequencer } from './audit/index.ts'
import { createBusinessClock, installClockRoutes } from './clock/index.ts'
import { chooseDistrict } from './config/index.ts'
import { connections } from './database/index.ts'
import { createFiles, installFileRoutes } from './files/index.ts'
import { createHttp } from './http/index.ts'
import type { BucketSize, UploadLimits } from './http/index.ts'
import { createIdentity } from './identity/index.ts'
import { createJobs } from './jobs/index.ts'
import type { AppKit } from './kit.ts'
import { createLive } from './live/index.ts'
import { createMetrics, installOpsRoutes } from './metrics/index.ts'
import { createPersonal } from './personal/index.ts'
import { installPreferenceRoutes } from './preferences/index.ts'
import type { App, AppDeps } from './process/index.ts'

export interface Server extends App {
  fastify: FastifyInstance
  kit: AppKit
  /** Completes the routes, once everybody has joined their handlers, and begins the work behind the API. */
  finish(routes: readonly RouteSpec[]): Promise<void>
}

/** The console as `npm start` builds it. */
const PAGES = join(import.meta.dirname, '../../../console/dist')

/** What tests change. */
export interface ServerOptions {
  wallClock?: () => number
  limits?: Partial<Limits>
}

export interface Limits {
  /** Calls of an account in a burst and per 60 s; a desk with all its screens makes some 5 a second. */
  perAccount: number
  /** Calls of an address that nobody is signed in from: a town hall shares one. */
  perAddress: number
  /** Failures to sign in from one address: many times what a town hall mistypes on a Monday morning. */
  signInFailures: BucketSize
  /** Requests in work at once: twenty for each database connection of the default pool. */
  maxInFlight: number
  uploads: UploadLimits
  /** Live streams at once, of all accounts: each keeps a connection and some 25 kB. */
  streams: number
  /** Multiplies the limits of calls, above and of routes. */
  rateScale: number
}

const LIMITS: Omit<Limits, 'rateScale'> = {
  perAccount: 3000, perAddress: 600, signInFailures: { max: 150, perSeconds: 600 }, maxInFlight: 400,
  uploads: { perAccount: 6, together: 64 }, streams: 10_000,
}
/** The demo is reached from its own machine only, where a replay plays a whole town from one address. */
const DEMO_SCALE = 50
const HOUR_MS = 3_600_000

export async function buildServer(deps: AppDeps, options: ServerOptions = {}): Promise<Server> {
  const { config, secrets, db, ownerDb } = deps
  const { wallClock = Date.now } = options
  const limits = { ...LIMITS, rateScale: config.mode === 'demo' ? DEMO_SCALE : 1, ...options.limits }
  const stops: (() => Promise<void> | void)[] = []
  const failed = (what: string) => (error: unknown) => deps.logger.error({ error }, `${what} failed`)

  const audit = createAudit(db, wallClock)
  const settable = config.clock === 'adjustable'
  const clock = await createBusinessClock({ db, settable, wallClock, onError: failed('business clock') })
  const defaultDistrictCode = chooseDistrict(config).district
  const { signInFailures } = limits
  const identity = createIdentity({ db, audit, config, secrets, defaultDistrictCode, signInFailures, wallClock })
  const metrics = createMetrics()
  const http = await createHttp({
    logger: deps.logger,
    trustProxy: config.http.trustProxy,
    publicUrl: config.http.publicUrl,
    pages: PAGES,
    defaultDistrict: identity.defaultDistrict,
    now: clock.now,
    identify: identity.identify,
    perAccount: { max: limits.perAccount * limits.rateScale, perSeconds: 60 },
    perAddress: { max: limits.perAddress * limits.rateScale, perSeconds: 60 },
    rateScale: limits.rateScale,
    maxInFlight: limits.maxInFlight,
    uploads: limits.uploads,
    onRefused: async (ctx, route) => {
      await audit(ctx, { action: 'route.call', objectType: 'route', objectId: route.id, outcome: 'refused' })
    },
    onAnswered: metrics.answered,
  })
  const { router, fastify, logger } = http
  const files = await createFiles({ db, folder: join(config.dataDir, 'files'), wallClock })
  const personal = createPersonal({ db, secrets, audit, wallClock }, router)
  const liveOptions = { together: limits.streams, lapsed: identity.lapsed, onError: failed('review of live streams') }
  const live = createLive(liveOptions, router)
  const jobs = createJobs({ db, wallClock, onError: (error, job) => failed(`job ${job}`)(error) })

  identity.installRoutes(router)
  installAuditRoutes({ router, db, audit, wallClock, openingReason: personal.reason })
  installClockRoutes(router, clock, audit)
  installFileRoutes(router, files)
  installPreferenceRoutes(router, db)
  installOpsRoutes(router, { db, metrics, token: config.http.metricsToken })
  metrics.gauges('database_connections', 'Connections to the database, and whoever waits for one', ['state'], () =>
    Object.entries(connections(db)).map(([state, value]) => ({ labels: { state }, value })))
  metrics.gauge('data_free_bytes', 'Room left where the data lies', () => freeBytes(config.dataDir))
  metrics.gauge('live_streams', 'Open live streams', () => live.streams)
  jobs.every({ name: 'sessions', everyMs: HOUR_MS, run: identity.sweep })
  jobs.every({ name: 'files', everyMs: HOUR_MS, run: files.sweep })
  jobs.every({
    name: 'personal', everyMs: HOUR_MS, run: districtId => personal.expire(districtId, clock.now(districtId)),
  })

  function startBackground() {
    jobs.start()
    const sequencer = startAuditSequencer({ db, onError: failed('audit sequencer') })
    stops.push(() => jobs.stop(), () => sequencer.stop())
  }

  const kit: AppKit = {
    config, secrets, db, ownerDb, router, identity, audit, clock, files, personal, live, jobs, metrics, logger,
    onClose: stop => void stops.push(stop),
  }
  return {
    fastify,
    kit,
    async finish(routes) {
      await http.finish(routes)
      // Streams end before the server closes: it waits for whatever is still being answered. Rule: decision 17.
      fastify.addHook('preClose', async () => live.stop())
      if (config.role !== 'api') startBackground()
    },
    listen: () => fastify.listen({ host: config.http.host, port: config.http.port }),
    async close() {
      await fastify.close()
      clock.stop()
      for (const stop of stops.reverse()) await stop()
      metrics.stop()
    },
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
