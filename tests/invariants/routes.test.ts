/**
 * What every route of the contract has: a door, words in both languages, schemas, documented errors, a handler. The
 * form of schemas and of sentences is tested beside the contract; here it is about the list as a whole.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allRoutes, API_VERSION, commonErrors, errors, errorsOf, openApiDocument } from '@onegrid/contract'
import type { ErrorCode, RouteSpec } from '@onegrid/contract'
import { routeAccess } from '@onegrid/domain'
import { describe, expect, test } from 'vitest'
import { Router } from '../../apps/server/src/platform/http/router.ts'
import { projectRoot } from './cruise.ts'
import { grammarFaults } from './openapi-grammar.ts'

/** Rows of the access table that no route has yet, and what they wait for. */
const rowsToCome: Readonly<Record<string, string>> = {
  'event.search-people': 'search for people, with the registers',
}
const outsideTheApi = ['/healthz', '/metrics']

test('there are routes', () => {
  expect(allRoutes.length).toBeGreaterThan(90)
})

describe.each(allRoutes.map((route): [string, RouteSpec] => [route.id, route]))('%s', (id, route) => {
  test('is named by a verb, and lies under its version', () => {
    expect(id).toMatch(/^[a-z]+(?:[A-Z][a-z]+)+$/)
    expect(route.path.startsWith('/api/v1/') || outsideTheApi.includes(route.path)).toBe(true)
    expect(route.path).toMatch(/^(?:\/(?:[a-z0-9-]+|\{[a-zA-Z]+\}))+$/)
  })

  test('says in both languages what it is for, and in which room', () => {
    expect(route.summary.zh).toMatch(/\p{Script=Han}/u)
    expect(route.summary.zh).not.toMatch(/[!！。]$|请您/)
    expect(route.summary.en).toMatch(/^[A-Z“][^\p{Script=Han}]+[^.]$/u)
    expect(route.module).toMatch(/^[a-z]+$/)
  })

  test('has a door of the access table', () => {
    const { access } = route
    if (typeof access === 'string') expect(['public', 'signed-in']).toContain(access)
    else expect(Object.keys(routeAccess)).toContain(access.row)
  })

  test('answers something, and names each of its errors once and beside the common ones', () => {
    const schemas = Object.entries(route.responses)
    // An answer without a schema is an answer without a body.
    expect(schemas.filter(([status, schema]) => schema === null && Number(status) !== 204)).toEqual([])
    expect(new Set(route.errors).size).toBe(route.errors.length)
    expect(route.errors.filter(code => (commonErrors as readonly ErrorCode[]).includes(code))).toEqual([])
  })

  test('asks for what it takes: a body only where one is sent, an id where the path has one', () => {
    if (route.method === 'GET') expect([route.body, route.upload]).toEqual([undefined, undefined])
    if (route.path.includes('{id}')) expect(route.errors).toContain('not-found')
  })
})

describe('the lists', () => {
  test('a row of the access table that no route has is one that we know of', () => {
    const used = new Set(allRoutes.map(({ access }) => (typeof access === 'string' ? access : access.row)))
    const unused = Object.keys(routeAccess).filter(row => !used.has(row as never))
    expect(unused.sort()).toEqual(Object.keys(rowsToCome).sort())
  })

  test('every code of the error list is answered by a route', () => {
    const answered = new Set(allRoutes.flatMap(errorsOf))
    const machinery = [
      'method-not-allowed', 'not-found', 'csrf', 'locked-out', 'headers-too-large', 'malformed-request',
    ]
    const dead = Object.keys(errors).filter(code => !answered.has(code as ErrorCode) && !machinery.includes(code))
    expect(dead).toEqual([])
  })

  test('every code of the error list is thrown somewhere', () => {
    const files = globSync('{apps,packages}/*/src/**/*.ts', { cwd: projectRoot })
    const sources = files.filter(file => !file.endsWith('.test.ts') && !file.startsWith('packages/contract/'))
    const text = sources.map(file => readFileSync(join(projectRoot, file), 'utf8')).join('\n')
    expect(Object.keys(errors).filter(code => !text.includes(`'${code}'`))).toEqual([])
  })
})

describe('the door of the router', () => {
  const route = allRoutes.find(({ id }) => id === 'getClock')
  if (!route) throw new Error('the contract has no getClock')
  const withAccess = (access: unknown) => ({ ...route, access }) as RouteSpec

  test.each([
    ['no access rule', withAccess(undefined), 'no access rule'],
    ['a row that is in no table', withAccess({ row: 'event.everything' }), 'event.everything'],
    ['a row of what every object has', withAccess({ row: 'constructor' }), 'constructor'],
  ])('lets no server start on a route with %s', (_what, broken, said) => {
    const router = new Router()
    router.handle(broken, async () => ({}) as never)
    expect(() => router.complete([broken])).toThrow(said)
  })

  test('lets no server start on a route without a handler, or a handler without a route', () => {
    expect(() => new Router().complete([route])).toThrow('no handler')
    const router = new Router()
    router.handle(route, async () => ({}) as never)
    expect(() => router.complete([])).toThrow('not in the contract')
  })
})

describe('the OpenAPI document', () => {
  const document = openApiDocument(allRoutes, API_VERSION)

  test('is OpenAPI 3.1, object by object', () => {
    expect(grammarFaults(JSON.parse(JSON.stringify(document)))).toEqual([])
  })

  test.each([
    ['an older version', { openapi: '3.0.3' }, '#/openapi'],
    ['no title', { info: { version: '1' } }, '#/info lacks title'],
    ['an answer without a description', { paths: withOperation({ responses: { 200: {} } }) }, 'lacks description'],
    ['a field of nobody', { paths: withOperation({ consumes: [] }) }, 'may not have consumes'],
  ])('would not pass with %s', (_what, change, said) => {
    expect(grammarFaults({ ...document, ...change }).join('\n')).toContain(said)
  })
})

function withOperation(more: object): object {
  return { '/x': { get: { operationId: 'x', responses: {}, ...more } } }
}
