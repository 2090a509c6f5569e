import type { ProblemBody } from '@onegrid/contract'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type TestServer, testServer } from '../../testing/server.ts'
import { demoCast } from '../../testing/cast.ts'
import { type BusinessClock, createBusinessClock } from './clock.ts'

const HOUR = 3_600_000
let test: TestServer
let wall = Date.parse('2026-11-21T00:00:00Z')
let clock: BusinessClock

beforeAll(async () => {
  const areaId = uuidv7()
  test = await testServer({
    cast: demoCast,
    wallClock: () => wall,
    install: ({ identity }) =>
      identity.setGrants(async (_db, _d, id) => id === test.accountId('admin-system')
        ? [{ id: uuidv7(), role: 'admin_system', unitId: uuidv7(), areaId, level: 'district', areaPath: [areaId] }]
        : []),
  })
  clock = test.app.kit.clock
})
afterAll(() => test.close())

const code = (answer: Answer) => (answer.body as ProblemBody).code
function set(body: object) {
  // The wall clock of this test jumps, so the last session may have lapsed.
  test.as('admin-system').forget()
  return test.as('admin-system').put('/api/v1/clock', body)
}

describe('the business clock', () => {
  it('is the wall clock until somebody sets it', () => {
    expect(clock.now(1)).toBe(wall)
    expect(clock.now(99)).toBe(wall)
  })

  it('goes forward to a moment and on from there at its rate', async () => {
    const answer = await set({ now: '2026-12-01T00:00:00Z', rate: 60 })
    expect(answer.body).toEqual({ now: '2026-12-01T00:00:00.000Z', wall: expect.any(String), rate: 60, settable: true })
    wall += 60_000
    expect(clock.now(1)).toBe(Date.parse('2026-12-01T01:00:00Z'))
    await set({ rate: 0 })
    wall += HOUR
    expect(clock.now(1)).toBe(Date.parse('2026-12-01T01:00:00Z'))
    await set({ rate: 1 })
  })

  it('goes back only where nothing has happened since', async () => {
    expect(code(await set({ now: '2018-05-01T00:00:00Z' }))).toBe('clock-backwards')
    let lastMoment = Date.parse('2018-04-30T00:00:00Z')
    clock.floor(async () => lastMoment)
    expect((await set({ now: '2018-05-01T00:00:00Z' })).status).toBe(200)
    expect(clock.now(1)).toBe(Date.parse('2018-05-01T00:00:00Z'))
    lastMoment = Date.parse('2018-05-02T00:00:00Z')
    const refused = await set({ now: '2018-05-01T12:00:00Z' })
    expect((refused.body as ProblemBody).params).toEqual({ now: '2018-05-02T00:00:00.000Z' })
  })

  it('never answers an earlier moment because the machine’s clock was set back', () => {
    const before = clock.now(1)
    wall -= 5 * HOUR
    expect(clock.now(1)).toBe(before)
    wall += 5 * HOUR
  })

  it('is the same in another process within a second', async () => {
    const other = await createBusinessClock({
      db: test.database.db, settable: true, wallClock: () => wall, onError: error => expect(error).toBeUndefined(),
    })
    await set({ now: '2019-01-01T00:00:00Z', rate: 0 })
    await expect.poll(() => other.now(1)).toBe(Date.parse('2019-01-01T00:00:00Z'))
    other.stop()
  })

  it('is set by the system administrator, on record, and not in production', async () => {
    expect(code(await test.as('leader').put('/api/v1/clock', { rate: 2 }))).toBe('forbidden')
    const { rows } = await sql<{ text: string }>`
      select text from audit_line where action = 'clock.set'
      order by at desc, id desc limit 1`.execute(test.database.db)
    expect(rows[0]?.text).toContain('"after":"2019-01-01T00:00:00.000Z"')
    const fixed = await createBusinessClock({
      db: test.database.db,
      settable: false,
      wallClock: () => wall,
      onError() {},
    })
    expect(fixed.now(1)).toBe(wall)
    await expect(fixed.set(1, { rate: 2 })).rejects.toMatchObject({ code: 'clock-fixed' })
  })
})
