/**
 * Every parameter of every reading route at what no form would send: numbers that no column holds, years that no
 * calendar has, text that means something to a database. Refused or answered, never a failure. The schemas bound what
 * they can (packages/contract, schemas.test.ts); this finds what they cannot say.
 */
import { allRoutes } from '@onegrid/contract'
import type { ActionAnswer, RouteSpec } from '@onegrid/contract'
import { routeAccess } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'

let test: TestDistrict
/** Of an event: other routes do not find it, and look for it all the same. */
let id: string
beforeAll(async () => {
  test = await testDistrict()
  const report = { id: uuidv7(), title: '井盖松动', point: test.place(0), matter: '020101' }
  id = ((await test.as('officer').post('/api/v1/events', report)).body as ActionAnswer).case.id
}, MAKING_MS)
afterAll(() => test.close())

const extremes = [
  '-1', '0', '0.5', '2147483647', '2147483648', '9007199254740993', '9223372036854775808', '9'.repeat(400), '1e300',
  '0000-01-01', '1992-12-31', '1993-01-01', '2099-12-31', '9999-12-31',
  '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '1992-12-31T23:59:59Z', '1993-01-01T00:00:00+14:00',
  '2099-12-31T23:59:59Z', '2099-12-31T23:59:59-14:00', '9999-12-31T23:59:59Z',
  "'", '%', '\\', '_', '\0', '😀', '-', ',', 'a,b', '[1]', '1,2,3,4', '180,90,-180,-90', '999,999,999,999',
]

const reading = allRoutes.filter(
  ({ method, stream, params, query }) => method === 'GET' && !stream && (params || query),
)

it('there is what takes parameters', () => {
  expect(reading.length).toBeGreaterThan(30)
})

describe.each(reading.map((route): [string, RouteSpec] => [route.id, route]))('%s', (_name, route) => {
  it('fails at nothing', async () => {
    const params = namesOf(route.params)
    const failed: string[] = []
    for (const name of [...Object.keys(params), ...Object.keys(namesOf(route.query))]) {
      for (const value of extremes) {
        const { status } = await ask(route, name, value)
        if (status >= 500) failed.push(`${name}=${value}: ${status}`)
      }
    }
    expect(failed).toEqual([])
  })
})

interface Loose {
  properties?: Record<string, Loose>
  required?: string[]
  type?: string
  format?: string
  enum?: unknown[]
  minimum?: number
  maximum?: number
}

function namesOf(schema: unknown): Record<string, Loose> {
  return (schema as Loose | undefined)?.properties ?? {}
}

/** One parameter as said, the others that must be there as anybody would send them. */
function ask({ path, params, query, access }: RouteSpec, name: string, value: string) {
  const given = (one: string, schema: Loose) => encodeURIComponent(one === name ? value : usual(one, schema))
  const address = path.replaceAll(/\{(\w+)\}/g, (_all, one: string) => given(one, namesOf(params)[one] ?? {}))
  const needed = Object.entries(namesOf(query)).filter(
    ([one]) => one === name || (query as Loose).required?.includes(one),
  )
  const search = needed.map(([one, schema]) => `${one}=${given(one, schema)}`).join('&')
  const roles = typeof access === 'string' ? [] : routeAccess[access.row].roles
  const who = seats.find(([role]) => (roles as readonly string[]).includes(role))?.[1] ?? 'desk-town'
  return test.as(who).get(`${address}?${search}`)
}

function usual(name: string, { type, format, enum: values, minimum = 1, maximum = minimum }: Loose): string {
  if (values) return String(values[0])
  if (format === 'uuid') return id
  if (format === 'date') return '2026-09-30'
  if (format === 'date-time') return '2026-09-30T00:00:00Z'
  if (type === 'boolean') return 'true'
  // The far side of a view, the near one of everything else.
  if (type === 'integer' || type === 'number') return String(['east', 'north'].includes(name) ? maximum : minimum)
  return 'x'
}

const seats = [
  ['dispatcher', 'desk-town'], ['admin_system', 'admin-system'], ['admin_security', 'admin-security'],
  ['admin_audit', 'admin-audit'],
] as const
