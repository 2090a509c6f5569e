/** Routes → OpenAPI 3.1. Schemas with a title become components; everything else stands where it is used. */
import { mayUseRoute, type Role, roles } from '@onegrid/domain'
import type { TSchema } from 'typebox'
import { commonErrors, type ErrorCode, errors } from './errors.ts'
import { ProblemBody } from './problem.ts'
import { pathParameters, type RouteSpec } from './route.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type JsonObject = { [key: string]: Json }

/** Of the API: grows when a change breaks a client. */
export const API_VERSION = '1'

/** The whole document, deterministic: the same routes give the same text. */
export function openApiDocument(routes: readonly RouteSpec[], version: string): JsonObject {
  const components: JsonObject = {}
  const responses: JsonObject = {}
  const lift = (schema: TSchema) => liftTitled(toJson(schema), components)
  const paths: Record<string, JsonObject> = {}
  for (const route of [...routes].sort(byPathThenMethod)) {
    const path = (paths[route.path] ??= {})
    path[route.method.toLowerCase()] = operation(route, lift, responses)
  }
  lift(ProblemBody)
  return {
    openapi: '3.1.0',
    info: {
      title: 'OneGrid 一网 接口',
      version,
      description: [
        '时间均为 RFC 3339（UTC），坐标为 WGS-84 / CGCS2000 经度、纬度。错误按 RFC 9457 返回，语言随账号设置或 Accept-Language。',
        'Browsers use the cookie and send `x-csrf-token` (of `GET /api/v1/me`) with every unsafe method; ' +
          'programs use the bearer token of `POST /api/v1/session`.',
      ].join('\n\n'),
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(route => route.module))].sort().map(name => ({ name })),
    paths,
    components: {
      schemas: sorted(components),
      responses: sorted(responses),
      securitySchemes: {
        cookie: {
          type: 'apiKey', in: 'cookie', name: 'onegrid_session',
          description: 'https 下名为 `__Host-onegrid_session`。 Over https its name is `__Host-onegrid_session`.',
        },
        csrf: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

/** Every error that a route may answer, in the order of the list. */
export function errorsOf(route: RouteSpec): ErrorCode[] {
  const own = new Set<ErrorCode>([...route.errors, ...commonErrors])
  if (!isPublic(route)) {
    for (const code of ['unauthenticated', 'forbidden', 'password-change-required'] as const) own.add(code)
    own.add('second-factor-enrolment-required')
    if (route.method !== 'GET') own.add('csrf')
  }
  // What cannot be stored is looked for in queries and paths as well; a body is read before it is found to be too much.
  own.add('text-not-storable')
  if (route.method !== 'GET') {
    for (const code of ['malformed-json', 'unsupported-media-type', 'payload-too-large', 'request-timeout'] as const) {
      own.add(code)
    }
  }
  return (Object.keys(errors) as ErrorCode[]).filter(code => own.has(code))
}

function operation(route: RouteSpec, lift: (schema: TSchema) => Json, responses: JsonObject): JsonObject {
  const unsafe = route.method !== 'GET'
  return {
    operationId: route.id,
    tags: [route.module],
    summary: route.summary.zh,
    description: [route.summary.en, `可调用 / Callers: ${callers(route)}`].join('\n\n'),
    security: isPublic(route) ? [] : [unsafe ? { cookie: [], csrf: [] } : { cookie: [] }, { bearer: [] }],
    parameters: [
      ...parameters('path', route.params, lift, pathParameters(route.path)),
      ...parameters('query', route.query, lift, []),
      ...(route.stream === 'sse' ? [header('last-event-id', 'Position of the last event that was received')] : []),
      ...(route.revalidated ? [header('if-none-match', 'The `etag` of an earlier answer')] : []),
      ...(route.upload ? [header('x-file-name', 'Percent-encoded name')] : []),
    ],
    ...(route.upload ? { requestBody: { required: true, content: { '*/*': {} } } } : {}),
    ...(route.body ? { requestBody: { required: true, content: json(lift(route.body)) } } : {}),
    responses: { ...successes(route, lift), ...failures(route, responses) },
  }
}

function successes(route: RouteSpec, lift: (schema: TSchema) => Json): JsonObject {
  const type = { sse: 'text/event-stream', file: '*/*', text: 'text/plain' }[route.stream ?? 'text']
  const entries = Object.entries(route.responses).map(([status, schema]): [string, Json] => {
    if (!schema) return [status, { description: 'Done' }]
    const content = route.stream ? { [type]: { schema: lift(schema) } } : json(lift(schema))
    return [status, { description: 'OK', content }]
  })
  if (route.revalidated) entries.push(['304', { description: 'Unchanged since the tag in If-None-Match' }])
  return Object.fromEntries(entries)
}

function json(schema: Json): JsonObject {
  return { 'application/json': { schema } }
}

/** Routes share most of their failures, so each set of codes of a status is described once. */
function failures(route: RouteSpec, responses: JsonObject): JsonObject {
  const byStatus = Map.groupBy(errorsOf(route), code => errors[code].status)
  const entries = [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]): [string, Json] => {
    const name = codes.join('.')
    responses[name] = {
      description: codes.map(code => `\`${code}\` ${errors[code].zh}`).join('\n\n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
    return [String(status), { $ref: `#/components/responses/${name}` }]
  })
  return Object.fromEntries(entries)
}

function parameters(
  place: 'path' | 'query',
  schema: TSchema | undefined,
  lift: (schema: TSchema) => Json,
  named: readonly string[],
): Json[] {
  const object = schema ? (toJson(schema) as { properties?: JsonObject; required?: string[] }) : {}
  const properties = object.properties ?? {}
  const undeclared = named.filter(name => !(name in properties))
  if (undeclared.length > 0) throw new Error(`Path parameters without a schema: ${undeclared.join(', ')}`)
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (object.required ?? []).includes(name),
    schema: lift(property as unknown as TSchema),
  }))
}

function header(name: string, description: string): Json {
  return { name, in: 'header', required: false, description, schema: { type: 'string' } }
}

function isPublic(route: RouteSpec): boolean {
  if (typeof route.access === 'string') return route.access === 'public'
  return mayUseRoute({ kind: 'nobody', roles: [] }, route.access.row)
}

function callers(route: RouteSpec): string {
  if (typeof route.access === 'string') return route.access
  const { row } = route.access
  if (isPublic(route)) return 'public'
  if (mayUseRoute({ kind: 'account', roles: [] }, row)) return 'signed-in'
  const kind = (role: Role) => (role === 'link' ? 'link' : 'account')
  return roles.filter(role => mayUseRoute({ kind: kind(role), roles: [role] }, row)).join(', ')
}

function liftTitled(schema: Json, components: JsonObject): Json {
  if (Array.isArray(schema)) return schema.map(part => liftTitled(part, components))
  if (schema === null || typeof schema !== 'object') return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, liftTitled(part, components)]))
  const title = schema.title
  if (typeof title !== 'string') return inner
  const known = components[title]
  if (known && JSON.stringify(known) !== JSON.stringify(inner)) throw new Error(`Two schemas are titled ${title}`)
  components[title] = inner
  return { $ref: `#/components/schemas/${title}` }
}

/** TypeBox keeps its own marks beside the schema; JSON leaves them out. */
function toJson(schema: TSchema): Json {
  return JSON.parse(JSON.stringify(schema), (_name, part: Json) => modernTuple(part)) as Json
}

/** Of draft 7, which the validator reads, as of 2020-12, which OpenAPI 3.1 wants. */
function modernTuple(part: Json): Json {
  if (part === null || typeof part !== 'object' || Array.isArray(part) || !Array.isArray(part.items)) return part
  const { items, additionalItems: _none, ...rest } = part
  return { ...rest, prefixItems: items, items: false }
}

function sorted(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function byPathThenMethod(a: RouteSpec, b: RouteSpec): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1
  return a.method < b.method ? -1 : 1
}
