/** A route of the API: what it takes, what it answers, who may call it and how it can fail. One list serves all. */
import type { RouteRow } from '@onegrid/domain'
import type { Static, TSchema } from 'typebox'
import type { ErrorCode } from './errors.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** `public`: anybody; `signed-in`: every account; a row of the domain's table otherwise. Rule: decision 39. */
export type AccessRule = 'public' | 'signed-in' | { readonly row: RouteRow }

export interface RouteSpec {
  /** Operation id, verb first: `reportEvent`. */
  readonly id: string
  readonly method: Method
  /** `/api/v1/events/{id}` */
  readonly path: string
  /** Groups the routes in the API page. */
  readonly module: string
  readonly summary: { readonly zh: string; readonly en: string }
  readonly access: AccessRule
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  /** A schema for every success status, the whitelist of what leaves the server; `null` is an answer of no body. */
  readonly responses: Readonly<Record<number, TSchema | null>>
  /** Beside the errors that any route may answer (see `commonErrors`). */
  readonly errors: readonly ErrorCode[]
  /** An answer that is not JSON: server-sent events, a file, plain text. */
  readonly stream?: 'sse' | 'file' | 'text'
  /**
   * A large answer without secrets that seldom changes: it bears a tag and may be answered by 304, and is compressed.
   */
  readonly revalidated?: boolean
  /** The body is the bytes of a file of any type, streamed to the handler. */
  readonly upload?: boolean
  /** Waits for something that has a queue and bounds of its own, and so keeps nobody else's place meanwhile. */
  readonly ownQueue?: boolean
  /** Bytes of a JSON body; 256 kB where it says nothing. */
  readonly bodyLimit?: number
  /** Beside the general limit per account: calls of this route per account (per address where nobody is signed in). */
  readonly rateLimit?: { readonly max: number; readonly perSeconds: number }
  /** Answers although the account must first change its password or enrol a second factor. */
  readonly whilePending?: boolean
  /** Not a sign that somebody is there: it does not put off the idle sign-out (live streams, polling). */
  readonly background?: boolean
}

type Part<T> = T extends TSchema ? Static<T> : undefined

/** What a handler receives, checked. */
export interface RouteInput<R extends RouteSpec> {
  params: Part<R['params']>
  query: Part<R['query']>
  body: Part<R['body']>
}

type SuccessStatus<R extends RouteSpec> = Extract<keyof R['responses'], number>

/** What a handler answers: the body of one of its success statuses. */
export type ResponseBody<R extends RouteSpec> = {
  [S in SuccessStatus<R>]: R['responses'][S] extends TSchema ? Static<R['responses'][S]> : undefined
}[SuccessStatus<R>]

/** Declares a route, keeping its exact type. */
export function defineRoute<const R extends RouteSpec>(route: R): R {
  return route
}

/** Names of the `{parameters}` in a path. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
}

/** The success status that an answer has unless its handler says another: the lowest. */
export function defaultStatus(route: RouteSpec): number {
  const statuses = Object.keys(route.responses).map(Number)
  if (statuses.length === 0) throw new Error(`Route ${route.id} declares no response`)
  return Math.min(...statuses)
}
