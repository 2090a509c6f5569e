import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rows, transaction } from '../../platform/database/index.ts'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { TILE_KEY_ZOOM, chinaDate, tileKey } from '@onegrid/domain'
import type { Changes } from '@onegrid/domain'
import { tallyFollower } from './counts-follower.ts'
import type { CountedLine } from './counts-follower.ts'
import { tallyCases } from './counts-large.ts'
import { countedAfter, emptyTally, nowhere, tallyChange } from './counts-tally.ts'
import type { Counted } from './counts-tally.ts'
import { DISTRICT, NOW, id, reading } from './reading-fixture.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

const isOpen = (_kind: string, state: string) => state !== 'closed' && state !== 'voided'
const follower = tallyFollower(isOpen)

/** A case as the tests know it: its lines are the differences between one such state and the next. */
interface Known {
  state: string
  openedAt: number
  matter: string | null
  level: number | null
  source: string
  leadUnitId: string | null
  'areas.townId': string | null
  'place.lon': number | null
  'place.lat': number | null
}

const known: fc.Arbitrary<Known> = fc.record({
  state: fc.constantFrom('submitted', 'handling', 'closed', 'voided'),
  openedAt: fc.integer({ min: 0, max: 60 }).map(hours => NOW - hours * 3_600_000),
  matter: fc.constantFrom('070101', '070102', '050101', null),
  level: fc.constantFrom(1, 4, null),
  source: fc.constantFrom('officer', 'hotline'),
  leadUnitId: fc.constantFrom(id('u', 1), id('u', 2), null),
  'areas.townId': fc.constantFrom(id('t', 1), id('t', 2), null),
  'place.lon': fc.constantFrom(120.4, 120.5),
  'place.lat': fc.constantFrom(30.0, 30.1),
})

/** Histories of several cases, interleaved: each line as the trail has it. */
const histories = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 6 }), known), { minLength: 1, maxLength: 60 })
  .map(steps => {
    const now = new Map<number, Known>()
    const lines: CountedLine[] = steps.map(([n, next]) => {
      const before = now.get(n)
      // The moment of opening stays, as the rules have it.
      const after = before ? { ...next, openedAt: before.openedAt } : next
      now.set(n, after)
      return { districtId: DISTRICT, caseId: id('c', n), line: { changes: difference(before, after) } }
    })
    return { lines, cases: [...now.values()] }
  })

function difference(before: Known | undefined, after: Known): Changes {
  const old = before as Record<string, unknown> | undefined
  const fields: Changes['fields'] = before ? {} : { kind: [null, 'event'] }
  for (const [name, value] of Object.entries(after)) {
    if ((old?.[name] ?? null) !== value) fields[name] = [old?.[name] ?? null, value]
  }
  return { fields, tasks: [] }
}

test('a tally of lines is the tally of what the cases have become', () => {
  fc.assert(fc.property(histories, ({ lines, cases }) => {
    const fromLines = emptyTally()
    const counted = new Map<string, Counted>()
    for (const { caseId, line } of lines) {
      const before = counted.get(caseId)
      const after = countedAfter(before, line.changes)
      tallyChange(fromLines, before, after, isOpen)
      counted.set(caseId, after)
    }
    const naive = new Map<string, number>()
    for (const { state, openedAt, 'areas.townId': town } of cases) {
      const key = `${state}|${chinaDate(openedAt)}|${town}`
      naive.set(key, (naive.get(key) ?? 0) + 1)
    }
    const place = [...fromLines.cells.values()].filter(({ cell }) => cell.cube === 'place')
    expect(new Map(place.map(({ cell, by }) => [`${cell.state}|${cell.day}|${cell.townId}`, by]))).toEqual(naive)
    const open = cases.filter(({ state }) => isOpen('event', state))
    const tiles = [...fromLines.tiles.values()].filter(({ cell }) => cell.zoom === 16)
    const naiveTiles = Map.groupBy(open, one => {
      const key = tileKey(one['place.lon'] ?? 0, one['place.lat'] ?? 0)
      return `${Math.floor(key / 4 ** (TILE_KEY_ZOOM - 16))}|${one['areas.townId'] ?? nowhere}`
    })
    expect(new Map(tiles.map(({ cell, by }) => [`${cell.tile}|${cell.townId}`, by])))
      .toEqual(new Map([...naiveTiles].map(([key, list]) => [key, list.length])))
  }), { seed: 1, numRuns: 300 })
})

test('a line that neither begins a case nor follows a counted one is an error, so that its case is parked', () => {
  expect(() => countedAfter(undefined, { fields: { level: [3, 2] }, tasks: [] })).toThrow(/neither begins/)
})

async function follow(lines: readonly CountedLine[], batch: number) {
  await transaction(database.db, tx => follower.reset(tx, DISTRICT))
  for (let from = 0; from < lines.length; from += batch) {
    await transaction(database.db, tx => follower.onLines(tx, lines.slice(from, from + batch)))
  }
}

async function tables() {
  return Promise.all([
    rows(database.db, sql`select * from case_tally order by cube, cell`),
    rows(database.db, sql`select * from tile_tally order by zoom, tile, town_id`),
    rows(database.db, sql`select * from case_counted order by case_id`),
  ])
}

test(
  'a rebuild gives the same tables whatever the batches, and no cell is left at nought',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.integer({ min: 1, max: 9 }), async ({ lines }, batch) => {
        await follow(lines, batch)
        const piecemeal = await tables()
        await follow(lines, 1000)
        expect(await tables()).toEqual(piecemeal)
        const [cells, tiles] = piecemeal as [{ cases: number }[], { cases: number }[], unknown]
        expect([...cells, ...tiles].every(({ cases }) => cases > 0)).toBe(true)
      }),
      { seed: 3, numRuns: 15 },
    )
  },
)

test(
  'large counts are those of a naive count, or none where no cube keeps what is asked',
  { timeout: 240_000 },
  async () => {
    const sample = fc.sample(histories, { seed: 11, numRuns: 12 })
    let compared = 0
    for (const { lines, cases } of sample) {
      await follow(lines, 7)
      const count = (fits: (one: Known) => boolean) => cases.filter(fits).length
      const ask = async (
        filter: Parameters<typeof tallyCases>[2],
        reader: Parameters<typeof tallyCases>[1] = { district: true },
      ) => (await tallyCases(reading(database.db), reader, filter, isOpen))?.value
      expect(await ask({})).toBe(cases.length)
      expect(await ask({ open: true })).toBe(count(one => isOpen('event', one.state)))
      expect(await ask({ states: ['closed'], townId: id('t', 1) })).toBe(
        count(one => one.state === 'closed' && one['areas.townId'] === id('t', 1)),
      )
      expect(await ask({ matters: ['07'], levels: [1], sources: ['officer'] })).toBe(
        count(one => one.matter?.startsWith('07') === true && one.level === 1 && one.source === 'officer'),
      )
      expect(await ask({}, { townIds: [id('t', 2)] })).toBe(count(one => one['areas.townId'] === id('t', 2)))
      expect(await ask({ townId: id('t', 1) }, { townIds: [id('t', 2)] })).toBe(0)
      const midnight = Date.parse('2026-11-20T00:00:00+08:00')
      expect(await ask({ openedFrom: midnight, unitId: id('u', 1) })).toBe(
        count(one => one.openedAt >= midnight && one.leadUnitId === id('u', 1)),
      )
      expect(await ask({ openedFrom: midnight + 1 })).toBeUndefined()
      expect(await ask({ unitId: id('u', 1), townId: id('t', 1) })).toBeUndefined()
      expect(await ask({ text: '井盖' })).toBeUndefined()
      expect(await ask({ matters: ['0701'] })).toBeUndefined()
      expect(await ask({}, { villageIds: [id('v', 1)] })).toBeUndefined()
      compared += cases.length
    }
    expect(compared).toBeGreaterThan(25)
  },
)
