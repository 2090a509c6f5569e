import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, createDatabase, rows } from './pool.ts'
import type { Db } from './pool.ts'
import { testDatabase } from './testing.ts'
import type { TestDatabase } from './testing.ts'
import { isTransient, sqlState, transaction, waiting } from './transaction.ts'

let database: TestDatabase
let db: Db

beforeAll(async () => {
  database = await testDatabase()
  db = database.owner
  await sql`create table account_probe (id int primary key, amount int not null)`.execute(db)
  await sql`insert into account_probe values (1, 0), (2, 0)`.execute(db)
})

afterAll(() => database.drop())

test('a moment goes in and comes out as milliseconds, before and after 1970 and in arrays', async () => {
  const now = Date.UTC(2026, 10, 21, 1, 2, 3, 456)
  const then = Date.UTC(1949, 9, 1, 7)
  const [row] = await rows(
    db,
    sql<{ now: number; list: (number | null)[] }>`
      select ${at(now)}::timestamptz as now, array[${at(now)}, null, ${at(then)}]::timestamptz[] as list`,
  )
  expect(row).toEqual({ now, list: [now, null, then] })
})

test('infinity is infinity; a moment beyond JavaScript is an error', async () => {
  expect(await rows(db, sql`select 'infinity'::timestamptz as t`)).toEqual([{ t: Infinity }])
  await expect(rows(db, sql`select '0044-03-15 BC'::timestamptz as t`)).rejects.toThrow(RangeError)
})

test('int8 is a number as long as it is exact', async () => {
  const largest = Number.MAX_SAFE_INTEGER
  const query = sql`
    select ${largest}::int8 as n, array[1, ${-largest}]::int8[] as list, count(*) as c from account_probe`
  const [row] = await rows(db, query)
  expect(row).toEqual({ n: largest, list: [1, -largest], c: 2 })
  await expect(rows(db, sql`select ${String(2n ** 53n)}::int8 as n`)).rejects.toThrow(/does not fit/)
})

test('a date is a day, not a moment in some zone', async () => {
  const [row] = await rows(db, sql`select '2026-02-17'::date as day, '{2026-02-17,2026-02-18}'::date[] as days`)
  expect(row).toEqual({ day: '2026-02-17', days: ['2026-02-17', '2026-02-18'] })
})

test('only a hasty pool lets commits run ahead of the disk', async () => {
  const hasty = createDatabase(database.appUrl, { max: 1, hasty: true })
  const setBy = async (pool: Db) => {
    const [row] = await rows(pool, sql<{ source: string }>`
      select source from pg_settings where name = 'synchronous_commit'`)
    return row?.source
  }
  try {
    expect([await setBy(hasty), await setBy(database.db)]).toEqual(['client', expect.not.stringMatching('client')])
  } finally {
    await hasty.destroy()
  }
})

test('a statement that runs too long is cancelled, and the pool goes on', async () => {
  const hasty = createDatabase(database.appUrl, { max: 1, statementTimeoutMs: 500 })
  try {
    const error = await sql`select pg_sleep(5)`.execute(hasty).catch((e: unknown) => e)
    expect(sqlState(error)).toBe('57014')
    const [session] = await rows(hasty, sql`select current_setting('jit') as jit, current_setting('timezone') as zone`)
    expect(session).toEqual({ jit: 'off', zone: 'UTC' })
  } finally {
    await hasty.destroy()
  }
})

test('a backend that is shot is one failed query, heard of, and a new connection', async () => {
  const heard: Error[] = []
  const fragile = createDatabase(database.appUrl, { max: 1, onIdleError: error => heard.push(error) })
  try {
    const [mine] = await rows(fragile, sql<{ pid: number }>`select pg_backend_pid() as pid`)
    await sql`select pg_terminate_backend(${mine?.pid}, 5000)`.execute(db)
    await expect.poll(() => heard.length).toBe(1)
    expect(await rows(fragile, sql`select 1 as one`)).toEqual([{ one: 1 }])
  } finally {
    await fragile.destroy()
  }
})

test('a transaction that throws leaves nothing', async () => {
  const failing = transaction(db, async tx => {
    await sql`update account_probe set amount = 100`.execute(tx)
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  expect(await rows(db, sql`select sum(amount) as sum from account_probe`)).toEqual([{ sum: 0 }])
})

test('two that would overwrite each other both count, when they may begin again', async () => {
  const before = await amount(1)
  const add = () => transaction(db, addTo(1), { isolation: 'serializable', retrySerialization: 20 })
  await Promise.all([add(), add(), add()])
  expect(await amount(1)).toBe(before + 3)
})

test('without that, one of them fails and says that it may be tried again', async () => {
  const add = () => transaction(db, addTo(2, 100), { isolation: 'serializable' })
  const outcomes = await Promise.allSettled([add(), add()])
  const refused = outcomes.filter(outcome => outcome.status === 'rejected')
  expect(refused).toHaveLength(1)
  expect(isTransient(refused[0]?.reason)).toBe(true)
})

test('a deadlock is begun again', async () => {
  const inOrder = (first: number, second: number) =>
    transaction(
      db,
      async tx => {
        await sql`update account_probe set amount = amount + 1 where id = ${first}`.execute(tx)
        await sql`select pg_sleep(0.1)`.execute(tx)
        await sql`update account_probe set amount = amount + 1 where id = ${second}`.execute(tx)
      },
      { retrySerialization: 5 },
    )
  const before = (await amount(1)) + (await amount(2))
  await Promise.all([inOrder(1, 2), inOrder(2, 1)])
  expect((await amount(1)) + (await amount(2))).toBe(before + 4)
})

test('many transactions at once, each asking something beside itself, do not starve one another', async () => {
  const small = createDatabase(database.appUrl, { max: 4 })
  const beside = () => transaction(small, async tx => {
    await sql`select pg_sleep(0.05)`.execute(tx)
    // On the pool, as memory does that looks at its version, and a command within a follower.
    const [row] = await rows(small, sql<{ n: number }>`select 1 as n`)
    const query = sql<{ n: number }>`select ${row?.n ?? 0} + 1 as n`
    return transaction(small, async inner => (await rows(inner, query))[0]?.n)
  })
  try {
    const began = performance.now()
    expect(await Promise.all(Array.from({ length: 30 }, beside))).toEqual(Array.from({ length: 30 }, () => 2))
    expect(performance.now() - began).toBeLessThan(9000)
  } finally {
    await small.destroy()
  }
})

/** Reads, thinks, writes: what goes wrong when another does the same meanwhile. */
function addTo(id: number, thinkMs = 30) {
  return async (tx: Db) => {
    const [row] = await rows(tx, sql<{ amount: number }>`select amount from account_probe where id = ${id}`)
    await sql`select pg_sleep(${thinkMs / 1000})`.execute(tx)
    await sql`update account_probe set amount = ${(row?.amount ?? 0) + 1} where id = ${id}`.execute(tx)
  }
}

async function amount(id: number) {
  const [row] = await rows(db, sql<{ amount: number }>`select amount from account_probe where id = ${id}`)
  return row?.amount ?? Number.NaN
}

test('however many wait for a row, whoever holds it finds a connection', async () => {
  const small = createDatabase(database.ownerUrl, { max: 4 })
  const add = () => waiting(small, () => rows(small, sql`update account_probe set amount = amount + 1 where id = 1`))
  try {
    const [held, come] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holding = transaction(small, async tx => {
      await rows(tx, sql`update account_probe set amount = 0 where id = 1`)
      held.resolve()
      await come.promise
      // As an action does that reads something beside its transaction.
      for (let n = 0; n < 3; n++) await rows(small, sql`select 1`)
    })
    await held.promise
    const adding = Array.from({ length: 12 }, add)
    come.resolve()
    await Promise.all([holding, ...adding])
    expect(await rows(small, sql`select amount from account_probe where id = 1`)).toEqual([{ amount: 12 }])
  } finally {
    await small.destroy()
  }
})
