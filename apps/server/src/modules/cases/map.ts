/**
 * Open cases on the map: each by itself where one is near enough, else how many a tile holds. A viewport is at most four
 * ranges of one index; low zooms of whoever reads by district or town are read from tallies. Rule: decision 16.
 */
import { TILE_KEY_ZOOM, tileOfKey, viewportKeyRanges } from '@onegrid/domain'
import type { Id, Light, Viewport } from '@onegrid/domain'
import { sql } from 'kysely'
import { at, rows } from '../../platform/database/index.ts'
import { nowhere, tallyZooms } from './counts-tally.ts'
import type { Reading } from './list.ts'
import { allOf, anyOf, filterConditions } from './list-filter.ts'
import type { CaseFilter } from './list-filter.ts'
import { readerBranches, readerCondition } from './list-reader.ts'
import type { Reader } from './list-reader.ts'
import { withLight } from './list-rows.ts'
import type { CaseListRow } from './list-rows.ts'

export interface MapCase extends Pick<CaseListRow, 'id' | 'kind' | 'number' | 'title' | 'state' | 'matter' | 'level'> {
  lon: number
  lat: number
  light: Light | null
}

/** A tile's open cases, at the tile's middle. */
export interface MapTile {
  lon: number
  lat: number
  count: number
  /** Of them over their time. */
  red: number
}

export interface MapView {
  cases: MapCase[]
  tiles: MapTile[]
  /** More cases than are shown one by one: zoom in. */
  more: boolean
}

export interface MapQuery {
  view: Viewport
  /** Web mercator, as the screen has it; fractions are cut. */
  zoom: number
  filter?: Omit<CaseFilter, 'text' | 'open'>
}

export async function mapCases(reading: Reading, reader: Reader, query: MapQuery): Promise<MapView> {
  if (query.zoom >= SINGLE_ZOOM) return singleCases(reading, reader, query)
  return { cases: [], tiles: await tilesOf(reading, reader, query), more: false }
}

/** From here on a screen shows a few streets. */
const SINGLE_ZOOM = 13
/** More marks than this nobody tells apart. */
const MOST_CASES = 2000
/** Tiles of the screen are 256 pixels; rings of a quarter of that stand well apart. */
const RINGS_PER_TILE = 2

async function singleCases(reading: Reading, reader: Reader, { view, filter = {} }: MapQuery): Promise<MapView> {
  const { db, districtId, now } = reading
  const conditions = allOf([
    sql`c.district_id = ${districtId} and c.is_open`,
    sql`c.lon between ${view.west} and ${view.east} and c.lat between ${view.south} and ${view.north}`,
    readerCondition(reader, districtId),
    ...filterConditions(filter, now, districtId),
  ])
  const branches = viewportKeyRanges(view).map(({ from, to }) => sql`
    (select c.id, c.kind, c.number, c.state, c.matter, c.level, c.lon, c.lat, c.due_at, c.yellow_at, c.is_paused
     from case_file c where c.tile_key between ${from} and ${to} and ${conditions} limit ${MOST_CASES + 1})`)
  const found = await rows(db, sql<MapCase & Pick<CaseListRow, 'dueAt' | 'yellowAt' | 'isPaused'>>`
    select c.id, c.kind, c.number, coalesce(x.title, '') as title, c.state, c.matter, c.level, c.lon, c.lat,
      c.due_at as "dueAt", c.yellow_at as "yellowAt", c.is_paused as "isPaused"
    from (${sql.join(branches, sql` union all `)} limit ${MOST_CASES + 1}) c
    left join case_text x on x.district_id = ${districtId} and x.case_id = c.id`)
  const cases = found.slice(0, MOST_CASES).map(row => {
    const { dueAt: _due, yellowAt: _yellow, isPaused: _paused, ...shown } = withLight(row, now)
    return shown
  })
  return { cases, tiles: [], more: found.length > MOST_CASES }
}

async function tilesOf(reading: Reading, reader: Reader, query: MapQuery): Promise<MapTile[]> {
  const zoom = ringZoom(query.zoom)
  const filtered = query.filter !== undefined && Object.keys(query.filter).length > 0
  const places = filtered ? undefined : tallyPlaces(reader)
  const counted = places ? await talliedTiles(reading, query, places, zoom) : await groupedTiles(reading, reader, query, zoom)
  return counted.map(({ tile, count, red }) => ({ ...middleOf(tile, zoom), count, red }))
}

interface CountedTile {
  tile: number
  count: number
  red: number
}

/** The coarsest counted zoom whose tiles are rings of about the right size. */
function ringZoom(zoom: number): number {
  const wanted = Math.floor(zoom) + RINGS_PER_TILE
  return tallyZooms.find(counted => counted >= wanted) ?? tallyZooms[tallyZooms.length - 1] ?? TILE_KEY_ZOOM
}

/** Towns whose tallies are this reader's; all where undefined within; undefined where tallies do not fit him. */
function tallyPlaces(reader: Reader): { towns: readonly Id[] | undefined } | undefined {
  if (reader.district) return { towns: undefined }
  const { townIds = [], villageIds = [], gridIds = [], unitIds = [] } = reader
  return townIds.length > 0 && villageIds.length + gridIds.length + unitIds.length === 0 ? { towns: townIds } : undefined
}

/** All from the tallies; the red ones, few among the open, by the index of clocks. */
async function talliedTiles(
  { db, districtId, now }: Reading,
  { view }: MapQuery,
  { towns }: { towns: readonly Id[] | undefined },
  zoom: number,
): Promise<CountedTile[]> {
  const size = 4 ** (TILE_KEY_ZOOM - zoom)
  const ranges = anyOf(viewportKeyRanges(view).map(({ from, to }) =>
    sql`t.tile between ${Math.floor(from / size)} and ${Math.floor(to / size)}`))
  const within = towns ? sql`= any (${[...towns]}::uuid[])` : sql`is not null`
  return rows(db, sql<CountedTile>`
    with late as (
      select c.tile_key / ${size}::bigint as tile, count(*) as red from case_file c
      where c.district_id = ${districtId} and c.is_open and coalesce(c.due_at, 'infinity') < ${at(now)}
        and not c.is_paused and c.tile_key is not null and coalesce(c.town_id, ${nowhere}::uuid) ${within}
      group by 1
    )
    select t.tile, sum(t.cases)::bigint as count, coalesce(min(late.red), 0) as red
    from tile_tally t left join late on late.tile = t.tile
    where t.district_id = ${districtId} and t.zoom = ${zoom} and t.town_id ${within} and ${ranges}
    group by t.tile order by t.tile`)
}

/** Straight from the open cases: of readers of less than a town, or filtered. */
async function groupedTiles(
  { db, districtId, now }: Reading,
  reader: Reader,
  { view, filter = {} }: MapQuery,
  zoom: number,
): Promise<CountedTile[]> {
  const size = 4 ** (TILE_KEY_ZOOM - zoom)
  const ranges = anyOf(viewportKeyRanges(view).map(({ from, to }) => sql`c.tile_key between ${from} and ${to}`))
  const conditions = allOf([ranges, ...filterConditions(filter, now, districtId)])
  const branches = readerBranches(reader, districtId, [true]).map(({ relation, also }) => sql`
    select c.id, c.tile_key, c.due_at, c.is_paused from case_file c
    where c.district_id = ${districtId} and ${allOf([relation, also, conditions])}`)
  if (branches.length === 0) return []
  return rows(db, sql<CountedTile>`
    select c.tile_key / ${size}::bigint as tile, count(*) as count,
      count(*) filter (where c.due_at < ${at(now)} and not c.is_paused) as red
    from (${sql.join(branches, sql` union `)}) c group by 1 order by 1`)
}

function middleOf(tile: number, zoom: number) {
  const size = 4 ** (TILE_KEY_ZOOM - zoom)
  const { x, y } = tileOfKey(tile * size, zoom)
  const side = 2 ** zoom
  const mercator = Math.PI * (1 - (2 * (y + 0.5)) / side)
  return { lon: ((x + 0.5) / side) * 360 - 180, lat: (Math.atan(Math.sinh(mercator)) * 180) / Math.PI }
}
