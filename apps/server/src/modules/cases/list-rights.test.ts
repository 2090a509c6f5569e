/** A reader sees exactly the union of his relations: lists, counts and both ways of search against a naive filter. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { countCases } from './counts.ts'
import { listCases } from './list.ts'
import type { Reading } from './list.ts'
import { opennessOf } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { weeklyPlaces } from './list-matches.ts'
import { caseOrders, segmentsOf } from './list-order.ts'
import type { CaseOrder, Position } from './list-order.ts'
import type { Reader } from './list-reader.ts'
import type { Place } from './list-slice.ts'
import { DISTRICT, NOW, emptyCases, id, insertCases, insertTasks, reading } from './reading-fixture.ts'
import type { CaseSeed, TaskSeed } from './reading-fixture.ts'
import { planSearch } from './search-plan.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())
beforeEach(() => emptyCases(database.owner))

const one = (sort: string, count: number) => fc.integer({ min: 1, max: count }).map(n => id(sort, n))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const few = (sort: string, count: number) => maybe(fc.array(one(sort, count), { maxLength: 2 }))

const caseSeed = fc.record({
  open: fc.boolean(),
  round: fc.integer({ min: 1, max: 2 }),
  matter: fc.constantFrom('070101', '050201', '020301', null),
  level: fc.constantFrom(1, 2, 3, null),
  townId: maybe(one('t', 3)),
  villageId: maybe(one('v', 4)),
  gridId: maybe(one('g', 5)),
  deskId: maybe(one('d', 3)),
  leadUnitId: maybe(one('u', 4)),
  reporterId: maybe(one('p', 4)),
  dueAt: maybe(fc.integer({ min: -3, max: 3 }).map(n => NOW + n * 3_600_000)),
  openedAt: fc.integer({ min: 0, max: 9 }).map(n => NOW - n * 13 * 86_400_000),
  title: fc.constantFrom('井盖缺失', '井边的盖板', '路灯不亮', '小区路灯和井盖', ''),
})

const taskSeed = fc.record({
  case: fc.nat(),
  dueAt: maybe(fc.constantFrom(NOW - 1, NOW, NOW + 1)),
  kind: fc.constantFrom('lead', 'assist', 'whistle', 'reply', 'accept', 'confirm'),
  state: fc.constantFrom('waiting', 'working', 'done', 'returned', 'replaced', 'released', 'cancelled'),
  round: fc.integer({ min: 1, max: 2 }),
  holder: fc.oneof(
    one('d', 3).map(deskId => ({ deskId })),
    one('u', 4).map(unitId => ({ unitId })),
    one('p', 4).map(personId => ({ personId })),
    fc.tuple(one('u', 4), one('p', 4)).map(([unitId, personId]) => ({ unitId, personId })),
  ),
})

const readers: fc.Arbitrary<Reader> = fc.record({
  district: fc.constantFrom(undefined, undefined, undefined, true),
  townIds: few('t', 3),
  villageIds: few('v', 4),
  gridIds: few('g', 5),
  deskIds: few('d', 3),
  unitIds: few('u', 4),
  personId: maybe(one('p', 4)),
  reporterId: maybe(one('p', 4)),
  confidential: fc.constantFrom(undefined, ['0203']),
})

const filters: fc.Arbitrary<CaseFilter> = fc.record({
  open: fc.constantFrom(undefined, undefined, true, false),
  levels: fc.constantFrom(undefined, undefined, undefined, [1], [1, 3]),
  matters: fc.constantFrom(undefined, undefined, undefined, undefined, ['07'], ['0203', '050201']),
  townId: fc.option(one('t', 3), { nil: undefined, freq: 1 }),
  lights: fc.constantFrom(undefined, undefined, undefined, undefined, ['red' as const]),
  owes: fc.option(fc.record({
    owner: fc.oneof(
      fc.record({ kind: fc.constant('desk' as const), id: one('d', 3) }),
      fc.record({ kind: fc.constant('unit' as const), id: one('u', 4) }),
      fc.record({ kind: fc.constant('person' as const), id: one('p', 4) }),
    ),
    lights: fc.constantFrom(undefined, ['red' as const], ['green' as const, 'yellow' as const]),
  }).map(({ owner, lights }) => ({ ...owner, lights })), { nil: undefined, freq: 1 }),
  text: fc.constantFrom(undefined, undefined, undefined, '井盖', '路灯 井', '盖'),
})

function seen(reader: Reader, seed: CaseSeed, tasks: readonly TaskSeed[]): boolean {
  const has = (list: readonly string[] | undefined, value: string | undefined) =>
    value !== undefined && (list ?? []).includes(value)
  const byPlace = reader.district || has(reader.townIds, seed.townId) || has(reader.villageIds, seed.villageId) ||
    has(reader.gridIds, seed.gridId)
  const secret = (reader.confidential ?? []).includes(seed.matter?.slice(0, 4) ?? '')
  const byTask = tasks.filter(task => task.caseId === seed.id).some(task =>
    (has(reader.deskIds, task.deskId) && (task.open || task.kind === 'reply')) ||
    (has(reader.unitIds, task.unitId) && task.round === seed.round && besideLead(task)) ||
    (task.open && task.personId !== undefined && task.personId === reader.personId))
  return (byPlace === true && !secret) || byTask || has(reader.deskIds, seed.deskId) ||
    has(reader.unitIds, seed.leadUnitId) || (seed.reporterId !== undefined && seed.reporterId === reader.reporterId)
}

function besideLead({ kind, state }: TaskSeed) {
  if (kind === 'lead') return ['replaced', 'released', 'cancelled'].includes(state ?? '')
  return kind === 'assist' || kind === 'whistle'
}

function fits(filter: CaseFilter, seed: CaseSeed, tasks: readonly TaskSeed[]): boolean {
  if (filter.owes && !tasks.some(task => task.caseId === seed.id && isOwed(filter.owes, task))) return false
  if (filter.open !== undefined && seed.open !== filter.open) return false
  if (filter.levels && !filter.levels.includes(seed.level ?? 99)) return false
  if (filter.matters && !filter.matters.some(matter => seed.matter?.startsWith(matter))) return false
  if (filter.townId !== undefined && seed.townId !== filter.townId) return false
  if (filter.lights && !(seed.open && seed.dueAt !== undefined && seed.dueAt < NOW)) return false
  return (filter.text ?? '').split(' ').every(term => (seed.title ?? '').includes(term))
}

function isOwed(owes: CaseFilter['owes'], { open, deskId, unitId, personId, dueAt }: TaskSeed): boolean {
  const owner = personId ?? unitId ?? deskId
  const light = dueAt === undefined ? undefined : dueAt < NOW ? 'red' : 'yellow'
  return open === true && owner === owes?.id && (!owes?.lights || owes.lights.some(one => one === light))
}

/** Says how common all grams are: so each way of searching is taken in turn. */
function saying(share: number): Reading {
  const shares = { texts: 1_000_000, of: () => ({ all: share, newest: share }) }
  return { ...reading(database.db), statistics: { of: async () => shares } }
}

async function listed(from: Reading, reader: Reader, filter: CaseFilter, order: CaseOrder) {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await listCases(from, reader, { filter, order, cursor, limit: 4 })
    ids.push(...items.map(row => row.id))
    cursor = next
  } while (cursor)
  return ids
}

/** The third way of search, which only lists of thousands take by themselves: pages of three, newest first. */
async function weekAfterWeek(reader: Reader, filter: CaseFilter): Promise<string[]> {
  const [segment] = segmentsOf('newest', opennessOf(filter, () => true))
  if (filter.text === undefined || !segment) return []
  const plan = planSearch(filter.text, 4, true, await reading(database.db).statistics.of(DISTRICT))
  const search = { ...plan, way: 'weekly' as const, shortList: 0 }
  const found: Place[] = []
  for (let position: Position | undefined; ; ) {
    const slice = { districtId: DISTRICT, now: NOW, reader, filter, search, segment, position, count: 3 }
    const page = await weeklyPlaces(database.db, slice)
    found.push(...page)
    const last = page.at(-1)
    if (page.length < 3 || !last) break
    position = last
  }
  const keys = found.map(place => place.key)
  expect(keys).toEqual(keys.toSorted((a, b) => b - a))
  return found.map(place => place.id).toSorted()
}

test('lists and counts are the union of the relations, narrowed, each case once', { timeout: 120_000 }, async () => {
  const world = fc.record({
    seeds: fc.array(caseSeed, { minLength: 8, maxLength: 24 }),
    tasks: fc.array(taskSeed, { maxLength: 30 }),
    asked: fc.array(fc.record({ reader: readers, filter: filters, order: fc.constantFrom(...caseOrders) }), {
      minLength: 6, maxLength: 6,
    }),
  })
  let met = 0
  await fc.assert(
    fc.asyncProperty(world, async ({ seeds, tasks, asked }) => {
      const cases = seeds.map((seed, n) => ({ ...seed, id: id('c', (n * 37) % 101) }))
      const owed = tasks.map(({ case: of, holder, state, round, ...task }, n) => {
        const { id: caseId = '', round: reached = 1 } = cases[of % cases.length] ?? {}
        const open = state === 'waiting' || state === 'working'
        // No task is of a round that its case has not reached.
        return { ...task, ...holder, state, id: id('k', n), caseId, open, round: Math.min(round, reached) }
      })
      await emptyCases(database.owner)
      await insertCases(database.owner, cases)
      await insertTasks(database.owner, owed)
      for (const { reader, filter, order } of asked) {
        const expected = cases.filter(seed => seen(reader, seed, owed) && fits(filter, seed, owed)).map(seed => seed.id)
        met += expected.length
        for (const from of [saying(0.5), saying(0.001), saying(1e-7)]) {
          const found = await listed(from, reader, filter, order)
          expect({ reader, filter, order, found: found.toSorted() })
            .toEqual({ reader, filter, order, found: expected.toSorted() })
          expect(await countCases(from, reader, filter)).toEqual({ value: expected.length, exact: true })
        }
        expect(await weekAfterWeek(reader, filter)).toEqual(filter.text === undefined ? [] : expected.toSorted())
      }
    }),
    { numRuns: 12, seed: 20261121 },
  )
  expect(met).toBeGreaterThan(120)
})

test('who holds nothing sees nothing', async () => {
  await insertCases(database.owner, [{ id: id('c', 1) }])
  expect(await listCases(reading(database.db), {})).toEqual({ items: [] })
  expect(await listCases(reading(database.db), { townIds: [], personId: id('p', 1) })).toEqual({ items: [] })
  expect(await countCases(reading(database.db), {})).toEqual({ value: 0, exact: true })
})

test('a count is exact to a thousand and says so beyond', async () => {
  const cases = Array.from({ length: 1001 }, (_, n) => ({ id: id('c', n), townId: id('t', n % 2) }))
  await insertCases(database.owner, cases)
  const both: Reader = { townIds: [id('t', 0), id('t', 1)] }
  expect(await countCases(reading(database.db), both)).toEqual({ value: 1000, exact: false })
  await sql`delete from case_text where district_id = ${DISTRICT} and case_id = ${id('c', 0)}`.execute(database.owner)
  await sql`delete from case_file where district_id = ${DISTRICT} and id = ${id('c', 0)}`.execute(database.owner)
  expect(await countCases(reading(database.db), both)).toEqual({ value: 1000, exact: true })
})
