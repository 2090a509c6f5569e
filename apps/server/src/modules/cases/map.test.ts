import fc from 'fast-check'
import { TILE_KEY_ZOOM, distanceMetres, tileKey } from '@onegrid/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transaction } from '../../platform/database/index.ts'
import { testDatabase } from '../../platform/database/testing.ts'
import type { TestDatabase } from '../../platform/database/testing.ts'
import { tallyFollower } from './counts-follower.ts'
import { listCases } from './list.ts'
import type { Reader } from './list-reader.ts'
import { mapCases } from './map.ts'
import { casesNear } from './map-near.ts'
import type { MapTile } from './map.ts'
import { DISTRICT, NOW, emptyCases, id, insertCases, reading } from './reading-fixture.ts'
import type { CaseSeed } from './reading-fixture.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())
beforeEach(() => emptyCases(database.owner))

const view = { west: 120.3, south: 29.9, east: 120.7, north: 30.3 }

const seeds: fc.Arbitrary<Omit<CaseSeed, 'id'>> = fc.record({
  open: fc.boolean(),
  lon: fc.integer({ min: 0, max: 60 }).map(n => 120.2 + n / 100),
  lat: fc.integer({ min: 0, max: 60 }).map(n => 29.8 + n / 100),
  townId: fc.constantFrom(id('t', 1), id('t', 2), undefined),
  villageId: fc.constantFrom(id('v', 1), undefined),
  level: fc.constantFrom(1, 4),
  dueAt: fc.constantFrom(NOW - 1, NOW + 1, undefined),
})

function cases(count: number, seed: number): CaseSeed[] {
  return fc.sample(seeds, { numRuns: count, seed }).map((one, n) => ({ ...one, id: id('c', n) }))
}

/** Counts them as the lines of their reports would. */
async function tally(list: readonly CaseSeed[]) {
  const follower = tallyFollower((_, state) => state === 'handling')
  await transaction(database.db, async tx => {
    await follower.reset(tx, DISTRICT)
    await follower.onLines(tx, list.map(seed => ({
      districtId: DISTRICT,
      caseId: seed.id,
      line: {
        changes: {
          tasks: [],
          fields: {
            kind: [null, 'event'], state: [null, seed.open ? 'handling' : 'closed'], source: [null, 'officer'],
            openedAt: [null, NOW], 'areas.townId': [null, seed.townId ?? null], 'place.lon': [null, seed.lon],
            'place.lat': [null, seed.lat],
          },
        },
      },
    })))
  })
}

const inView = ({ lon = 0, lat = 0 }: CaseSeed) =>
  lon >= view.west && lon <= view.east && lat >= view.south && lat <= view.north

test('near: exactly the open cases of the view that the reader may see, with their lights', async () => {
  const list = cases(400, 5)
  await insertCases(database.owner, list)
  const readers: [Reader, (seed: CaseSeed) => boolean][] = [
    [{ district: true }, () => true],
    [{ townIds: [id('t', 1)] }, seed => seed.townId === id('t', 1)],
    [
      { townIds: [id('t', 2)], villageIds: [id('v', 1)] },
      seed => seed.townId === id('t', 2) || seed.villageId === id('v', 1),
    ],
    [{}, () => false],
  ]
  for (const [reader, sees] of readers) {
    const shown = await mapCases(reading(database.db), reader, { view, zoom: 15 })
    const expected = list.filter(seed => seed.open && inView(seed) && sees(seed))
    expect(shown.cases.map(one => one.id).toSorted()).toEqual(expected.map(one => one.id).toSorted())
    expect(shown.more).toBe(false)
    const red = expected.filter(seed => seed.dueAt === NOW - 1).map(one => one.id)
    expect(shown.cases.filter(one => one.light === 'red').map(one => one.id).toSorted()).toEqual(red.toSorted())
  }
})

test('a list of the view has exactly the cases that the map shows, narrowed alike', async () => {
  await insertCases(database.owner, cases(400, 11))
  const here = reading(database.db)
  for (const filter of [{}, { levels: [1] }, { lights: ['red' as const] }]) {
    const shown = await mapCases(here, { district: true }, { view, zoom: 15, filter })
    const listed = await listCases(
      here,
      { district: true },
      { filter: { ...filter, within: view, open: true }, limit: 400 },
    )
    expect(listed.items.length).toBeGreaterThan(5)
    expect(listed.items.map(one => one.id).toSorted()).toEqual(shown.cases.map(one => one.id).toSorted())
  }
})

test('near: no more than two thousand, and says that there are more', async () => {
  await insertCases(database.owner, Array.from({ length: 2001 }, (_, n) => ({ id: id('c', n), lon: 120.5, lat: 30 })))
  const shown = await mapCases(reading(database.db), { district: true }, { view, zoom: 18 })
  expect([shown.cases.length, shown.more]).toEqual([2000, true])
})

/** Tiles of a zoom with their numbers, made without the code under test but for the key of a position. */
function naiveTiles(list: readonly CaseSeed[], zoom: number) {
  const byTile = Map.groupBy(list, ({ lon = 0, lat = 0 }) =>
    Math.floor(tileKey(lon, lat) / 4 ** (TILE_KEY_ZOOM - zoom)),
  )
  return [...byTile.values()]
    .map(own => `${own.length}/${own.filter(seed => seed.dueAt === NOW - 1).length}`)
    .toSorted()
}

const figures = (tiles: readonly MapTile[]) => tiles.map(({ count, red }) => `${count}/${red}`).toSorted()
const world = { west: -180, south: -85, east: 180, north: 85 }

test('far: few are shown one by one, to whoever reads few of many too', async () => {
  const list = cases(1200, 7)
  await insertCases(database.owner, list)
  await tally(list)
  const here = reading(database.db)
  const far = (reader: Reader) => mapCases(here, reader, { view: world, zoom: 8 })
  const mine = list.filter(
    seed => seed.open && seed.villageId === id('v', 1) && seed.level === 1 && seed.dueAt === NOW - 1,
  )
  expect(mine.length).toBeGreaterThan(20)
  const filter = { levels: [1], lights: ['red' as const] }
  const shown = await mapCases(here, { villageIds: [id('v', 1)] }, { view: world, zoom: 8, filter })
  expect(shown.cases.map(one => one.id).toSorted()).toEqual(mine.map(one => one.id).toSorted())
  expect(shown.tiles).toEqual([])
  expect((await far({ district: true })).cases).toEqual([])
  expect((await far({ district: true })).tiles.length).toBeGreaterThan(0)
  expect(await far({})).toEqual({ cases: [], tiles: [], more: false })
})

test('far: tallies and direct counting agree with a naive count for every reader', async () => {
  const list = cases(2400, 9)
  await insertCases(database.owner, list)
  await tally(list)
  const open = list.filter(seed => seed.open)
  const far = async (reader: Reader, zoom: number, filter?: { levels: number[] }) =>
    (await mapCases(reading(database.db), reader, { view: world, zoom, filter })).tiles
  const inTown = open.filter(seed => seed.townId === id('t', 1))
  for (const [zoom, ring] of [[5, 8], [8, 10], [9, 12], [12, 14]] as const) {
    expect(figures(await far({ district: true }, zoom))).toEqual(naiveTiles(open, ring))
    expect(figures(await far({ townIds: [id('t', 1)] }, zoom))).toEqual(naiveTiles(inTown, ring))
    expect(figures(await far({ townIds: [id('t', 1)], villageIds: [id('v', 1)] }, zoom)))
      .toEqual(naiveTiles(open.filter(seed => seed.townId === id('t', 1) || seed.villageId === id('v', 1)), ring))
    expect(figures(await far({ district: true }, zoom, { levels: [1] })))
      .toEqual(naiveTiles(open.filter(seed => seed.level === 1), ring))
  }
  expect(await far({}, 8)).toEqual([])
})

test('far: a ring stands within its tile, and only tiles of the view are told', async () => {
  const many = Array.from({ length: 301 }, (_, n): CaseSeed => ({ id: id('c', n), lon: 120.5, lat: 30.05 }))
  await insertCases(database.owner, [...many, { id: id('c', 999), lon: 110, lat: 30.05 }])
  const reader = { townIds: [], villageIds: [], district: true, confidential: ['0203'] }
  const { tiles } = await mapCases(reading(database.db), reader, { view, zoom: 12, filter: { kinds: ['event'] } })
  expect(tiles).toHaveLength(1)
  const side = 360 / 2 ** 14
  expect(Math.abs((tiles[0]?.lon ?? 0) - 120.5)).toBeLessThanOrEqual(side / 2)
  expect(Math.abs((tiles[0]?.lat ?? 0) - 30.05)).toBeLessThanOrEqual(side / 2)
})

test('around a point: open and closed, no older than asked, within the circle, nearest first', async () => {
  const here = { lon: 120.5, lat: 30.05 }
  const list = Array.from({ length: 300 }, (_, n): CaseSeed => ({
    id: id('c', n), open: n % 3 > 0, openedAt: NOW - (n % 10) * 86_400_000,
    lon: here.lon + ((n % 17) - 8) * 0.0004, lat: here.lat + ((n % 13) - 6) * 0.0004,
  }))
  await insertCases(database.owner, list)
  const found = await casesNear(reading(database.db), here, 200, { since: NOW - 5 * 86_400_000, kind: 'event' })
  const metres = (one: { lon?: number | null; lat?: number | null }) =>
    distanceMetres(here.lon, here.lat, one.lon ?? 0, one.lat ?? 0)
  const expected = list.filter(seed => metres(seed) <= 200 && (seed.openedAt ?? 0) >= NOW - 5 * 86_400_000)
  expect(found.map(row => row.id).toSorted()).toEqual(expected.map(seed => seed.id).toSorted())
  expect(found.map(metres)).toEqual(found.map(metres).toSorted((a, b) => a - b))
  expect(found.length).toBeGreaterThan(20)
  expect(await casesNear(reading(database.db), here, 200, { since: NOW, kind: 'order' })).toEqual([])
})
