/**
 * A cursor that no page gave, on every list that has pages: a clear refusal, never a failure. Whoever forges one may
 * know the form: so each part of each form is wrong once.
 */
import { randomUUID } from 'node:crypto'
import { allRoutes } from '@onegrid/contract'
import type { RouteSpec } from '@onegrid/contract'
import { routeAccess } from '@onegrid/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAKING_MS, testDistrict } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { sayIn } from './refused.ts'

let test: TestDistrict
beforeAll(async () => {
  test = await testDistrict()
}, MAKING_MS)
afterAll(() => test.close())

const paged = allRoutes.filter(
  ({ query }) => 'cursor' in ((query as { properties?: object } | undefined)?.properties ?? {}),
)

const id = randomUUID()
/** JavaScript's first moment, which is before the database's. */
const FIRST_MOMENT = -8_640_000_000_000_000
const LAST_MOMENT = 8_640_000_000_000_000

const forged: readonly (readonly [what: string, cursor: string])[] = [
  ['nothing', ''],
  ['no base64', '!!'],
  ['no JSON', 'abc'],
  ...[
    null,
    1,
    {},
    [],
    [null],
    [1],
    [{}],
    [''],
    ['x'],
    ['x\0'],
    ['\ud800'],
    [1, 'x'],
    [1, 1],
    ['1', id],
    [1.5, id],
    [1e300, id],
    [FIRST_MOMENT, id],
    [-1, id],
    [1, `${id}'`],
    [1, id, 1],
    ['due', 0, 1, 'x'],
    ['due', 9, 1, id],
    ['due', -1, 1, id],
    ['due', 0.5, 1, id],
    ['due', 0, 1e300, id],
    ['due', 0, FIRST_MOMENT, id],
    ['best', 0, 1, id],
    ['constructor', 0, 1, id],
    ['\ud800', 0, 1, id],
    ['due', 0, '1', id],
  ].map((key) => [JSON.stringify(key), encoded(key)] as const),
]

/** The accounts go by their names, after which any text is a place. */
const rightFor: Readonly<Record<string, readonly string[]>> = { listAccounts: [encoded(['']), encoded(['x'])] }

it('there are lists with pages', () => {
  expect(paged.length).toBeGreaterThan(10)
})

describe.each(paged.map((route): [string, RouteSpec] => [route.id, route]))('%s', (name, route) => {
  const wrong = forged.filter(([, cursor]) => !rightFor[name]?.includes(cursor))

  it.each(['zh', 'en'] as const)('refuses what no page gave, in words (%s)', async (language) => {
    for (const [what, cursor] of wrong) {
      const { status, body } = await ask(route, cursor, language)
      const { code, fields } = body as { code: string; fields?: { path: string; message: string }[] }
      expect([what, status, code, fields?.map(({ path }) => path)])
        .toEqual([what, 400, 'invalid-request', ['query.cursor']])
      sayIn(language, fields?.[0]?.message ?? '', language === 'zh' ? '第一页' : 'first page')
    }
  })

  it('answers at the ends of time', async () => {
    for (const moment of [0, LAST_MOMENT]) {
      for (const key of [[moment, id], ['due', 0, moment, id]]) {
        expect([200, 400]).toContain((await ask(route, encoded(key))).status)
      }
    }
  })
})

function ask({ path, access }: RouteSpec, cursor: string, language = 'zh') {
  const roles = typeof access === 'string' ? [] : routeAccess[access.row].roles
  const who = seats.find(([role]) => (roles as readonly string[]).includes(role))?.[1] ?? 'desk-town'
  const address = `${path}?cursor=${encodeURIComponent(cursor)}${required[path] ?? ''}`
  return test.as(who).get(address, { 'accept-language': language })
}

/** What a list asks for beside its page. */
const required: Readonly<Record<string, string>> = { '/api/v1/supervision/owed': `&owner=unit:${id}` }

/** One account of each role that reads lists. */
const seats = [
  ['dispatcher', 'desk-town'], ['admin_system', 'admin-system'], ['admin_security', 'admin-security'],
  ['admin_audit', 'admin-audit'],
] as const

function encoded(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}
