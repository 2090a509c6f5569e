/** Joins the contract’s routes to handlers. What has no handler, or no way in, keeps the server from starting. */
import { defaultStatus, pathParameters, type ResponseBody, type RouteInput, type RouteSpec } from '@onegrid/contract'
import { routeAccess } from '@onegrid/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Answer } from './answer.ts'
import type { ConstraintErrors } from './constraints.ts'
import type { ContextFor, PublicContext } from './context.ts'

export type Handler<R extends RouteSpec> = (
  ctx: ContextFor<R['access']>,
  input: RouteInput<R>,
  request: FastifyRequest,
) => Promise<ResponseBody<R> | Answer<ResponseBody<R>>>

/** For streams and files: the handler answers through the reply. */
export type RawHandler<R extends RouteSpec> = (
  ctx: ContextFor<R['access']>,
  input: RouteInput<R>,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>

/** A handler whose types have been checked where it was joined to its route. */
export interface Joined {
  route: RouteSpec
  run(ctx: PublicContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply>
}

export class Router {
  readonly #joined = new Map<string, Joined>()
  readonly #constraints: Record<string, ConstraintErrors[string]> = {}

  handle<R extends RouteSpec>(route: R, handler: Handler<R>): void {
    this.#join(route, async (ctx, request, reply) => {
      const result = await handler(ctx as ContextFor<R['access']>, inputOf(request), request)
      const given = result instanceof Answer ? result : new Answer(defaultStatus(route), result)
      if (!(given.status in route.responses)) throw new Error(`${route.id} answered an undeclared ${given.status}`)
      return reply.code(given.status).headers(given.headers).send(given.body)
    })
  }

  handleRaw<R extends RouteSpec>(route: R, handler: RawHandler<R>): void {
    this.#join(route, (ctx, request, reply) =>
      handler(ctx as ContextFor<R['access']>, inputOf(request), request, reply))
  }

  /** What a module’s constraints mean to a caller. */
  constraints(errors: ConstraintErrors): void {
    for (const [name, code] of Object.entries(errors)) {
      if (name in this.#constraints) throw new Error(`Constraint ${name} is mapped twice`)
      this.#constraints[name] = code
    }
  }

  get constraintErrors(): ConstraintErrors {
    return this.#constraints
  }

  /**
   * Everything joined, in the order of the contract.
   *
   * @throws Error naming each route that has no handler, an unknown access row, an undeclared path parameter or no
   *   response; and each handler whose route the contract does not list
   */
  complete(routes: readonly RouteSpec[]): Joined[] {
    const faults = routes.flatMap(route => faultsOf(route, this.#joined.has(route.id)))
    const listed = new Set(routes.map(route => route.id))
    for (const id of this.#joined.keys()) if (!listed.has(id)) faults.push(`${id}: not in the contract's list`)
    if (listed.size < routes.length) faults.push('two routes have the same id')
    if (faults.length > 0) throw new Error(`The API is not complete:\n${faults.join('\n')}`)
    return routes.flatMap(route => this.#joined.get(route.id) ?? [])
  }

  #join(route: RouteSpec, run: Joined['run']) {
    if (this.#joined.has(route.id)) throw new Error(`Route ${route.id} has two handlers`)
    this.#joined.set(route.id, { route, run })
  }
}

/** The schema compiler has checked the parts; the contract's types say the same. */
function inputOf<R extends RouteSpec>(request: FastifyRequest): RouteInput<R> {
  return { params: request.params, query: request.query, body: request.body } as RouteInput<R>
}

function faultsOf(route: RouteSpec, hasHandler: boolean): string[] {
  const faults: string[] = []
  const { access } = route as { access?: RouteSpec['access'] }
  if (!hasHandler) faults.push(`${route.id}: no handler`)
  if (access === undefined) faults.push(`${route.id}: no access rule`)
  else if (typeof access === 'object' && !Object.hasOwn(routeAccess, access.row)) {
    faults.push(`${route.id}: access row ${access.row} is not in the domain's table`)
  }
  if (Object.keys(route.responses).length === 0) faults.push(`${route.id}: no response`)
  const declared = Object.keys((route.params as { properties?: object } | undefined)?.properties ?? {})
  const named = pathParameters(route.path)
  if (declared.toSorted().join() !== named.toSorted().join()) faults.push(`${route.id}: path and params differ`)
  return faults
}
