/** Fastify, set up once: identities, problems, schemas, limits, headers. Knows routes, not what they are about. */
import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import { allRoutes, pathParameters, type RouteSpec } from '@onegrid/contract'
import Fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { installApiPage } from './api-page.ts'
import { answerClientError } from './client-error.ts'
import { coerceStrings } from './coerce.ts'
import { busy } from './constraints.ts'
import type { PublicContext } from './context.ts'
import { createDoor } from './door.ts'
import { problemOf, sendProblem } from './failures.ts'
import { Gate, type GateOptions, type Identified } from './gate.ts'
import { InFlight, type Place } from './in-flight.ts'
import { languageOf } from './language.ts'
import { installPages } from './pages.ts'
import type { Pages } from './pages.ts'
import { discreet, logResponse } from './logging.ts'
import { Problem } from './problem.ts'
import { Revalidation } from './revalidation.ts'
import { type Joined, Router } from './router.ts'
import { NOTHING, schemaCompilers } from './schemas.ts'
import { PERMISSIONS, securityHeaders } from './security-headers.ts'
import { findUnstorable } from './storable.ts'
import { drain } from './upload.ts'
import { type UploadLimits, Uploads } from './uploads.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the request has been let in. */
    context: PublicContext | null
    /** Of a request that counts among those in work. */
    place: Place | null
  }
}

export interface HttpOptions extends GateOptions {
  logger: FastifyBaseLogger
  trustProxy: readonly string[]
  /** Folder of the built web apps. */
  pages?: string
  /** District of a request that nobody signed in to. */
  defaultDistrict(): number
  /** Business clock of a district. */
  now(districtId: number): number
  /** Requests in work at once; what comes on top is told to come again. Each may wait for a database connection. */
  maxInFlight: number
  uploads: UploadLimits
  /** Hears of whoever was refused a route, for the audit. */
  onRefused(ctx: PublicContext, route: RouteSpec): Promise<void>
  /** Hears of every answer, for the metrics. */
  onAnswered(route: string, method: string, status: number, seconds: number): void
}

export interface Http {
  fastify: FastifyInstance
  router: Router
  logger: FastifyBaseLogger
  /** Registers every route of the contract. Called once, after all modules have joined their handlers. */
  finish(routes?: readonly RouteSpec[]): Promise<void>
}

/** Bytes of a JSON body where the route says nothing: a report of 10,000 Chinese characters is 30 kB. */
const BODY_LIMIT = 256 * 1024

export async function createHttp(options: HttpOptions): Promise<Http> {
  const inFlight = new InFlight(options.maxInFlight, refused => {
    options.logger.warn({ refused }, 'too many requests at once: told to come again')
  })
  const door = createDoor({
    hasRoom: () => inFlight.hasRoom(),
    onRefused: method => options.onAnswered('refused', method, 503, 0),
  })
  const fastify = Fastify({
    serverFactory: door.serverFactory,
    clientErrorHandler: answerClientError,
    loggerInstance: discreet(options.logger),
    // Its own lines would hold the whole address, and with it what was searched for.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy.length > 0 ? [...options.trustProxy] : false,
    requestIdHeader: false,
    genReqId: request => requestId(request.headers['x-request-id']),
    bodyLimit: BODY_LIMIT,
    // A keep-alive connection must not hold up the end; running requests are waited for.
    forceCloseConnections: 'idle',
    exposeHeadRoutes: false,
  })
  const compilers = await schemaCompilers()
  const router = new Router()
  const gate = new Gate(options)
  let closing = false

  fastify.decorateRequest('context', null)
  fastify.decorateRequest('place', null)
  await fastify.register(helmet, securityHeaders(options.publicUrl))
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'permissions-policy': PERMISSIONS })
  })
  fastify.addHook('preClose', async () => {
    closing = true
    door.close()
  })
  fastify.addHook('onSend', async (_request, reply) => {
    // What is answered while we close must not leave a connection that waits for the next request.
    if (closing) void reply.header('connection', 'close')
  })
  fastify.addHook('onResponse', async (request, reply) => {
    logResponse(request, reply)
    const route = request.routeOptions.url ?? 'unknown'
    options.onAnswered(route, request.method, reply.statusCode, reply.elapsedTime / 1000)
  })
  fastify.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request, router.constraintErrors)
    if (problem.status >= 500 && !isRefusal(problem)) {
      request.log.error({ err: problem.cause ?? error }, 'request failed')
    }
    return sendProblem(request, reply, problem)
  })

  async function admit(request: FastifyRequest, reply: FastifyReply, route: RouteSpec) {
    if (!route.stream) {
      request.place = inFlight.enter(reply.raw, route.path.startsWith('/healthz')) ?? null
      if (!request.place) throw busy()
    }
    const identify = () => gate.identify(request, route)
    const found = await (request.place ? request.place.work(identify) : identify())
    const context = contextOf(request, options, found)
    request.context = context
    try {
      gate.admit(request, route, found)
      if (route.body || hasOwnQueue(route)) request.place?.aside()
    } catch (error) {
      if (error instanceof Problem && error.code === 'forbidden') await options.onRefused(context, route)
      throw error
    }
  }

  const revalidation = new Revalidation()
  function register({ route, run }: Joined, instance: FastifyInstance) {
    instance.route({
      method: route.method,
      url: fastifyPath(route.path),
      schema: schemaOf(route),
      ...compilers,
      ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
      onRequest: (request, reply) => {
        // Answers are about people and for one account; what may be kept says so itself.
        void reply.header('cache-control', 'no-store')
        return admit(request, reply, route)
      },
      ...(route.revalidated ? { onSend: (request, reply, text) => revalidation.send(request, reply, text) } : {}),
      preValidation: async request => {
        if (!hasOwnQueue(route)) request.place?.back()
        prepareInput(request, route)
      },
      handler: (request, reply) => {
        const { context, place } = request
        if (!context) throw new Error('a request reached its handler without being let in')
        const answered = () => (route.upload ? receive(context, request, () => run(context, request, reply)) :
          run(context, request, reply))
        if (!place) return answered()
        return place.isAwaited() ? place.work(answered) : reply.hijack()
      },
    })
  }

  const uploads = new Uploads(options.uploads)
  function receive<T>({ districtId, principal }: PublicContext, request: FastifyRequest, work: () => Promise<T>) {
    return uploads.run(`${districtId} ${principal?.accountId ?? request.ip}`, work).catch((error: unknown) => {
      // Whoever was refused still sends, and would otherwise not see why he should not.
      if (!request.raw.readableDidRead) drain(request.raw)
      throw error
    })
  }

  return {
    fastify,
    router,
    logger: fastify.log,
    async finish(routes = allRoutes) {
      const joined = router.complete(routes)
      await installApiPage(fastify, routes)
      const pages = await installPages(fastify, options.pages)
      fastify.setNotFoundHandler((request, reply) => notFound(request, reply, routes, pages))
      for (const one of joined) if (!one.route.upload) register(one, fastify)
      // Uploads stream their bytes to the handler, so no parser may touch them.
      await fastify.register(async instance => {
        instance.removeAllContentTypeParsers()
        instance.addContentTypeParser('*', { bodyLimit: Number.MAX_SAFE_INTEGER }, (_request, payload, done) => {
          done(null, payload)
        })
        for (const one of joined) if (one.route.upload) register(one, instance)
      })
    },
  }
}

/** Uploads come in for minutes, of which nobody is to judge how busy the rest is. */
function hasOwnQueue({ ownQueue, upload }: RouteSpec): boolean {
  return Boolean(ownQueue || upload)
}

/** Nothing failed: there was too much to do, which is said once a second and not with every request. */
function isRefusal({ code, cause }: Problem): boolean {
  return code === 'busy' && cause === undefined
}

function contextOf(request: FastifyRequest, options: HttpOptions, found: Identified | undefined): PublicContext {
  const districtId = found?.principal.districtId ?? options.defaultDistrict()
  return {
    principal: found?.principal,
    requestId: request.id,
    lang: found?.language ?? languageOf(request.headers['accept-language']),
    ip: request.ip,
    districtId,
    now: options.now(districtId),
    maskedReads: new Set(),
  }
}

function prepareInput(request: FastifyRequest, route: RouteSpec) {
  const { query, params } = request as { query: Record<string, unknown>; params: Record<string, unknown> }
  const body = route.upload ? undefined : request.body
  for (const part of [body, query, params]) {
    const path = findUnstorable(part)
    if (path === undefined) continue
    const message = { zh: '含有无法保存的字符', en: 'holds characters that cannot be stored' }
    throw new Problem('text-not-storable', undefined, {
      fields: [{ path: path || '/', code: 'text-not-storable', message }],
    })
  }
  if (!route.body && body !== undefined && body !== null) throw new Problem('invalid-request')
  if (route.query) request.query = coerceStrings(query, route.query)
  if (route.params) request.params = coerceStrings(params, route.params)
}

function schemaOf(route: RouteSpec) {
  const responses = Object.entries(route.responses).filter(([, schema]) => schema !== null)
  return {
    ...(route.params ? { params: route.params } : {}),
    querystring: route.query ?? NOTHING,
    ...(route.body ? { body: route.body } : {}),
    ...(route.stream ? {} : { response: Object.fromEntries(responses) as Record<string, unknown> }),
  }
}

function notFound(request: FastifyRequest, reply: FastifyReply, routes: readonly RouteSpec[], pages: Pages) {
  if (pages.serves(request)) return pages.send(reply)
  const path = request.url.split('?', 1)[0] ?? ''
  const methods = routes.filter(route => pathPattern(route.path).test(path)).map(route => route.method)
  if (methods.length === 0) return sendProblem(request, reply, new Problem('not-found'))
  return sendProblem(request, reply.header('allow', methods.join(', ')), new Problem('method-not-allowed'))
}

function pathPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
}

function fastifyPath(path: string): string {
  return pathParameters(path).reduce((text, name) => text.replace(`{${name}}`, `:${name}`), path)
}

/** An id given by a proxy in front is kept, so that both logs name the same request. */
function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID()
}
