import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import { feedPosition, readFeed } from './feed.ts'
import { perform } from './perform.ts'
import { sequence, startSequencer } from './sequencer.ts'
import { killAtTable, testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'
import { ask, note } from './toy.ts'
import { verify } from './verify.ts'

let spine: TestSpine
const d = 7

beforeAll(async () => {
  spine = await testSpine(d)
})
beforeEach(() => spine.sequenceAll())
afterAll(() => spine.drop())

/** Every line once, in one row of positions, and each case's lines in their order. */
async function expectWhole() {
  const fed = await readFeed(spine.owner, d, 0, 1_000_000)
  expect(fed.map(({ pos }) => pos)).toEqual(fed.map((_, index) => index + 1))
  const last = new Map<string, number>()
  for (const { caseId, seq } of fed) {
    expect(seq).toBe((last.get(caseId) ?? 0) + 1)
    last.set(caseId, seq)
  }
  const [count] = await rows(spine.owner, sql<{ lines: number }>`
    select count(*) as lines from trail where district_id = ${d}`)
  expect(fed).toHaveLength(count?.lines ?? -1)
  expect(await feedPosition(spine.db, d)).toBe(fed.length)
}

test('lines get positions; followers read them with kind and text', async () => {
  const from = await feedPosition(spine.db, d)
  const id = await spine.begin()
  await spine.run(note(d, id))
  expect(await sequence(spine.db, d)).toBe(2)
  const lines = await readFeed(spine.db, d, from, 10)
  expect(lines.map(({ caseId, seq, kind, line }) => [caseId, seq, kind, line.action])).toEqual([
    [id, 1, 'toy', 'ask'],
    [id, 2, 'toy', 'note'],
  ])
})

test('a transaction that commits late is fed late, and nothing before it is lost', async () => {
  const opened = Promise.withResolvers<undefined>()
  const release = Promise.withResolvers<undefined>()
  const late = spine.db.transaction().execute(async tx => {
    await perform(spine.kit, ask(d), tx)
    opened.resolve(undefined)
    await release.promise
  })
  await opened.promise
  const early = await spine.begin()
  expect(await sequence(spine.db, d)).toBe(1)
  release.resolve(undefined)
  await late
  expect(await sequence(spine.db, d)).toBe(1)
  const [before] = (await readFeed(spine.db, d, 0, 1_000_000)).slice(-2)
  expect(before?.caseId).toBe(early)
  await expectWhole()
})

test('out-of-order commits under several sequencers lose, double and disorder nothing', async () => {
  const failures: unknown[] = []
  const options = { db: spine.db, onFed: () => {}, onError: (error: unknown) => failures.push(error) }
  const sequencers = [startSequencer(options), startSequencer(options), startSequencer(options)]
  const cases = await Promise.all(Array.from({ length: 10 }, () => spine.begin()))
  const writers = cases.map(async (id, place) => {
    for (let round = 0; round < 20; round++) {
      await spine.db.transaction().execute(async tx => {
        await perform(spine.kit, note(d, id), tx)
        await perform(spine.kit, note(d, id), tx)
        // Holds its commit back by a time of its own, so that others overtake it.
        await sql`select pg_sleep(${((place * 7 + round * 3) % 10) / 1000})`.execute(tx)
      })
    }
  })
  await Promise.all(writers)
  await Promise.all(sequencers.map(each => each.stop()))
  await spine.sequenceAll()
  expect(failures).toEqual([])
  await expectWhole()
})

describe('a process that dies', () => {
  test.each(['outbox', 'feed', 'seal', 'feed_head'])('as a sequencer before %s has done nothing', async table => {
    const id = await spine.begin()
    await spine.run(note(d, id))
    const seal = { positions: 1, seconds: 60 }
    expect(await killAtTable(spine, table, db => sequence(db, d, 1000, seal))).toBe(true)
    expect(await sequence(spine.db, d, 1000, seal)).toBe(2)
    await expectWhole()
  })

  test.each(['action', 'trail', 'outbox', 'case_file', 'task', 'timers', 'case_text', 'case_remark'])(
    'as a writer before it writes %s has written nothing, and may try again',
    async table => {
      const command = ask(d, { caseText: { title: '下水道堵塞' }, texts: { note: '门口' } })
      const act = (db: TestSpine['db']) => perform({ ...spine.kit, db }, command)
      expect(await killAtTable(spine, table, act)).toBe(true)
      expect(await spine.run(command)).toMatchObject({ outcome: 'done', version: 1 })
      expect(await verify(spine.owner, d)).not.toHaveProperty('broken')
    },
  )

  test('at any moment, again and again, changes nothing in the end', async () => {
    const id = await spine.begin()
    const options = { db: spine.db, onFed: () => {}, onError: () => {} }
    const sequencers = [startSequencer(options), startSequencer(options)]
    let killing = Promise.resolve()
    const killer = setInterval(() => (killing = killing.then(killOne)), 150)
    try {
      for (let n = 0; n < 100; n++) {
        const command = note(d, id)
        await untilAnswered(() => spine.run(command))
      }
    } finally {
      clearInterval(killer)
      // The last blow may fall after the last act.
      await killing
      await Promise.all(sequencers.map(each => each.stop()))
    }
    await untilAnswered(() => spine.sequenceAll())
    const fed = (await readFeed(spine.db, d, 0, 1_000_000)).filter(({ caseId }) => caseId === id)
    expect(fed).toHaveLength(101)
    await expectWhole()
    expect(await verify(spine.owner, d)).not.toHaveProperty('broken')
  })

  /** A client that does not hear an answer sends the same again. */
  async function untilAnswered(act: () => Promise<unknown>) {
    for (let answered = false; !answered; ) answered = await act().then(() => true, () => false)
  }

  /** And sees it dead: until then it could still be given something to do. */
  async function killOne() {
    await sql`
      select pg_terminate_backend(pid, 10000) from (
        select pid from pg_stat_activity
        where datname = current_database() and usename = 'onegrid_app'
        order by random() limit 1) as victim`.execute(spine.owner)
  }
})

describe('seals', () => {
  test('stand every so many positions and, after a while, over what is left', async () => {
    await Promise.all(Array.from({ length: 25 }, () => spine.begin()))
    await spine.sequenceAll({ positions: 10, seconds: 60 })
    const head = await sealedUpTo()
    expect(head.pos - head.sealed).toBeLessThan(10)
    await spine.begin()
    await sequence(spine.db, d, 1000, { positions: 1000, seconds: 0 })
    expect(await sealedUpTo()).toEqual({ pos: head.pos + 1, sealed: head.pos + 1 })
    expect(await verify(spine.owner, d)).not.toHaveProperty('broken')
  })

  async function sealedUpTo() {
    const [head] = await rows(spine.db, sql<{ pos: number; sealed: number }>`
      select pos, sealed_pos as sealed from feed_head where district_id = ${d}`)
    if (!head) throw new Error('no head')
    return head
  }
})
