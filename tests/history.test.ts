/**
 * The demo's town after ten days: what a newcomer finds at each desk, and that it is as whole as if people had done it.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EventDetail, OrderDetail, ResponseBody, readWorklist } from '@onegrid/contract'
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSecrets, readConfig, readSecrets } from '../apps/server/src/platform/config/index.ts'
import { createDatabase, rows } from '../apps/server/src/platform/database/index.ts'
import type { Db } from '../apps/server/src/platform/database/index.ts'
import { testDatabase } from '../apps/server/src/platform/database/testing.ts'
import type { TestDatabase } from '../apps/server/src/platform/database/testing.ts'
import { prepareDistrict } from '../tools/district/prepare.ts'
import { LIVING_MS, MORNING, testDistrict } from './district.ts'
import type { TestDistrict } from './district.ts'

type WorkItem = ResponseBody<typeof readWorklist>['items'][number]

describe('ten days of a town', () => {
  let test: TestDistrict
  let events: EventDetail[]
  let orders: OrderDetail[]
  beforeAll(async () => {
    test = await testDistrict({ cases: 'week' })
    events = await details<EventDetail>('events', 'event')
    orders = await details<OrderDetail>('orders', 'order')
  }, LIVING_MS)
  afterAll(() => test.close())

  /** As the district's desk sees them, which sees all but what is confidential. */
  async function details<T>(path: string, kind: string): Promise<T[]> {
    const found = await rows(test.database.db, sql<{ id: Id }>`select id from case_file where kind = ${kind}`)
    return Promise.all(found.map(async ({ id }) => {
      const { status, body } = await test.as('desk-district').get(`/api/v1/${path}/${id}`)
      expect(status).toBe(200)
      return body as T
    }))
  }

  const inState = (state: string) => events.filter(({ summary }) => summary.state === state)
  const fact = (name: string) => events.filter(({ facts }) => facts[name] !== undefined)
  const tasks = (kind: string) => events.flatMap((event) => event.tasks.filter((task) => task.kind === kind))

  it('has events in every state that an event may be in', () => {
    const states = [
      'submitted', 'verifying', 'accepted', 'dispatched', 'handling', 'ruling', 'handled', 'await_confirm', 'reopened',
      'suspended', 'countersigning', 'closed', 'filed', 'merged', 'rejected', 'withdrawn', 'voided',
    ]
    expect(Object.fromEntries(states.map((state) => [state, inState(state).length > 0])))
      .toEqual(Object.fromEntries(states.map((state) => [state, true])))
    expect(inState('suspended').length).toBeGreaterThanOrEqual(3)
    expect(inState('merged').length).toBeGreaterThanOrEqual(3)
    expect(events.length).toBeGreaterThan(160)
    expect(inState('filed').length / events.length).toBeGreaterThan(0.55)
  })

  it('has lived through what happens in a town', () => {
    expect(events.filter(({ counts }) => counts.returns === 1).length).toBeGreaterThan(0)
    expect(events.filter(({ counts }) => counts.reworks === 1).length).toBeGreaterThan(0)
    expect(events.filter(({ counts }) => counts.reopenings === 1).length).toBeGreaterThan(1)
    expect(events.filter(({ links }) => links.children.length > 0).length).toBe(1)
    expect(events.filter(({ links }) => links.duplicates.length === 2).length).toBe(1)
    expect(fact('ratings').length).toBeGreaterThanOrEqual(4)
    expect(fact('backfilled')).toHaveLength(1)
    expect(fact('recurrenceOf')).toHaveLength(1)
    expect(fact('reports').map(({ facts }) => (facts.reports as { stage: string }[]).map(({ stage }) => stage)))
      .toEqual([['first', 'progress', 'final']])
    expect(fact('coordination').map(({ facts }) => facts.coordination)).toContainEqual({ step: 2 })
    expect(tasks('whistle').map(({ result }) => result.late).sort()).toEqual([false, false, true])
    expect(tasks('extension').filter(({ state }) => state === 'waiting')).toHaveLength(2)
    expect(new Set(events.map(({ summary }) => summary.source))).toEqual(
      new Set(['officer', 'resident', 'hotline', 'sensor', 'leader']))
  })

  it('has hazards of which one clock has stopped and the other runs', () => {
    const fenced = inState('handling').flatMap(({ tasks: owed }) => owed).filter(({ clocks }) =>
      clocks.some(({ phase, stoppedAt }) => phase === 'safe' && stoppedAt !== null) &&
      clocks.some(({ phase, stoppedAt }) => phase === 'handle' && stoppedAt === null))
    expect(fenced.length).toBeGreaterThanOrEqual(2)
  })

  it('has orders that wait for an answer, that are answered, ended and listed', () => {
    expect(new Set(orders.map(({ summary }) => summary.state))).toEqual(new Set(['issued', 'replied', 'closed']))
    expect(new Set(orders.map(({ type }) => type))).toEqual(new Set(['timeout', 'leader']))
    expect(orders.filter(({ listed }) => listed !== null)).toHaveLength(1)
    expect(orders.filter(({ replies }) => replies > 0).length).toBeGreaterThanOrEqual(3)
  })

  it.each([
    ['desk-town', 20, ['green', 'yellow', 'red']], ['desk-village', 4, ['green', 'yellow', 'red']],
    ['handler', 8, ['green', 'yellow', 'red', 'paused']], ['handler-2', 5, ['green', 'yellow', 'red', 'paused']],
    ['handler-3', 6, ['green', 'yellow', 'red', 'paused']], ['checker', 4, ['green', 'yellow', 'red']],
    ['officer', 3, ['green', 'yellow']], ['leader', 3, ['green', 'yellow', 'red']], ['desk-district', 2, ['green']],
  ])('%s has work before it, in different lights', async (username, least, lights) => {
    const { body } = await test.as(username).get('/api/v1/worklist?limit=200')
    const { items } = body as { items: WorkItem[] }
    expect(items.length).toBeGreaterThanOrEqual(least)
    expect([...new Set(items.map(({ task }) => task.light))]).toEqual(expect.arrayContaining(lights))
  })

  it('shows what was found and how it was left, taken on the spot between the two', async () => {
    const shown = events.filter(({ pictures }) => pictures.before.length > 0 && pictures.after.length > 0)
    expect(shown.length).toBeGreaterThan(80)
    const one = shown.find(({ summary }) => summary.state === 'closed') ?? shown[0]
    const ids = [...(one?.pictures.before ?? []), ...(one?.pictures.after ?? [])]
    const files = await rows(test.database.db, sql<{ takenAt: number; lon: number; lat: number; uploadedAt: number }>`
      select taken_at as "takenAt", lon, lat, uploaded_at as "uploadedAt" from file where id = any(${ids}::uuid[])
      order by taken_at`)
    expect(files).toHaveLength(ids.length)
    for (const { takenAt, uploadedAt, lon, lat } of files) {
      expect(uploadedAt - takenAt).toBeGreaterThanOrEqual(0)
      expect(uploadedAt - takenAt).toBeLessThan(30 * 60_000)
      expect(lon).toBeCloseTo(one?.summary.place?.lon ?? 0, 2)
      expect(lat).toBeCloseTo(one?.summary.place?.lat ?? 0, 2)
    }
    const { status, headers } = await test.as('desk-town').get(`/api/v1/files/${ids[0] ?? ''}`)
    expect([status, headers['content-type']]).toEqual([200, 'image/jpeg'])
  })

  it('keeps whoever called as any other personal data', async () => {
    const called = inState('accepted').find(({ reporter }) => reporter?.subject)
    expect(called?.reporter?.phone?.shown).toMatch(/^138\*{4}\d{4}$/)
    const opening = { subject: called?.reporter?.subject, fields: ['telephone'], reason: '回拨核实' }
    const { body } = await test.as('desk-town').post('/api/v1/personal/openings', opening)
    expect(body).toMatchObject({ values: { telephone: expect.stringMatching(/^1380000\d{4}$/) } })
  })

  it('leaves nothing behind that time or a follower should have done, and a whole trail', async () => {
    const [left] = await rows(test.database.db, sql<{ timers: number; outbox: number; parked: number }>`
      select (select count(*) from timers where fire_at <= ${new Date(MORNING)}) as timers,
        (select count(*) from outbox) as outbox, (select count(*) from follower_parked) as parked`)
    expect(left).toEqual({ timers: 0, outbox: 0, parked: 0 })
    const { trail, audit } = await test.verify()
    expect([trail.broken, audit.broken]).toEqual([undefined, undefined])
    expect(trail.cases).toBe(events.length + orders.length)
  })

  it('has told people, and what they were told two days ago they have read', async () => {
    const counted = await rows(test.database.db, sql<{ unread: number; old: number; all: number }>`
      select count(*) filter (where read_at is null) as unread, count(*) as all,
        count(*) filter (where read_at is null and m.created_at < ${new Date(MORNING - 2 * 86_400_000)}) as old
      from message m join account a on a.id = m.account_id and a.username in ('desk-town', 'handler', 'officer')`)
    expect(counted[0]?.old).toBe(0)
    expect(counted[0]?.unread).toBeGreaterThan(5)
    expect(counted[0]?.all).toBeGreaterThan(60)
  })
})

describe('a first start that was cut short', () => {
  let database: TestDatabase
  const dataDir = mkdtempSync(join(tmpdir(), 'onegrid-cut-'))
  const warnings: string[] = []
  beforeAll(async () => {
    database = await testDatabase()
    createSecrets(join(dataDir, 'keys.json'))
  })
  afterAll(async () => {
    await database.drop()
    rmSync(dataDir, { recursive: true })
  })

  const start = (db: Db, onSay: (en: string) => void) => {
    const config = readConfig({ DATA_DIR: dataDir }, [])
    const logger = pino({ level: 'warn' }, { write: (line) => void warnings.push(line) })
    const deps = { config, secrets: readSecrets(config.keyFile), db, ownerDb: database.owner, logger }
    const choice = { district: '330603', size: 'small' } as const
    return prepareDistrict({ ...deps, say: ({ en }) => onSay(en) }, choice, { wallClock: () => MORNING })
  }
  const count = async (query: ReturnType<typeof sql<{ n: number }>>) => (await rows(database.owner, query))[0]?.n ?? 0

  it('is begun again from nothing, and comes to its end', async () => {
    const cut = createDatabase(database.appUrl, { max: 5 })
    const broken = start(cut, () => {}).then(() => 'whole', () => 'broken')
    // Amid the days: the process that dies takes its connections along.
    while ((await count(sql`select count(*) as n from case_file`)) < 20) await sleep(20)
    await cut.destroy()
    expect(await broken).toBe('broken')
    expect(await count(sql`select count(*) as n from district where ready_at is null`)).toBe(1)

    const said: string[] = []
    const lines = await start(database.db, (en) => void said.push(en))
    expect(said[0]).toContain('interrupted')
    expect(lines.map(({ en }) => en).join()).toContain('desk-town')
    const [district] = await rows(database.owner, sql`
      select ready_at is not null as ready, clock_rate as rate, clock_anchor_wall as anchor from district`)
    expect(district).toEqual({ ready: true, rate: 1, anchor: null })
    const events = await count(sql`select count(*) as n from case_file where kind = 'event'`)
    expect(events).toBeGreaterThan(160)
    expect(warnings.filter((line) => line.includes('was refused'))).toEqual([])
    // Of the pictures of the first attempt none is left.
    expect(bytesUnder(join(dataDir, 'files', '1'))).toBe(await count(sql`select count(*) as n from file`))
  }, LIVING_MS)

  it('is made once', async () => {
    const before = await count(sql`select count(*) as n from case_file`)
    await start(database.db, () => expect.unreachable('nothing is made'))
    expect(await count(sql`select count(*) as n from case_file`)).toBe(before)
  })
})

function bytesUnder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
}
