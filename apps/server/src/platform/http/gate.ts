/** What stands before every handler: who asks, from where, how often, and whether the row of the route lets them. */
import { timingSafeEqual } from 'node:crypto'
import type { AccessRule, Language, RouteSpec } from '@onegrid/contract'
import { mayUseRoute } from '@onegrid/domain'
import type { FastifyRequest } from 'fastify'
import type { Principal } from '../identity/principal.ts'
import { Buckets, type BucketSize, sourceOf } from './buckets.ts'
import { Problem } from './problem.ts'

/** A request whose session was found. */
export interface Identified {
  principal: Principal
  via: 'cookie' | 'bearer'
  /** What the header x-csrf-token must say; empty for bearer tokens, which need none. */
  csrf: string
  /** What the account has chosen; Accept-Language otherwise. */
  language: Language | undefined
}

export interface GateOptions {
  /** Finds the session of a request. `activity` puts off the idle sign-out. */
  identify(request: FastifyRequest, activity: boolean): Promise<Identified | undefined>
  /** Origin that browsers use; undefined: whatever host the request names. */
  publicUrl: string | undefined
  perAccount: BucketSize
  perAddress: BucketSize
  /** Multiplies what routes allow for themselves. */
  rateScale: number
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

export class Gate {
  readonly #options: GateOptions
  readonly #accounts: Buckets
  readonly #addresses: Buckets
  readonly #routes = new Map<string, Buckets>()

  constructor(options: GateOptions) {
    this.#options = options
    this.#accounts = new Buckets(options.perAccount)
    this.#addresses = new Buckets(options.perAddress)
  }

  /** Who asks; undefined for a stranger. */
  identify(request: FastifyRequest, route: RouteSpec): Promise<Identified | undefined> {
    return this.#options.identify(request, !route.background)
  }

  /** Lets a request in or throws what stands against it. */
  admit(request: FastifyRequest, route: RouteSpec, found: Identified | undefined): void {
    this.#limit(route, request.ip, found?.principal)
    this.#checkSource(request, found)
    checkAccess(route, found?.principal)
  }

  #limit(route: RouteSpec, ip: string, principal: Principal | undefined) {
    const key = principal ? `account ${principal.districtId} ${principal.accountId}` : `address ${sourceOf(ip)}`
    refuseIfEmpty((principal ? this.#accounts : this.#addresses).take(key))
    if (!route.rateLimit) return
    let buckets = this.#routes.get(route.id)
    if (!buckets) this.#routes.set(route.id, (buckets = new Buckets(this.#scaled(route.rateLimit))))
    refuseIfEmpty(buckets.take(key))
  }

  #scaled({ max, perSeconds }: BucketSize): BucketSize {
    return { max: max * this.#options.rateScale, perSeconds }
  }

  /** A cookie travels by itself, so an unsafe method must show that our own page sent it. */
  #checkSource(request: FastifyRequest, found: Identified | undefined) {
    if (SAFE.has(request.method) || found?.via === 'bearer') return
    if (!this.#isOwnPage(request)) throw new Problem('csrf')
    if (!found) return
    const given = request.headers['x-csrf-token']
    if (typeof given !== 'string' || !sameText(given, found.csrf)) throw new Problem('csrf')
  }

  #isOwnPage(request: FastifyRequest): boolean {
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
    const { origin } = request.headers
    if (origin === undefined) return true
    if (this.#options.publicUrl !== undefined) return origin === this.#options.publicUrl
    // Whoever ends TLS in front of us need not say so for this: the host alone tells another site.
    return URL.canParse(origin) && new URL(origin).host === request.host
  }
}

/** Whether the request comes from a browser's page: programs have neither header. */
export function isFromBrowser(request: FastifyRequest): boolean {
  return request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined
}

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function checkAccess(route: RouteSpec, principal: Principal | undefined) {
  if (!mayCall(route.access, principal)) throw new Problem(principal ? 'forbidden' : 'unauthenticated')
  if (!principal?.pending || route.whilePending || mayCall(route.access, undefined)) return
  const first = principal.pending === 'password-change'
  throw new Problem(first ? 'password-change-required' : 'second-factor-enrolment-required')
}

/** Whether the domain's table lets this caller (undefined: a stranger) use a route. */
export function mayCall(access: AccessRule, principal: Principal | undefined): boolean {
  const kind = !principal ? 'nobody' : principal.kind === 'link' ? 'link' : 'account'
  if (access === 'public') return true
  if (access === 'signed-in') return kind === 'account'
  return mayUseRoute({ kind, roles: principal?.roles ?? [] }, access.row)
}

function refuseIfEmpty(seconds: number) {
  if (seconds > 0) throw new Problem('too-many-requests', { seconds }, { retryAfter: seconds })
}
