/** The typed client: one call for every route of the contract, with the same types that the server answers by. */
import type { ErrorCode, Language } from './errors.ts'
import type { ProblemBody } from './problem.ts'
import type { ResponseBody, RouteInput, RouteSpec } from './route.ts'

export interface ClientOptions {
  /** Origin of the server; in a browser the page's own. */
  baseUrl?: string
  fetch?: typeof fetch
  language?: Language
  /** Programs: the token of `createSession`. Browsers leave it out and use the cookie. */
  token?: string
}

/** Only what a route takes must be given. */
export type CallInput<R extends RouteSpec> = {
  [K in keyof RouteInput<R> as undefined extends RouteInput<R>[K] ? never : K]: RouteInput<R>[K]
}

/** An answer that is no success. `code` is one of the contract's list unless something between us answered. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: ErrorCode | 'unreadable'
  readonly problem: ProblemBody | undefined
  /** Seconds to wait before trying again, where the server says so. */
  readonly retryAfter: number | undefined

  constructor(response: Response, problem: ProblemBody | undefined) {
    super(problem?.detail ?? `HTTP ${response.status}`)
    this.status = response.status
    this.code = (problem?.code as ErrorCode | undefined) ?? 'unreadable'
    this.problem = problem
    const after = Number(response.headers.get('retry-after'))
    this.retryAfter = after > 0 ? after : undefined
  }
}

export interface Upload {
  bytes: NonNullable<RequestInit['body']>
  /** Media type. */
  type: string
  name: string
}

export interface Client {
  call<R extends RouteSpec>(route: R, ...input: CallArguments<R>): Promise<ResponseBody<R>>
  /** Uploads bytes and answers the file’s description. */
  upload<R extends RouteSpec>(route: R, file: Upload): Promise<ResponseBody<R>>
  /** Address of a route, for `<img src>` and `EventSource`. */
  address(route: RouteSpec, input?: { params?: object; query?: object }): string
  use(session: { token?: string; csrf?: string | null }): void
}

type CallArguments<R extends RouteSpec> =
  keyof CallInput<R> extends never ? [input?: CallInput<R>] : [input: CallInput<R>]

/**
 * Creates a client. It learns the CSRF value from every answer that carries one (signing in, `getMe`).
 *
 * @throws ApiError from its calls; a network failure stays fetch's own TypeError, so that an outbox can tell them apart
 */
export function createClient(options: ClientOptions = {}): Client {
  const send = options.fetch ?? fetch
  const base = options.baseUrl ?? ''
  let token = options.token
  let csrf: string | undefined

  function headers(route: RouteSpec): Record<string, string> {
    return {
      accept: 'application/json, application/problem+json',
      ...(options.language ? { 'accept-language': options.language } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(csrf && !token && route.method !== 'GET' ? { 'x-csrf-token': csrf } : {}),
    }
  }

  async function answer<R extends RouteSpec>(response: Response): Promise<ResponseBody<R>> {
    if (!response.ok) throw new ApiError(response, await readProblem(response))
    if (response.status === 204) return undefined as ResponseBody<R>
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    const body: unknown = isJson ? await response.json() : await response.text()
    csrf = csrfOf(body) ?? csrf
    return body as ResponseBody<R>
  }

  const address: Client['address'] = (route, input) =>
    base + fillPath(route.path, input?.params) + queryText(input?.query)

  return {
    address,
    use(session) {
      token = session.token ?? token
      csrf = session.csrf ?? csrf
    },
    async call(route, ...[input]) {
      const given = (input ?? {}) as { params?: object; query?: object; body?: unknown }
      const response = await send(address(route, given), {
        method: route.method,
        credentials: 'same-origin',
        headers: { ...headers(route), ...(given.body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      })
      return answer(response)
    },
    async upload(route, file) {
      const response = await send(address(route), {
        method: route.method,
        credentials: 'same-origin',
        headers: { ...headers(route), 'content-type': file.type, 'x-file-name': encodeURIComponent(file.name) },
        body: file.bytes,
      })
      return answer(response)
    },
  }
}

async function readProblem(response: Response): Promise<ProblemBody | undefined> {
  if (!response.headers.get('content-type')?.includes('problem+json')) return undefined
  return (await response.json()) as ProblemBody
}

function csrfOf(body: unknown): string | undefined {
  const me = isRecord(body) && isRecord(body.me) ? body.me : body
  return isRecord(me) && typeof me.csrf === 'string' ? me.csrf : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function fillPath(path: string, params: object = {}): string {
  const values = new Map<string, unknown>(Object.entries(params))
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name))))
}

/** A list is sent as the same name repeated. */
function queryText(query: object = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query) as [string, unknown][]) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}
