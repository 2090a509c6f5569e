/** Requests about one operation: one as anybody would send it, and whatever may go wrong with each of its parts. */
import { gzipSync } from 'node:zlib'
import { idsFor, oddTexts, unstorableTexts, usual, wrongValues } from './values.ts'
import type { Fullness, Things } from './values.ts'
import type { Operation, Parameter } from './operations.ts'
import type { Random } from './random.ts'
import type { Sent } from './send.ts'

/** A request before it is written down. */
export interface Draft {
  path: Record<string, string>
  /** In its order; a name may stand twice. */
  query: [name: string, value: string][]
  headers: Record<string, string>
  body: unknown
  /** Instead of `body`, as it stands. */
  raw?: Buffer
}

export interface Making {
  operation: Operation
  things: Things
  random: Random
}

type Variant = (draft: Draft, making: Making) => void

/** By what they do to a request that anybody would send. */
export const variants: Readonly<Record<string, Variant>> = {
  'as anybody would': () => {},
  'odd texts': (draft, making) => everyText(draft, making, oddTexts),
  'texts that cannot be stored': (draft, making) => everyText(draft, making, unstorableTexts, 1),
  'a wrong type': (draft, { random }) => replaceSome(draft, random, () => random.pick(wrongValues)),
  'a part that is missing': (draft, { random }) => replaceSome(draft, random, () => undefined),
  'a field that nobody knows': (draft, { random }) => {
    const name = random.pick(['religion', '__proto__', 'constructor', 'toString', 'districtId', '', 'id '])
    if (isObject(draft.body)) defineOwn(draft.body, name, random.pick([1, '2', { a: 1 }, null]))
    else draft.query.push([name, '2'])
  },
  'an end before its beginning': (draft) => {
    const turned: Readonly<Record<string, string>> = {
      from: 'to', fromDate: 'toDate', startsAt: 'endsAt', openedFrom: 'openedTo', dueFrom: 'dueTo',
    }
    for (const [one, other] of Object.entries(turned)) {
      const query = new Map(draft.query)
      draft.query = draft.query.map(([name, value]) =>
        [name, (name === one ? query.get(other) : name === other ? query.get(one) : value) ?? value])
      if (!isObject(draft.body)) continue
      for (const { holder, key } of placesIn(draft.body)) {
        if (key === one && other in holder) [holder[one], holder[other]] = [holder[other], holder[one]]
      }
    }
  },
  'ids of others': (draft, { things, random, operation }) => {
    const other = () => random.chance(0.6) ? random.pick(things.foreign) : random.pick(things.ids.any ?? [])
    for (const { name, schema } of operation.parameters) {
      if (schema.format !== 'uuid') continue
      if (name in draft.path) draft.path[name] = other()
      draft.query = draft.query.map(([one, value]) => [one, one === name ? other() : value])
    }
    replaceEach(draft, (value) => (isUuid(value) && random.chance(0.5) ? other() : value))
  },
  'ids that are none': (draft, { random }) => {
    const none = () => random.pick([
      '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 'x', '1', '-1', "1' or '1'='1",
      '018F3C5E-0000-7000-8000-00000000000A', '{018f3c5e-0000-7000-8000-000000000000}', '../events', '%', '😀', '..',
    ])
    for (const name of Object.keys(draft.path)) draft.path[name] = none()
    replaceEach(draft, (value) => (isUuid(value) ? none() : value))
  },
  'an address bent': (draft, { random, operation }) => {
    const { query } = draft
    const known = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
    const name = known.length > 0 ? random.pick(known) : 'q'
    const cursor = Buffer.from(random.pick(['[]', '[1]', '[1e9,"x"]', '{"a":1}', 'null', '["due",0,1,"x"]', '[']))
    query.push(random.pick<[string, string]>([
      [name, '1'], [`${name}[]`, '1'], [`${name}[a]`, '1'], [name, '\0'], [name, '%'], [name, '9'.repeat(400)],
      [name, '-9223372036854775809'], [name, '1e309'], [name, ' '], [name, '0001-01-01T00:00:00Z'], [name, '__proto__'],
      ['cursor', cursor.toString('base64url')], ['limit', random.pick(['0', '-1', '201', '1e3', 'NaN', '1.5'])],
    ]))
  },
  'a body of another kind': (draft, { random }) => {
    draft.headers['content-type'] = random.pick([
      'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/xml', 'x', '',
      'application/json; charset=utf-16', 'application/json, text/plain', 'application/merge-patch+json', 'image/jpeg',
    ])
  },
  'bytes instead of a body': (draft, { random }) => {
    draft.raw = random.pick([
      Buffer.alloc(0), Buffer.from('null'), Buffer.from('[]'), Buffer.from('"x"'), Buffer.from('{'), Buffer.from('{}'),
      Buffer.from([0xff, 0xfe, 0x00]), Buffer.from('{"a":"\xff"}', 'latin1'), Buffer.from('\ufeff{}'),
      Buffer.alloc(3000, '['),
      Buffer.alloc(300_000, ' '), Buffer.from('{"__proto__":{"a":1}}'), Buffer.from('{"a":1}{"b":2}'), gzipped,
    ])
  },
  'headers bent': (draft, { random }) => {
    const [name, value] = random.pick<[string, string]>([
      ['range', 'bytes=5-1'], ['range', `bytes=-${'9'.repeat(30)}`], ['if-none-match', '*'], ['last-event-id', '-1'],
      ['last-event-id', '9'.repeat(15)], ['x-request-id', '../../x'], ['x-forwarded-for', '10.0.0.1'],
      ['x-http-method-override', 'DELETE'], ['content-encoding', 'gzip'], ['cookie', 'onegrid_session=1.x; a=b'],
      ['x-file-name', '%2e%2e%2fetc%2fpasswd'], ['x-file-name', '%00'], ['accept-language', `${'en;q='.repeat(400)}1`],
      ['if-modified-since', 'x'], ['x-csrf-token', '\u00ff'], ['host', 'evil.example'], ['expect', 'x'],
    ])
    draft.headers[name] = value
  },
}

const gzipped = gzipSync('{}')

/** @param language that the answer is to be in */
export function draftOf({ operation, things, random }: Making, language: string): Draft {
  const { parameters, body, path } = operation
  const full = random.pick<Fullness>([0, 0.3, 0.7])
  const inPath = parameters.filter((parameter) => parameter.in === 'path')
  const inQuery = parameters.filter((parameter) => parameter.in === 'query' && isWanted(parameter, random, full))
  const text = ({ schema, name }: Parameter) => String(usual(schema, name, things, random))
  const named = Object.fromEntries(inPath.map((parameter) => [
    parameter.name,
    parameter.schema.format === 'uuid' ? random.pick(idsFor(kindIn(path), things)) : text(parameter),
  ]))
  return {
    path: named,
    query: inQuery.map((parameter) => [parameter.name, text(parameter)]),
    headers: { 'accept-language': language, ...(body !== undefined && { 'content-type': typeOf(body) }) },
    body: body === undefined || body === 'bytes' ? undefined : agreeing(usual(body, '', things, random, full), named),
  }
}

/** What an address names, its body does not name otherwise. */
function agreeing(body: unknown, { id: _own, ...named }: Record<string, string>): unknown {
  if (!isObject(body)) return body
  for (const { holder, key } of placesIn(body)) {
    if (typeof holder[key] === 'string') holder[key] = named[key] ?? holder[key]
  }
  return body
}

/** Writes a draft down. */
export function written(draft: Draft, { operation }: Making): Sent {
  const { method, path: template } = operation
  const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => inAddress(draft.path[name] ?? ''))
  const query = draft.query.map(([name, value]) => `${inAddress(name)}=${inAddress(value)}`).join('&')
  const body = draft.raw ?? (draft.body === undefined ? undefined : Buffer.from(asJson(draft.body)))
  return { method, path: query === '' ? path : `${path}?${query}`, headers: draft.headers, body }
}

function isWanted({ required, schema }: Parameter, random: Random, full: Fullness): boolean {
  // A cursor is given by a page, not made up.
  return required || (random.chance(full) && schema.maxLength !== 400)
}

function typeOf(body: Operation['body']): string {
  return body === 'bytes' ? 'application/octet-stream' : 'application/json'
}

/** What an address names: `/api/v1/units/{id}` a unit that nobody needs (see world.ts). */
function kindIn(path: string): string {
  return `path ${/([\w-]+)\/\{/.exec(path)?.[1] ?? ''}`
}

/** A lone surrogate goes out as bytes that are no UTF-8. */
function inAddress(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80'
}

/** What follows `raw!` is written as it stands. */
function asJson(value: unknown): string {
  const unquoted = (_all: string, raw: string) => JSON.parse(`"${raw}"`) as string
  return JSON.stringify(value).replaceAll(/"raw!((?:[^"\\]|\\.)*)"/g, unquoted)
}

function everyText(draft: Draft, { random }: Making, texts: readonly string[], share = 0.5): void {
  const isFree = (value: unknown): value is string => typeof value === 'string' && !isUuid(value)
  const other = (value: unknown) => (isFree(value) && random.chance(share) ? random.pick(texts) : value)
  replaceEach(draft, other)
  draft.query = draft.query.map(([name, value]) => [name, other(value) as string])
}

function replaceSome(draft: Draft, random: Random, make: () => unknown): void {
  const places = isObject(draft.body) || Array.isArray(draft.body) ? placesIn(draft.body) : []
  if (places.length === 0) {
    const value = make()
    if (draft.query.length === 0) return
    const at = random.below(draft.query.length)
    if (value === undefined) draft.query.splice(at, 1)
    else draft.query[at] = [draft.query[at]?.[0] ?? '', typeof value === 'string' ? value : JSON.stringify(value)]
    return
  }
  const { holder, key } = random.pick(places)
  const value = make()
  if (value === undefined) delete holder[key]
  else holder[key] = value
}

function replaceEach(draft: Draft, change: (value: unknown) => unknown): void {
  if (!isObject(draft.body) && !Array.isArray(draft.body)) return
  for (const { holder, key } of placesIn(draft.body)) holder[key] = change(holder[key])
}

interface Spot {
  holder: Record<string, unknown>
  key: string
}

function placesIn(value: object): Spot[] {
  const holder = value as Record<string, unknown>
  return Object.keys(holder).flatMap((key) => {
    const inner = holder[key]
    // What tells the action apart stays, or everything would be of no known kind.
    const own = key === 'action' ? [] : [{ holder, key }]
    return typeof inner === 'object' && inner !== null ? [...own, ...placesIn(inner)] : own
  })
}

function defineOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}
