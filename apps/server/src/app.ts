/** Builds the whole server from its settings: platform, modules in the order of their arrows, routes. No globals. */
import { join } from 'node:path'
import { allRoutes, type RouteSpec } from '@onegrid/contract'
import type { FastifyInstance } from 'fastify'
import type { AppKit } from './app-kit.ts'
import { createAudit, installAuditRoutes, startAuditSequencer } from './platform/audit/index.ts'
import { createBusinessClock, installClockRoutes } from './platform/clock/index.ts'
import { chooseDistrict } from './platform/config/index.ts'
import { createFiles, installFileRoutes } from './platform/files/index.ts'
import { createHttp } from './platform/http/index.ts'
import { createIdentity } from './platform/identity/index.ts'
import { createJobs } from './platform/jobs/index.ts'
import { createLive } from './platform/live/index.ts'
import { createMetrics, installOpsRoutes } from './platform/metrics/index.ts'
import { createPersonal } from './platform/personal/index.ts'
import type { App, AppDeps } from './platform/process/index.ts'

export interface BuiltApp extends App {
  fastify: FastifyInstance
  kit: AppKit
}

/** What tests change. */
export interface BuildOptions {
  routes?: readonly RouteSpec[]
  wallClock?: () => number
  /** Joins further handlers before the routes are completed. */
  install?(kit: AppKit): void | Promise<void>
  limits?: Partial<Limits>
}

export interface Limits {
  /** Calls of an account in a burst and per 60 s; a desk with all its screens makes some 5 a second. */
  perAccount: number
  /** Calls of an address that nobody is signed in from: a town hall shares one. */
  perAddress: number
  maxInFlight: number
}

const LIMITS: Limits = { perAccount: 3000, perAddress: 600, maxInFlight: 400 }
const HOUR_MS = 3_600_000

export async function buildApp(deps: AppDeps, options: BuildOptions = {}): Promise<BuiltApp> {
  const { config, secrets, db, ownerDb } = deps
  const { wallClock = Date.now } = options
  const limits = { ...LIMITS, ...options.limits }
  const stops: (() => Promise<void> | void)[] = []
  const onError = (what: string) => (error: unknown) => deps.logger.error({ error }, `${what} failed`)

  const audit = createAudit(db, wallClock)
  const clock = await createBusinessClock({
    db, settable: config.clock === 'adjustable', wallClock, onError: onError('business clock'),
  })
  const defaultDistrictCode = chooseDistrict(config).district
  const identity = createIdentity({ db, audit, config, secrets, defaultDistrictCode, wallClock })
  const metrics = createMetrics()
  const http = await createHttp({
    logger: deps.logger,
    trustProxy: config.http.trustProxy,
    publicUrl: config.http.publicUrl,
    defaultDistrict: identity.defaultDistrict,
    now: clock.now,
    identify: identity.identify,
    perAccount: { max: limits.perAccount, perSeconds: 60 },
    perAddress: { max: limits.perAddress, perSeconds: 60 },
    maxInFlight: limits.maxInFlight,
    onRefused: async (ctx, route) => {
      await audit(ctx, { action: 'route.call', objectType: 'route', objectId: route.id, outcome: 'refused' })
    },
    onAnswered: metrics.answered,
  })
  const { router, fastify, logger } = http
  const files = await createFiles({ db, folder: join(config.dataDir, 'files'), wallClock })
  const personal = createPersonal({ db, secrets, audit, wallClock }, router)
  const live = createLive({ lapsed: identity.lapsed, onError: onError('review of live streams') }, router)
  const jobs = createJobs({ db, wallClock, onError: (error, job) => onError(`job ${job}`)(error) })

  identity.installRoutes(router)
  installAuditRoutes(router, db, audit)
  installClockRoutes(router, clock, audit)
  installFileRoutes(router, files)
  installOpsRoutes(router, { db, metrics, token: undefined })
  metrics.gauge('live_streams', 'Open live streams', () => live.streams)

  const kit: AppKit = {
    config, secrets, db, ownerDb, router, identity, audit, clock, files, personal, live, jobs, metrics, logger,
    onClose: stop => void stops.push(stop),
  }
  await options.install?.(kit)
  await http.finish(options.routes ?? allRoutes)

  if (config.role !== 'api') {
    jobs.every({ name: 'sessions', everyMs: HOUR_MS, run: identity.sweep })
    jobs.every({ name: 'files', everyMs: HOUR_MS, run: files.sweep })
    jobs.every({ name: 'personal', everyMs: HOUR_MS, run: districtId => personal.purge(db, districtId, wallClock()) })
    jobs.start()
    const sequencer = startAuditSequencer({ db, onError: onError('audit sequencer') })
    stops.push(() => jobs.stop(), () => sequencer.stop())
  }
  // Streams end before the server closes: it waits for whatever is still being answered. Rule: decision 17.
  fastify.addHook('preClose', async () => live.stop())

  return {
    fastify,
    kit,
    listen: () => fastify.listen({ host: config.http.host, port: config.http.port }),
    async close() {
      await fastify.close()
      clock.stop()
      for (const stop of stops.reverse()) await stop()
      metrics.stop()
    },
  }
}
