import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { rows } from '../../platform/database/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { Problem } from '../../platform/http/index.ts'
import { readFeed } from './feed.ts'
import type { FeedLine } from './feed.ts'
import { FeedPages } from './feed-pages.ts'
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

test.each([
  { how: 'line by line with the cursor', batch: 7, far: false },
  { how: 'from pages, by large batches', batch: 40, far: true },
])('several processes, killed again and again, digest every line once: $how', async ({ batch, far }) => {
  await someCases(8, 5)
  const random = seededRandom(12345)
  const follower = noting(async tx => {
    const luck = random()
    if (luck < 0.2) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    else if (luck < 0.4) throw new Problem('busy')
  })
  const parked: unknown[] = []
  const processes = Array.from({ length: 3 }, async () => {
    const pages = far ? new FeedPages(spine.db, 16) : undefined
    for (;;) {
      const did = await step(spine.db, follower, d, batch, pages).catch(() => undefined)
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

describe('a line whose text cannot be read', () => {
  const ways = test.each([{ far: false }, { far: true }])
  ways('parks its case, and is read when it is mended: far behind $far', async ({ far }) => {
    const [sick, well] = await someCases(2, 3)
    const follower = noting((_tx, lines) => lines.forEach(({ line }) => line.action))
    const write = (text: string) => sql`
      update trail set text = ${text} where district_id = ${d} and case_id = ${sick} and seq = 2`.execute(spine.owner)
    const [kept] = await rows(spine.owner, sql<{ text: string }>`
      select text from trail where district_id = ${d} and case_id = ${sick} and seq = 2`)
    await write('{"v":2,')
    const pages = far ? new FeedPages(spine.db, 16) : undefined
    while ((await step(spine.db, follower, d, 100, pages)).did !== 'nothing');
    const seqs = async (id: Id | undefined) =>
      (await digestedBy(follower)).filter(({ caseId }) => caseId === id).map(({ seq }) => seq)
    expect([await seqs(sick), await seqs(well)]).toEqual([[1], [1, 2, 3, 4]])
    expect(await parkedCases(spine.db, follower.name, d)).toMatchObject([
      { caseId: sick, error: expect.stringContaining('JSON') },
    ])
    await write(kept!.text)
    expect(await retryParked(spine.db, follower, d, sick!)).toBe(3)
    expect(await seqs(sick)).toEqual([1, 2, 3, 4])
  })
})

test('pages give the lines of the feed from any position on, also those that come after they were read', async () => {
  await someCases(4, 3)
  const pages = new FeedPages(spine.db, 16)
  const positions = (lines: readonly FeedLine[]) => lines.map(({ pos }) => pos)
  for (let round = 0; round < 2; round++) {
    const whole = positions(await readFeed(spine.db, d, 0, 1_000_000))
    for (const from of [0, 1, whole.length - 1, whole.length]) {
      expect(positions(await pages.after(d, from, 10_000))).toEqual(whole.slice(from))
      expect(positions(await pages.after(d, from, 3))).toEqual(whole.slice(from, from + 3))
    }
    await someCases(1, 2)
  }
})

describe('a rebuild', () => {
  /** Acts upon the second line of each case, once. */
  function acting() {
    const acts: string[] = []
    const follower = noting()
    const { onLines } = follower
    follower.onLines = async (tx, lines, again) => {
      await onLines(tx, lines, again)
      if (!again) for (const { caseId, seq } of lines) if (seq === 2) acts.push(caseId)
    }
    return { follower, acts }
  }

  const ways = test.each([{ far: false }, { far: true }])
  ways('writes tables anew and acts on no line twice: far behind $far', async ({ far }) => {
    const { follower, acts } = acting()
    const pages = far ? new FeedPages(spine.db, 16) : undefined
    const read = async () => {
      while ((await step(spine.db, follower, d, 9, pages)).did !== 'nothing');
    }
    await someCases(3, 2)
    await read()
    const before = acts.length
    // As a process leaves it that runs on from before the upgrade.
    await sql`update follower_cursor set furthest = 0 where follower = ${follower.name}`.execute(spine.owner)
    await rebuild(spine.db, follower, d)
    // What comes while it reads again is new to it.
    const fresh = await someCases(2, 2)
    await read()
    expect(acts.slice(before).sort()).toEqual(fresh.sort())
    expect(await digestedBy(follower)).toEqual(await wholeFeed())
  })

  test('leaves a parked case parked, and what waits with it is done when it is taken up', async () => {
    const { follower, acts } = acting()
    const { onLines } = follower
    const [sick] = await someCases(1, 3)
    let cured = false
    follower.onLines = async (tx, lines, again) => {
      if (!cured && lines.some(({ caseId, seq }) => caseId === sick && seq === 2)) throw new Error('indigestible')
      await onLines(tx, lines, again)
    }
    await catchUp(follower)
    await rebuild(spine.db, follower, d)
    expect(await retryParked(spine.db, follower, d, sick!)).toBeUndefined()
    await catchUp(follower)
    expect((await digestedBy(follower)).filter(({ caseId }) => caseId === sick).map(({ seq }) => seq)).toEqual([1])
    cured = true
    expect(await retryParked(spine.db, follower, d, sick!)).toBe(3)
    expect(acts.filter((id) => id === sick)).toHaveLength(1)
  })

  test('has nothing to do for a follower without tables', async () => {
    const { name, onLines } = noting()
    const follower: Follower = { name, onLines }
    await catchUp(follower)
    const before = await digestedBy(follower)
    expect(await rebuild(spine.db, follower, d)).toBe(false)
    await catchUp(follower)
    expect(await digestedBy(follower)).toEqual(before)
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
