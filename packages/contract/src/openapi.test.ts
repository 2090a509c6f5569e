import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { Obj } from './common.ts'
import { type ErrorCode, errors } from './errors.ts'
import { API_VERSION, errorsOf, openApiDocument } from './openapi.ts'
import { defineRoute, pathParameters } from './route.ts'
import { allRoutes } from './routes/index.ts'

type Json = { [key: string]: Json } & Json[] & string
const document = openApiDocument(allRoutes, API_VERSION) as unknown as Json
const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))

describe('the OpenAPI document', () => {
  it('has one operation for each route, each with its own id', () => {
    const ids = operations.map(({ operation }) => String(operation.operationId))
    expect(ids.sort()).toEqual(allRoutes.map(route => route.id).sort())
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(allRoutes.map(route => `${route.method} ${route.path}`)).size).toBe(allRoutes.length)
  })

  it('refers to nothing that it does not hold', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w.-]+)"/g)]
    expect(refs.length).toBeGreaterThan(allRoutes.length)
    const missing = refs.filter(([, kind = '', name = '']) => !(name in (document.components?.[kind] ?? {})))
    expect(missing.map(([text]) => text)).toEqual([])
    for (const part of Object.keys(document.components?.responses ?? {})) expect(part).toMatch(/^[\w.-]+$/)
  })

  it('declares every parameter of a path as required', () => {
    for (const { path, operation } of operations) {
      const declared = [...(operation.parameters ?? [])].filter(parameter => parameter.in === 'path')
      expect(declared.map(parameter => String(parameter.name)).sort()).toEqual(pathParameters(path).sort())
      expect(declared.every(parameter => Boolean(parameter.required))).toBe(true)
    }
  })

  it('asks for the csrf value wherever something is changed by cookie', () => {
    for (const { method, operation } of operations) {
      const security = [...(operation.security ?? [])]
      if (security.length === 0) continue
      expect(security.some(way => 'cookie' in way && 'csrf' in way)).toBe(method !== 'get')
    }
  })

  it('is the same text each time, whatever order the routes stand in', () => {
    const reversed = openApiDocument([...allRoutes].reverse(), API_VERSION)
    expect(JSON.stringify(reversed)).toBe(JSON.stringify(document))
  })

  it('refuses two schemas of one title, and a path parameter without a schema', () => {
    const base = { method: 'GET', module: 'x', summary: { zh: 'x', en: 'x' }, access: 'public', errors: [] } as const
    const thing = (extra: object) => Obj({ a: Type.String(), ...extra }, { title: 'Thing' })
    const one = defineRoute({ ...base, id: 'a', path: '/a', responses: { 200: thing({}) } })
    const two = defineRoute({ ...base, id: 'b', path: '/b', responses: { 200: thing({ b: Type.String() }) } })
    expect(() => openApiDocument([one, two], '1')).toThrow(/Two schemas are titled Thing/)
    expect(
      () => openApiDocument([defineRoute({ ...base, id: 'c', path: '/c/{id}', responses: { 200: thing({}) } })], '1'),
    ).toThrow(/id/)
  })
})

describe('the errors', () => {
  it('that routes name are all in the list, and every code is named by a route or by the machinery', () => {
    for (const route of allRoutes) for (const code of errorsOf(route)) expect(errors).toHaveProperty([code])
  })

  it('speak both languages, with the same parameters', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort()
    for (const code of Object.keys(errors) as ErrorCode[]) {
      const { zh, en, status } = errors[code]
      expect(names(zh), code).toEqual(names(en))
      expect(zh, code).toMatch(/。$/)
      expect(zh, code).not.toMatch(/[!！]|请您/)
      expect(en, code).toMatch(/\.$/)
      expect(status).toBeGreaterThanOrEqual(400)
    }
  })
})
