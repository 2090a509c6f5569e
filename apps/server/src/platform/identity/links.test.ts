import { type Me, type ProblemBody } from '@onegrid/contract'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'

const HOUR = 3_600_000
let now = Date.parse('2026-09-30T08:00:00Z')
let test: TestServer

beforeAll(async () => {
  test = await testServer({ cast: demoCast, wallClock: () => now })
})
afterAll(() => test.close())

const code = (answer: Answer) => (answer.body as ProblemBody).code
const open = (token: string) => test.stranger.post(`/api/v1/links/${token}`)
const bearer = (answer: Answer) => ({ authorization: `Bearer ${(answer.body as { token: string }).token}` })

function mint(scope = { caseId: uuidv7(), taskId: uuidv7() }, hours = 24) {
  const { identity } = test.app.kit
  const order = { scope, name: '演舒物业', expiresAt: now + hours * HOUR }
  return identity.mintLink(test.database.db, { districtId: 1, system: 'test' }, order)
}

describe('a link', () => {
  it('opens a session on its one task, as often as it is followed', async () => {
    const scope = { caseId: uuidv7(), taskId: uuidv7(), unitId: uuidv7() }
    const link = await mint(scope)
    expect(link.path).toBe(`/l/${link.token}`)
    for (const _time of [1, 2]) {
      const answer = await open(link.token)
      expect(answer.status).toBe(201)
      const { me } = answer.body as { me: Me }
      expect(me).toMatchObject({
        account: { id: link.accountId, name: '演舒物业', kind: 'link' },
        roles: ['link'],
        posts: [],
        scope,
      })
    }
  })

  it('lets nobody at what accounts may read', async () => {
    const headers = bearer(await open((await mint()).token))
    expect((await test.stranger.get('/api/v1/me', headers)).status).toBe(200)
    for (const path of ['/api/v1/clock', '/api/v1/live', '/api/v1/personal/fields', '/api/v1/audit']) {
      expect(code(await test.stranger.get(path, headers))).toBe('forbidden')
    }
  })

  it('signs nobody in by name', async () => {
    const link = await mint()
    const answer = await test.stranger.post('/api/v1/session', { username: `link-${link.accountId}`, password: 'x' })
    expect(code(answer)).toBe('login-failed')
  })

  it('ends with its time, and its sessions with it', async () => {
    const link = await mint(undefined, 1)
    const headers = bearer(await open(link.token))
    now += HOUR - 20 * 60_000
    expect((await open(link.token)).status).toBe(201)
    now += 21 * 60_000
    const late = await open(link.token)
    expect([late.status, code(late)]).toEqual([410, 'link-ended'])
    expect((await test.stranger.get('/api/v1/me', headers)).status).toBe(401)
  })

  it('ends with its task, at once', async () => {
    const scope = { caseId: uuidv7(), taskId: uuidv7() }
    const [mine, other] = [await mint(scope), await mint()]
    const [headers, otherHeaders] = [bearer(await open(mine.token)), bearer(await open(other.token))]
    await test.app.kit.identity.endLinks(test.database.db, 1, [scope.taskId])
    expect((await test.stranger.get('/api/v1/me', headers)).status).toBe(401)
    expect(code(await open(mine.token))).toBe('link-ended')
    expect((await test.stranger.get('/api/v1/me', otherHeaders)).status).toBe(200)
  })

  const invented = ['x'.repeat(20), `1.${'a'.repeat(43)}`, `2.${'a'.repeat(43)}`]
  it.each(invented)('that nobody minted opens nothing: %s', async token => {
    expect(code(await open(token))).toBe('link-ended')
  })
})
