import type { TSchema } from 'typebox'
import { describe, expect, it } from 'vitest'
import type { RouteSpec } from './route.ts'
import { allRoutes } from './routes/index.ts'

interface Loose {
  type?: string
  format?: string
  pattern?: string
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  enum?: unknown[]
  const?: unknown
  properties?: Record<string, Loose>
  patternProperties?: object
  additionalProperties?: unknown
  items?: Loose
  anyOf?: Loose[]
  oneOf?: Loose[]
  allOf?: Loose[]
}

function partsOf(schema: Loose, path: string): [path: string, part: Loose][] {
  return [
    ...Object.entries(schema.properties ?? {}).map(([name, part]): [string, Loose] => [`${path}.${name}`, part]),
    ...Object.values(schema.patternProperties ?? {}).map((part): [string, Loose] => [`${path}.*`, part as Loose]),
    ...(schema.items ? [[`${path}[]`, schema.items] as [string, Loose]] : []),
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].map(
      (part): [string, Loose] => [path, part],
    ),
  ]
}

/** Paths of numbers that may be larger than the database takes, and of moments and dates of any year. */
function boundless(schema: Loose, path: string): string[] {
  const isNumber = schema.type === 'integer' || schema.type === 'number'
  const isChosen = schema.enum !== undefined || schema.const !== undefined
  const least = schema.minimum ?? schema.exclusiveMinimum
  const isUnbound = isNumber && !isChosen && (least === undefined || schema.maximum === undefined)
  const isAnyYear = (schema.format === 'date-time' || schema.format === 'date') && schema.pattern === undefined
  const inner = partsOf(schema, path).flatMap(([name, part]) => boundless(part, name))
  return [...(isUnbound || isAnyYear ? [path] : []), ...inner]
}

/** Paths of objects that would let unknown fields through. */
function open(schema: Loose, path: string): string[] {
  const parts = partsOf(schema, path)
  // A choice of closed objects is closed, a map has no names of its own.
  const isChoiceOrMap = schema.oneOf !== undefined || schema.patternProperties !== undefined
  const isOpen = schema.type === 'object' && !isChoiceOrMap && schema.additionalProperties !== false
  return [...(isOpen ? [path] : []), ...parts.flatMap(([name, part]) => open(part, name))]
}

const loose = (schema: TSchema) => JSON.parse(JSON.stringify(schema)) as Loose

describe.each(allRoutes.map((route): [string, RouteSpec] => [route.id, route]))('%s', (_id, route) => {
  it('refuses unknown fields everywhere and shows what it names only', () => {
    const given = [route.params, route.query, route.body].flatMap(schema => (schema ? [loose(schema)] : []))
    const answered = Object.values(route.responses).flatMap(schema => (schema ? [loose(schema)] : []))
    expect([...given, ...answered].flatMap(schema => open(schema, route.id))).toEqual([])
  })

  it('bounds every number and every moment that comes in', () => {
    const given = [route.params, route.query, route.body].flatMap(schema => (schema ? [loose(schema)] : []))
    expect(given.flatMap(schema => boundless(schema, route.id))).toEqual([])
  })

  it('answers a success and says who may call it', () => {
    const statuses = Object.keys(route.responses).map(Number)
    expect(statuses.length).toBeGreaterThan(0)
    expect(statuses.every(status => status >= 200 && status < 300)).toBe(true)
    expect(route.access).toBeDefined()
  })
})
