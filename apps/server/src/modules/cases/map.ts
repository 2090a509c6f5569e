/**
 * Open cases on the map: each by itself where one is near enough or where they are few, else how many a tile holds. A
 * viewport is at most four ranges of one index; low zooms of whoever reads by district or town are read from tallies.
 * Rule: decision 16.
 */
import { TILE_KEY_ZOOM, tileOfKey, viewportKeyRanges } from '@onegrid/domain'
import type { Id, Light, Viewport } from '@onegrid/domain'
import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
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
  if (query.zoom >= SINGLE_ZOOM) return casesOf(reading, inSight(reading, reader, query), MOST_CASES)
  const few = await casesOf(reading, ofRelations(reading, reader, query), FEW_CASES)
  return few.more ? { cases: [], tiles: await tilesOf(reading, reader, query), more: false } : few
}

/** From here on a screen shows a few streets. */
const SINGLE_ZOOM = 13
/** More marks than this nobody tells apart. */
const MOST_CASES = 2000
/** So few are shown one by one however far away, since a tile does not say what is due soon or paused. */
const FEW_CASES = 300
/** Tiles of the screen are 256 pixels; rings of a quarter of that stand well apart. */
const RINGS_PER_TILE = 2

/** Rows of `case_file` in any order, at most so many; undefined where the reader reads nothing. */
type Found = (most: number) => RawBuilder<unknown> | undefined

/** Along the tiles: near by, what is in sight is less than what somebody may read. */
function inSight({ districtId, now }: Reading, reader: Reader, { view, filter = {} }: MapQuery): Found {
  const conditions = allOf([
    sql`c.district_id = ${districtId} and c.is_open`,
    sql`c.lon between ${view.west} and ${view.east} and c.lat between ${view.south} and ${view.north}`,
    readerCondition(reader, districtId),
    ...filterConditions(filter, now, districtId),
  ])
  return (most) => sql.join(
    viewportKeyRanges(view).map(({ from, to }) => sql`
      (select ${drawn} from case_file c where c.tile_key between ${from} and ${to} and ${conditions} limit ${most})`),
    sql` union all `,
  )
}

/** Along the reader's relations: from far away everything is in sight. */
function ofRelations({ districtId, now }: Reading, reader: Reader, { view, filter = {} }: MapQuery): Found {
  const conditions = allOf([...filterConditions({ ...filter, within: view }, now, districtId)])
  const branches = readerBranches(reader, districtId, [true])
  return (most) => branches.length === 0 ? undefined : sql.join(
    branches.map(({ relation, also }) => sql`
      (select ${drawn} from case_file c
       where c.district_id = ${districtId} and ${allOf([relation, also, conditions])} limit ${most})`),
    sql` union `,
  )
}

const drawn = sql`c.id, c.kind, c.number, c.state, c.matter, c.level, c.lon, c.lat, c.due_at, c.yellow_at, c.is_paused`

async function casesOf({ db, districtId, now }: Reading, find: Found, most: number): Promise<MapView> {
  const found = find(most + 1)
  if (!found) return { cases: [], tiles: [], more: false }
  const read = await rows(db, sql<MapCase & Pick<CaseListRow, 'dueAt' | 'yellowAt' | 'isPaused'>>`
    select c.id, c.kind, c.number, coalesce(x.title, '') as title, c.state, c.matter, c.level, c.lon, c.lat,
      c.due_at as "dueAt", c.yellow_at as "yellowAt", c.is_paused as "isPaused"
    from (select * from (${found}) every limit ${most + 1}) c
    left join case_text x on x.district_id = ${districtId} and x.case_id = c.id`)
  const cases = read.slice(0, most).map(row => {
    const { dueAt: _due, yellowAt: _yellow, isPaused: _paused, ...shown } = withLight(row, now)
    return shown
  })
  return { cases, tiles: [], more: read.length > most }
}

async function tilesOf(reading: Reading, reader: Reader, query: MapQuery): Promise<MapTile[]> {
  const zoom = ringZoom(query.zoom)
  const filtered = query.filter !== undefined && Object.keys(query.filter).length > 0
  const places = filtered ? undefined : tallyPlaces(reader)
  const counted = places
    ? await talliedTiles(reading, query, places, zoom)
    : await groupedTiles(reading, reader, query, zoom)
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
  return townIds.length > 0 && villageIds.length + gridIds.length + unitIds.length === 0
    ? { towns: townIds }
    : undefined
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
