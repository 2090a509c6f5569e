/**
 * Requests that a browser sends for somebody who never asked for them: every operation that changes anything, with the
 * session's cookie alone, and from other sites. Rule: docs/security.md, V13.
 */
import type { Me, ProblemBody } from '@onegrid/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDistrict, MAKING_MS } from '../district.ts'
import type { TestDistrict } from '../district.ts'
import { stateOf } from '../state.ts'
import { readOperations } from './operations.ts'
import type { Operation } from './operations.ts'

const HOST = 'grid.example:8080'
const ORIGIN = `http://${HOST}`
const own = { host: HOST, origin: ORIGIN, 'sec-fetch-site': 'same-origin' }

let district: TestDistrict
/** Of browsers of the roles that together may do everything. */
let browsers: readonly Browser[]
let before: Record<string, string>

interface Browser {
  callers: readonly string[]
  cookie: string
  csrf: string
}

beforeAll(async () => {
  district = await testDistrict()
  const people = ['admin-system', 'admin-security', 'desk-town', 'leader', 'officer']
  browsers = await Promise.all(people.map(async (username): Promise<Browser> => {
    const { me, cookie } = await signIn(username)
    return { callers: me.roles, cookie, csrf: me.csrf ?? '' }
  }))
  before = await stateOf(district.database.owner, district.districtId)
}, MAKING_MS)
afterAll(() => district.close())

const all = readOperations().filter(({ method }) => method !== 'GET')
const changing = [...new Map(all.map((one) => [one.id, one])).values()]

test('there is what can be changed', () => {
  expect(changing.length).toBeGreaterThan(40)
})

describe.each(changing.map((operation): [string, Operation] => [operation.id, operation]))('%s', (_id, operation) => {
  test('is done for nobody who has not asked for it himself', async () => {
    const browser = browserFor(operation)
    const forged: Record<string, Record<string, string>> = {
      'without the value': own,
      'with another value': { ...own, 'x-csrf-token': `${browser.csrf.slice(0, -1)}_` },
      'from another site': { ...own, origin: 'https://evil.example', 'x-csrf-token': browser.csrf },
      'from a site that hides': { ...own, origin: 'null', 'x-csrf-token': browser.csrf },
      'from a site of the same name': { ...own, origin: `${ORIGIN}.evil.example`, 'x-csrf-token': browser.csrf },
      'by a form of another site': { host: HOST, 'sec-fetch-site': 'cross-site', 'x-csrf-token': browser.csrf },
      'by a neighbour': { host: HOST, 'sec-fetch-site': 'same-site', 'x-csrf-token': browser.csrf },
    }
    for (const [how, headers] of Object.entries(forged)) {
      expect([how, ...(await ask(operation, { ...headers, cookie: browser.cookie }))]).toEqual([how, 403, 'csrf'])
    }
    // What is our own page's comes farther.
    const [, code] = await ask(operation, { ...own, cookie: browser.cookie, 'x-csrf-token': browser.csrf, knock: '1' })
    expect(code).not.toBe('csrf')
  })
})

test('of all that nothing was done', async () => {
  expect(await stateOf(district.database.owner, district.districtId)).toEqual(before)
})

test('a session that was planted is worth nothing once somebody signs in by it', async () => {
  const planted = await signIn('officer')
  const after = await signIn('handler', planted.cookie, planted.me.csrf ?? '')
  expect(after.cookie).not.toBe(planted.cookie)
  const who = async (cookie: string) => {
    const { statusCode, body } = await district.inject({ url: '/api/v1/me', headers: { host: HOST, cookie } })
    return statusCode === 200 ? (JSON.parse(body) as Me).account.username : statusCode
  }
  expect([await who(planted.cookie), await who(after.cookie)]).toEqual([401, 'handler'])
  // Nor is one that a page could have made up.
  const invented = `onegrid_session=1.${'a'.repeat(43)}`
  const third = await signIn('officer', invented)
  expect([await who(invented), await who(third.cookie)]).toEqual([401, 'officer'])
})

test('a session cannot be carried in an address, nor be read by a script', async () => {
  const { cookie, attributes } = await signIn('officer')
  const value = cookie.split('=')[1] ?? ''
  for (const query of [`onegrid_session=${value}`, `token=${value}`, `access_token=${value}`]) {
    expect((await district.inject({ url: `/api/v1/me?${query}`, headers: { host: HOST } })).statusCode).toBe(401)
  }
  expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']))
})

async function signIn(username: string, cookie?: string, csrf?: string) {
  const { headers, body, statusCode } = await district.inject({
    method: 'POST', url: '/api/v1/session',
    headers: { ...own, ...(cookie && { cookie }), ...(csrf && { 'x-csrf-token': csrf }) },
    payload: { username, password: 'onegrid-demo' },
  })
  expect(statusCode, body).toBe(201)
  const [pair = '', ...attributes] = String(headers['set-cookie']).split('; ')
  return { me: (JSON.parse(body) as { me: Me }).me, cookie: pair, attributes }
}

function browserFor({ callers }: Operation): Browser {
  const found = browsers.find((browser) => browser.callers.some((role) => callers.includes(role)))
  return found ?? browsers[0] as Browser
}

/** A body of which nothing comes: the door is before it. */
async function ask({ method, path, body }: Operation, { knock, ...headers }: Record<string, string>) {
  const address = path.replace('{token}', 'x'.repeat(43)).replaceAll(/\{\w+\}/g, '018f3c5e-0000-7000-8000-000000000000')
  const type = body === 'bytes' ? 'application/octet-stream' : 'application/json'
  const answer = await district.inject({
    method: method as 'POST', url: `${address}${knock ? '?knock=1' : ''}`,
    headers: { ...headers, ...(body !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { payload: '{}' }),
  })
  const said = answer.body === '' ? undefined : (answer.json<Partial<ProblemBody>>()).code
  return [answer.statusCode, said] as const
}
