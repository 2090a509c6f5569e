import type { CaseState, Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import { perform } from './perform.ts'
import { readTrail } from './store.ts'
import { seededRandom, testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'
import { startTicker, tick } from './ticker.ts'
import type { DueTimer, TickerOptions } from './ticker.ts'
import { command, finish, take } from './toy.ts'

let spine: TestSpine
const d = 7
const HOUR = 3_600_000
/** Business time, beside which the wall clock does not count. */
let now = Date.parse('2019-03-01T10:00:00+08:00')

beforeAll(async () => {
  spine = await testSpine(d)
  spine.kit.now = () => now
})
beforeEach(async () => {
  await sql`delete from timers`.execute(spine.owner)
})
afterAll(() => spine.drop())

function remind({ districtId, caseId, timer, actionId }: DueTimer) {
  const { task_id: taskId, phase, rule, deadline_version: version } = timer
  const input = (_state: CaseState | null) => ({ taskId, phase, rule, version })
  const as = { actionId, actorKey: 'system:ticker', timer }
  return perform(spine.kit, command(districtId, caseId, 'remind', input, as))
}

function ticker(more: Partial<TickerOptions> = {}): TickerOptions {
  const onError = (error: unknown) => {
    throw error
  }
  return { db: spine.db, now: () => now, handlerOf: kind => (kind === 'toy' ? remind : undefined), onError, ...more }
}

async function reminders(ids: readonly Id[]): Promise<number[]> {
  const trails = await Promise.all(ids.map(id => readTrail(spine.db, d, id)))
  return trails.map(lines => lines.filter(({ text }) => text.includes('"action":"remind"')).length)
}

async function pending() {
  return rows(spine.db, sql<{ attempts: number; error: string | null }>`select attempts, error from timers`)
}

test('acts when business time has come, not before, and once', async () => {
  const id = await spine.begin()
  now += HOUR - 1
  expect(await tick(ticker(), d)).toBe(0)
  now += 1
  expect(await tick(ticker(), d)).toBe(1)
  expect(await tick(ticker(), d)).toBe(0)
  expect(await reminders([id])).toEqual([1])
  expect(await pending()).toEqual([])
})

test('a clock that stopped in time reminds of nothing', async () => {
  const id = await spine.begin()
  await spine.run(take(d, id))
  await spine.run(finish(d, id))
  now += 2 * HOUR
  expect(await tick(ticker(), d)).toBe(0)
  expect(await reminders([id])).toEqual([0])
})

test('many timers, several tickers: each acted upon once, the earliest first', async () => {
  const ids: Id[] = []
  for (let place = 0; place < 120; place++) {
    ids.push(await spine.begin())
    now += 1000
  }
  now += HOUR
  const acted: number[] = []
  const handler = async (due: DueTimer) => {
    acted.push(due.fireAt)
    await remind(due)
  }
  const options = ticker({ handlerOf: () => handler })
  await Promise.all([drain(options), drain(options), drain(options)])
  expect(await reminders(ids)).toEqual(ids.map(() => 1))
  expect(acted).toHaveLength(120)
  expect(await pending()).toEqual([])
})

test('one ticker alone goes strictly by time', async () => {
  for (let place = 0; place < 60; place++) {
    await spine.begin()
    now += 1000
  }
  now += HOUR
  const acted: number[] = []
  await drain(ticker({ handlerOf: () => async due => (acted.push(due.fireAt), remind(due)) }))
  expect(acted).toHaveLength(60)
  expect(acted).toEqual(acted.toSorted((a, b) => a - b))
})

test('a ticker that dies before, while or after it acts leaves each timer acted upon once', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, () => spine.begin()))
  now += HOUR
  const random = seededRandom(4711)
  const dying = async (due: DueTimer) => {
    const luck = random()
    if (luck < 0.3) throw new Error('died before it acted')
    const done = await remind(due)
    if (luck < 0.6) throw new Error('died after it acted')
    return done
  }
  // A lease of no length: whoever died is followed at once, and the living race each other on purpose.
  const options = ticker({ handlerOf: () => dying, onError: () => {}, leaseSeconds: 0 })
  for (let round = 0; round < 40 && (await pending()).length > 0; round++) {
    await sql`update timers set claimed_until = null`.execute(spine.owner)
    await Promise.all([tick(options, d), tick(options, d)])
  }
  expect(await reminders(ids)).toEqual(ids.map(() => 1))
  expect(await pending()).toEqual([])
})

test('a claim that was never answered lapses, and another ticker acts', async () => {
  const id = await spine.begin()
  now += HOUR
  const hung = tick(ticker({ handlerOf: () => () => new Promise(() => {}), leaseSeconds: 0.2 }), d)
  const claimed = () => rows(spine.db, sql`select from timers where claimed_until is not null`)
  await expect.poll(async () => (await claimed()).length).toBe(1)
  expect(await tick(ticker(), d)).toBe(0)
  await expect.poll(() => tick(ticker(), d)).toBe(1)
  expect(await reminders([id])).toEqual([1])
  void hung
})

test('a timer that moved between claim and act does nothing', async () => {
  const id = await spine.begin()
  now += HOUR
  let outcome: unknown
  const late = async (due: DueTimer) => {
    await spine.run(take(d, id))
    await spine.run(finish(d, id))
    outcome = await remind(due)
  }
  await tick(ticker({ handlerOf: () => late }), d)
  expect(outcome).toBeUndefined()
  expect(await reminders([id])).toEqual([0])
})

test('one that fails shows why, waits longer each time and holds up nobody', async () => {
  const sick = await spine.begin()
  now += 1
  const well = await spine.begin()
  now += HOUR
  const errors: unknown[] = []
  const handler = async (due: DueTimer) => {
    if (due.caseId === sick) throw new Error('no policy')
    return remind(due)
  }
  await tick(ticker({ handlerOf: () => handler, onError: error => errors.push(error) }), d)
  expect(await reminders([sick, well])).toEqual([0, 1])
  expect(await pending()).toEqual([{ attempts: 1, error: 'Error: no policy' }])
  expect(errors).toHaveLength(1)
  expect(await tick(ticker(), d)).toBe(0)
})

test('runs by itself', async () => {
  const id = await spine.begin()
  now += HOUR
  const running = startTicker(ticker())
  await expect.poll(() => reminders([id])).toEqual([1])
  await running.stop()
})

async function drain(options: TickerOptions) {
  while ((await tick(options, d)) > 0);
}
