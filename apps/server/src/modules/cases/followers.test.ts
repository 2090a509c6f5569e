import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { Problem } from '../../platform/http/index.ts'
import { readFeed } from './feed.ts'
import type { FeedLine } from './feed.ts'
import { parkedCases, step } from './follower.ts'
import type { Follower } from './follower.ts'
import { lags, startFollowers } from './followers.ts'
import { rebuild, retryParked } from './parked.ts'
import { seededRandom, testSpine } from './testing.ts'
import type { TestSpine } from './testing.ts'
import { note } from './toy.ts'

let spine: TestSpine
let made = 0
const d = 7

beforeAll(async () => {
  spine = await testSpine(d)
  await sql`
    create table digested (
      n bigint generated always as identity, follower text, pos bigint, case_id uuid, seq integer
    )`.execute(spine.owner)
  await sql`create table digest_count (follower text primary key, lines integer)`.execute(spine.owner)
  await sql`grant all on digested, digest_count to onegrid_app`.execute(spine.owner)
})
beforeEach(() => spine.sequenceAll())
afterAll(() => spine.drop())

/** Notes every line that it digests; `trouble` is asked before and after it has written. */
function noting(trouble: (tx: Tx, lines: readonly FeedLine[]) => Promise<void> | void = () => {}): Follower {
  const name = `noting-${made++}`
  return {
    name,
    async onLines(tx, lines) {
      await trouble(tx, lines)
      for (const { pos, caseId, seq } of lines) {
        await sql`
          insert into digested (follower, pos, case_id, seq) values (${name}, ${pos}, ${caseId}, ${seq})`.execute(tx)
      }
      await sql`
        insert into digest_count values (${name}, ${lines.length})
        on conflict (follower) do update set lines = digest_count.lines + excluded.lines`.execute(tx)
      await trouble(tx, lines)
    },
    async reset(tx) {
      await sql`delete from digested where follower = ${name}`.execute(tx)
      await sql`delete from digest_count where follower = ${name}`.execute(tx)
    },
  }
}

async function digestedBy({ name }: Follower) {
  return rows(spine.db, sql<{ pos: number; caseId: Id; seq: number }>`
    select pos, case_id as "caseId", seq from digested where follower = ${name} order by n`)
}

async function wholeFeed() {
  return (await readFeed(spine.db, d, 0, 1_000_000)).map(({ pos, caseId, seq }) => ({ pos, caseId, seq }))
}

async function catchUp(follower: Follower) {
  for (;;) if ((await step(spine.db, follower, d)).did === 'nothing') return
}

async function someCases(count: number, notes: number): Promise<Id[]> {
  const ids = await Promise.all(Array.from({ length: count }, () => spine.begin()))
  for (let round = 0; round < notes; round++) await Promise.all(ids.map(id => spine.run(note(d, id))))
  await spine.sequenceAll()
  return ids
}

test('reads every line once, in the order of the feed', async () => {
  await someCases(5, 3)
  const follower = noting()
  await catchUp(follower)
  expect(await digestedBy(follower)).toEqual(await wholeFeed())
})

test('several processes, killed again and again, digest every line once', async () => {
  await someCases(8, 5)
  const random = seededRandom(12345)
  const follower = noting(async tx => {
    const luck = random()
    if (luck < 0.2) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    else if (luck < 0.4) throw new Problem('busy')
  })
  const parked: unknown[] = []
  const processes = Array.from({ length: 3 }, async () => {
    for (;;) {
      const did = await step(spine.db, follower, d, 7).catch(() => undefined)
      if (did?.did === 'parked') parked.push(did)
      const [lag] = await lags(spine.db, [follower.name])
      if (lag?.lines === 0) return
    }
  })
  await Promise.all(processes)
  expect(parked).toEqual([])
  expect(await digestedBy(follower)).toEqual(await wholeFeed())
  const [count] = await rows(spine.db, sql`select lines from digest_count where follower = ${follower.name}`)
  expect(count).toEqual({ lines: (await wholeFeed()).length })
})

describe('a line that cannot be digested', () => {
  test('parks its case; the others go on; a retry takes the case up again in order', async () => {
    const [sick, ...well] = await someCases(6, 4)
    if (!sick) throw new Error('no case')
    let cured = false
    const follower = noting((_tx, lines) => {
      if (!cured && lines.some(({ caseId, seq }) => caseId === sick && seq === 3)) throw new Error('indigestible')
    })
    await catchUp(follower)
    const digested = await digestedBy(follower)
    expect(digested.filter(({ caseId }) => caseId === sick).map(({ seq }) => seq)).toEqual([1, 2])
    for (const id of well) expect(digested.filter(({ caseId }) => caseId === id)).toHaveLength(5)
    const [parked] = await parkedCases(spine.db, follower.name, d)
    expect(parked).toMatchObject({ caseId: sick, error: expect.stringContaining('indigestible') })

    // Lines that come meanwhile wait behind the one that is parked.
    await spine.run(note(d, sick))
    await spine.sequenceAll()
    await catchUp(follower)
    await expect(retryParked(spine.db, follower, d, sick)).rejects.toThrow('indigestible')
    expect(await parkedCases(spine.db, follower.name, d)).toHaveLength(1)
    cured = true
    expect(await retryParked(spine.db, follower, d, sick)).toBe(4)
    expect(await retryParked(spine.db, follower, d, sick)).toBeUndefined()
    await spine.run(note(d, sick))
    await spine.sequenceAll()
    await catchUp(follower)
    const seqs = (await digestedBy(follower)).filter(({ caseId }) => caseId === sick).map(({ seq }) => seq)
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(await parkedCases(spine.db, follower.name, d)).toEqual([])
  })

  test('several of them in one batch are each found', async () => {
    const ids = await someCases(20, 2)
    const sick = new Set(ids.filter((_, place) => place % 7 === 0))
    const follower = noting((_tx, lines) => {
      if (lines.some(({ caseId, seq }) => sick.has(caseId) && seq === 2)) throw new Error('indigestible')
    })
    await catchUp(follower)
    const parked = await parkedCases(spine.db, follower.name, d)
    expect(new Set(parked.map(({ caseId }) => caseId))).toEqual(sick)
    const whole = await wholeFeed()
    const expected = whole.filter(({ caseId, seq }) => !sick.has(caseId) || seq < 2)
    expect(await digestedBy(follower)).toEqual(expected)
  })

  test('is not what a failing database makes of it', async () => {
    await someCases(1, 0)
    const follower = noting(() => {
      throw Object.assign(new Error('too many connections'), { code: '53300' })
    })
    await expect(step(spine.db, follower, d)).rejects.toThrow('too many connections')
    expect(await parkedCases(spine.db, follower.name, d)).toEqual([])
    expect(await digestedBy(follower)).toEqual([])
  })
})

test('a rebuild reads everything anew and ends where the original did', async () => {
  await someCases(3, 3)
  const follower = noting()
  await catchUp(follower)
  const before = await digestedBy(follower)
  await rebuild(spine.db, follower, d)
  expect(await digestedBy(follower)).toEqual([])
  await catchUp(follower)
  expect(await digestedBy(follower)).toEqual(before)
})

test('the runner follows along by itself, and says how far behind it is', async () => {
  const followers = [noting(), noting()]
  const names = followers.map(({ name }) => name)
  await someCases(2, 2)
  const behind = await lags(spine.db, names)
  expect(behind.map(({ lines, seconds }) => lines > 0 && seconds > 0)).toEqual([true, true])
  const failures: unknown[] = []
  const runner = startFollowers({ db: spine.db, followers, onParked: () => {}, onError: error => failures.push(error) })
  await expect.poll(async () => (await lags(spine.db, names)).map(({ lines }) => lines)).toEqual([0, 0])
  await someCases(1, 1)
  runner.wake()
  await expect.poll(async () => (await lags(spine.db, names)).map(({ lines }) => lines)).toEqual([0, 0])
  await runner.stop()
  expect(failures).toEqual([])
  const whole = await wholeFeed()
  for (const follower of followers) expect(await digestedBy(follower)).toEqual(whole)
})
