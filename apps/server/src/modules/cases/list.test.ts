import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { listCases } from './list.ts'
import type { ListQuery } from './list.ts'
import { caseOrders } from './list-order.ts'
import type { Reader } from './list-reader.ts'
import { readCaseRows } from './list-rows.ts'
import type { CaseListRow } from './list-rows.ts'
import { DISTRICT, NOW, emptyCases, id, insertCases, insertTasks, reading } from './reading-fixture.ts'
import type { CaseSeed } from './reading-fixture.ts'

const HOUR = 3_600_000
const all = { district: true }
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())
beforeEach(() => emptyCases(database.owner))

/** Open and closed, with and without clock and level, several at one moment. */
function mixed(count: number): CaseSeed[] {
  return Array.from({ length: count }, (_, n) => ({
    id: id('c', (n * 7919) % 10_007),
    gridId: id('g', 1),
    open: n % 3 !== 0,
    level: n % 5 === 0 ? null : (n % 4) + 1,
    openedAt: NOW - (n % 11) * HOUR,
    updatedAt: NOW - (n % 7) * HOUR,
    dueAt: n % 3 === 0 || n % 8 === 1 ? undefined : NOW + ((n % 9) - 4) * HOUR,
  }))
}

type Between = (page: number, seen: CaseListRow[]) => Promise<unknown>

async function listAll(query: ListQuery, between?: Between, reader: Reader = all) {
  const seen: CaseListRow[] = []
  let cursor: string | undefined
  for (let page = 1; ; page++) {
    const { items, next } = await listCases(reading(database.db), reader, { ...query, cursor })
    seen.push(...items)
    if (!next) return seen
    cursor = next
    await between?.(page, seen)
  }
}

describe.each(caseOrders)('order %s', order => {
  test('pages of seven show every case once, in the order of one large page, to wide and narrow readers', async () => {
    await insertCases(database.owner, mixed(90))
    const whole = await listCases(reading(database.db), all, { order, limit: 200 })
    expect(whole.items).toHaveLength(90)
    expect(whole.next).toBeUndefined()
    expect(await listAll({ order, limit: 7 })).toEqual(whole.items)
    expect(await listAll({ order, limit: 7 }, undefined, { gridIds: [id('g', 1)] })).toEqual(whole.items)
  })

  test('what nobody touches is met exactly once while others move, open, close and vanish', async () => {
    const seeds = mixed(90)
    await insertCases(database.owner, seeds)
    const touched = new Set(seeds.filter((_, n) => n % 4 === 0).map(seed => seed.id))
    const untouched = seeds.map(seed => seed.id).filter(one => !touched.has(one))
    const seen = await listAll({ order, limit: 7 }, page => disturb([...touched], page))
    const met = seen.map(row => row.id).filter(one => !touched.has(one) && untouched.includes(one))
    expect(met.toSorted()).toEqual(untouched.toSorted())
  })
})

/** Moves some to either end, closes or opens others, adds a case at each end; then rests, or a list would never end. */
async function disturb(touched: readonly string[], page: number) {
  if (page > 8) return
  const [forward, back, turned] = [0, 1, 2].map(rest => touched.filter((_, n) => n % 3 === rest))
  await sql`
    update case_file
    set updated_at = ${new Date(NOW + page)}, due_at = ${new Date(NOW - 9 * HOUR - page)}, level = 1
    where id = any (${forward ?? []}::uuid[])`.execute(database.owner)
  await sql`update case_file set updated_at = ${new Date(NOW - 9 * HOUR)}, due_at = ${new Date(NOW + 9 * HOUR + page)},
    level = 4 where id = any (${back ?? []}::uuid[])`.execute(database.owner)
  await sql`update case_file set is_open = not is_open where id = any (${turned ?? []}::uuid[])`.execute(database.owner)
  await insertCases(database.owner, [
    { id: id('n', 2 * page), openedAt: NOW + page * HOUR, dueAt: NOW - 10 * HOUR, level: 1 },
    {
      id: id('n', 2 * page + 1),
      openedAt: NOW - 20 * HOUR,
      dueAt: NOW + 20 * HOUR,
      level: 4,
      updatedAt: NOW - 20 * HOUR,
    },
  ])
}

test('by the time of opening nothing is skipped or repeated, whatever changes', async () => {
  for (const order of ['newest', 'oldest'] as const) {
    await emptyCases(database.owner)
    const seeds = mixed(90)
    await insertCases(database.owner, seeds)
    const seen = await listAll({ order, limit: 7 }, page => disturb(seeds.map(seed => seed.id), page))
    const ids = seen.map(row => row.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(seeds.every(seed => ids.includes(seed.id))).toBe(true)
  }
})

test('due: open ones by their clock, those without one after them, then closed ones, newest first', async () => {
  await insertCases(database.owner, [
    { id: id('c', 1), dueAt: NOW + HOUR },
    { id: id('c', 2), dueAt: NOW - HOUR },
    { id: id('c', 3) },
    { id: id('c', 4), open: false, openedAt: NOW - HOUR },
    { id: id('c', 5), open: false, openedAt: NOW },
  ])
  const { items } = await listCases(reading(database.db), all)
  expect(items.map(row => row.id)).toEqual([2, 1, 3, 5, 4].map(n => id('c', n)))
})

test('level: gravest first, within a level newest first, without a level last', async () => {
  await insertCases(database.owner, [
    { id: id('c', 1), level: 4 },
    { id: id('c', 2), level: null },
    { id: id('c', 3), level: 1, openedAt: NOW - HOUR },
    { id: id('c', 4), level: 1, open: false },
  ])
  const { items } = await listCases(reading(database.db), all, { order: 'level' })
  expect(items.map(row => row.id)).toEqual([4, 3, 1, 2].map(n => id('c', n)))
})

test('level: a long list is walked level by level, with the same pages', { timeout: 120_000 }, async () => {
  const seeds = mixed(10_007)
  await insertCases(database.owner, seeds)
  const seen = await listAll({ order: 'level', limit: 2000 }, undefined, { gridIds: [id('g', 1)] })
  const rank = (level: number | null) => level ?? 5
  const keys = seen.map(row => [rank(row.level), -row.openedAt] as const)
  expect(keys).toEqual(keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]))
  expect(new Set(seen.map(row => row.id)).size).toBe(10_007)
  expect(seen).toHaveLength(10_007)
})

test('a row carries what the desk shows', async () => {
  const seed: CaseSeed = {
    id: id('c', 1),
    number: '330603-20261121-00042',
    matter: '070101',
    level: 2,
    source: 'hotline',
    round: 2,
    townId: id('t', 1),
    villageId: id('v', 1),
    gridId: id('g', 1),
    deskId: id('d', 1),
    leadUnitId: id('u', 1),
    dueAt: NOW - 1,
    yellowAt: NOW - HOUR,
    openedAt: NOW - 2 * HOUR,
    title: '井盖缺失',
    address: '幸福路12号',
    lon: 120.4,
    lat: 30,
  }
  await insertCases(database.owner, [seed])
  const { items } = await listCases(reading(database.db), all)
  expect(items).toEqual([
    {
      id: seed.id,
      kind: 'event',
      number: seed.number,
      title: '井盖缺失',
      address: '幸福路12号',
      state: 'handling',
      isOpen: true,
      version: 1,
      round: 2,
      matter: '070101',
      level: 2,
      source: 'hotline',
      lon: 120.4,
      lat: 30,
      gridId: seed.gridId,
      villageId: seed.villageId,
      townId: seed.townId,
      deskId: seed.deskId,
      leadUnitId: seed.leadUnitId,
      reporterId: null,
      ownerKind: null,
      ownerId: null,
      phase: null,
      light: 'red',
      dueAt: NOW - 1,
      yellowAt: NOW - HOUR,
      isPaused: false,
      clock: null,
      openedAt: NOW - 2 * HOUR,
      closedAt: null,
      updatedAt: NOW - 2 * HOUR,
    },
  ])
})

test('lights of the filter are those of the rows', async () => {
  await insertCases(database.owner, [-1, 0, 1, 2].flatMap((due, n) => [false, true].map((paused, m) => ({
    id: id('c', 2 * n + m), dueAt: NOW + due, yellowAt: NOW + due - 1, paused,
  }))))
  await insertCases(database.owner, [{ id: id('c', 99) }])
  for (const light of ['red', 'yellow', 'green', 'paused'] as const) {
    const { items } = await listCases(reading(database.db), all, { filter: { lights: [light] } })
    const everything = await listCases(reading(database.db), all)
    expect(items.map(row => row.id)).toEqual(everything.items.filter(row => row.light === light).map(row => row.id))
    expect(items.length).toBeGreaterThan(0)
  }
})

test('a desk sees the case of its open task once, though it has two of them', async () => {
  await insertCases(database.owner, [{ id: id('c', 1) }, { id: id('c', 2) }])
  await insertTasks(database.owner, [1, 2].map(n => ({ id: id('k', n), caseId: id('c', 1), deskId: id('d', 1) })))
  const { items } = await listCases(reading(database.db), { deskIds: [id('d', 1)] }, { limit: 1 })
  expect(items.map(row => row.id)).toEqual([id('c', 1)])
})

test('rows are read by id in the order asked, without those that are not there', async () => {
  await insertCases(database.owner, [1, 2, 3].map(n => ({ id: id('c', n) })))
  const rows = await readCaseRows(database.db, DISTRICT, [3, 9, 1].map(n => id('c', n)), NOW)
  expect(rows.map(row => row.id)).toEqual([id('c', 3), id('c', 1)])
})

test('another district is another world', async () => {
  await insertCases(database.owner, [{ id: id('c', 1), title: '井盖' }], DISTRICT + 1)
  await insertCases(database.owner, [{ id: id('c', 1), title: '路灯' }])
  expect((await listCases(reading(database.db), all)).items.map(row => row.title)).toEqual(['路灯'])
  expect((await listCases(reading(database.db), all, { filter: { text: '井盖' } })).items).toEqual([])
})

test.each([
  ['not base64 of JSON', 'zzz'],
  ['of another order', Buffer.from(JSON.stringify(['newest', 0, NOW, id('c', 1)])).toString('base64url')],
  ['without a uuid', Buffer.from(JSON.stringify(['due', 0, NOW, "'; drop table case_file"])).toString('base64url')],
  ['of a segment that is not', Buffer.from(JSON.stringify(['due', 9, NOW, id('c', 1)])).toString('base64url')],
  ['beyond all moments', Buffer.from(JSON.stringify(['due', 0, 1e300, id('c', 1)])).toString('base64url')],
])('a cursor %s is refused', async (_, cursor) => {
  await expect(listCases(reading(database.db), all, { cursor })).rejects.toMatchObject({ code: 'invalid-request' })
})
