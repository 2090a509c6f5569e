import {
  changeMyLanguage,
  createSession,
  deleteSession,
  getClock,
  getMe,
  listAccounts,
  readFile,
  uploadFile,
} from '@onegrid/contract'
import { ApiError, createClient } from '@onegrid/contract/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'

let test: TestServer
let baseUrl: string

beforeAll(async () => {
  test = await testServer({ cast: demoCast })
  baseUrl = await test.app.listen()
})
afterAll(() => test.close())

const credentials = { username: 'resident', password: 'onegrid-demo' }

/** fetch as a browser does it: it keeps cookies and says which page it comes from. */
function browserFetch(): typeof fetch {
  let cookie = ''
  return async (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('origin', baseUrl)
    headers.set('sec-fetch-site', 'same-origin')
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(input, { ...init, headers })
    cookie = response.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie
    return response
  }
}

describe('the typed client', () => {
  it('in a browser learns the csrf value and sends it', async () => {
    const client = createClient({ baseUrl, fetch: browserFetch() })
    const { me, token } = await client.call(createSession, { body: credentials })
    expect([me.account.username, token]).toEqual(['resident', undefined])
    await client.call(changeMyLanguage, { body: { language: 'en' } })
    expect((await client.call(getMe)).language).toBe('en')
    await client.call(deleteSession)
    await expect(client.call(getMe)).rejects.toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  it('of a program carries its token, and uploads', async () => {
    const client = createClient({ baseUrl, language: 'en' })
    const { token } = await client.call(createSession, { body: credentials })
    client.use({ token: token ?? '' })
    expect(Date.parse((await client.call(getClock)).now)).toBeGreaterThan(0)
    const bytes = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(5000)])
    const file = await client.upload(uploadFile, { bytes, type: 'video/mp4', name: '现场.mp4' })
    expect(file).toMatchObject({ name: '现场.mp4', kind: 'video', size: bytes.length })
    expect(client.address(readFile, { params: { id: file.id } })).toBe(`${baseUrl}/api/v1/files/${file.id}`)
    expect(client.address(listAccounts, { query: { limit: 2, search: '演 a' } })).toMatch(
      /accounts\?limit=2&search=%E6%BC%94\+a$/,
    )
  })

  it('tells a problem from a network that is not there', async () => {
    const client = createClient({ baseUrl, language: 'en' })
    const refused = await client.call(createSession, { body: { username: 'x', password: 'y' } }).catch(
      (error: unknown) => error,
    )
    expect(refused).toBeInstanceOf(ApiError)
    expect(refused).toMatchObject({ code: 'login-failed', message: 'User name, password or one-time code is wrong.' })
    const nobody = createClient({ baseUrl: 'http://127.0.0.1:9' })
    await expect(nobody.call(getMe)).rejects.toBeInstanceOf(TypeError)
  })
})
