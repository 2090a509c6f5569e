/**
 * Tallies as a pure function of trail lines: what a line changes in the numbers. It knows nothing but the line and what
 * the lines before it said of the same case, so a rebuild gives the same numbers. Rules: decisions 8, 15, 16.
 */
import { TILE_KEY_ZOOM, chinaDate, tileKey } from '@onegrid/domain'
import type { Changes, Id } from '@onegrid/domain'
import type { IsOpen } from './list-filter.ts'

/** What is counted of a case, as its last line left it. */
export interface Counted {
  kind: string
  state: string
  /** China's date of the opening. */
  day: string
  townId: Id | null
  unitId: Id | null
  matter: string | null
  level: number | null
  source: string
  lon: number | null
  lat: number | null
}

/** A cell of a cube; what the cube does not keep is null. */
export interface Cell {
  cube: Cube
  kind: string
  state: string
  day: string | null
  townId: Id | null
  unitId: Id | null
  matterClass: string | null
  level: number | null
  source: string | null
}

export interface TileCell {
  zoom: number
  tile: number
  townId: Id
}

/** Which dimensions each cube keeps beside kind and state. All in one would have nearly a cell for every case. */
export const cubes = {
  /** Trends and totals of places. */
  place: ['day', 'townId'],
  /** What kind of trouble, when. */
  matter: ['day', 'matterClass', 'level', 'source'],
  /** What kind of trouble, where. */
  mixed: ['townId', 'matterClass', 'level', 'source'],
  unit: ['day', 'unitId'],
} as const satisfies Record<string, readonly Dimension[]>

export type Cube = keyof typeof cubes
export type Dimension = 'day' | 'townId' | 'unitId' | 'matterClass' | 'level' | 'source'

/** Zooms whose tiles are counted; a map between two of them adds up the finer. */
export const tallyZooms = [8, 10, 12, 14, 16] as const

export const nowhere = '00000000-0000-0000-0000-000000000000'

/** Sums of many lines, cell by cell. */
export interface Tally {
  cells: Map<string, { cell: Cell; by: number }>
  tiles: Map<string, { cell: TileCell; by: number }>
}

export function emptyTally(): Tally {
  return { cells: new Map(), tiles: new Map() }
}

/**
 * Adds what has become of a case: the same as its lines one after the other.
 *
 * @param before what was counted of it; undefined where nothing was
 */
export function tallyChange(tally: Tally, before: Counted | undefined, after: Counted, isOpen: IsOpen): void {
  if (before) add(tally, before, -1, isOpen)
  add(tally, after, 1, isOpen)
}

const countedFields = [
  'kind', 'state', 'openedAt', 'areas.townId', 'leadUnitId', 'matter', 'level', 'source', 'place.lon', 'place.lat',
] as const

/**
 * What is counted of a case after one more line; the same object where the line changes nothing of it.
 *
 * @throws Error when the line of a case never seen does not say what begins one
 */
export function countedAfter(before: Counted | undefined, { fields }: Changes): Counted {
  // Notes, pictures, reminders: most of a trail.
  if (before && !countedFields.some(field => field in fields)) return before
  const now = <T>(field: (typeof countedFields)[number], old: T | undefined): T | null => {
    const change = fields[field]
    return change ? (change[1] as T | null) : (old ?? null)
  }
  const kind = now('kind', before?.kind)
  const state = now('state', before?.state)
  const source = now('source', before?.source)
  const openedAt = fields.openedAt?.[1]
  const day = typeof openedAt === 'number' ? chinaDate(openedAt) : before?.day
  if (kind === null || state === null || source === null || day === undefined) {
    throw new Error('the line neither begins a case nor follows a counted one')
  }
  return {
    kind,
    state,
    day,
    townId: now('areas.townId', before?.townId),
    unitId: now('leadUnitId', before?.unitId),
    matter: now('matter', before?.matter),
    level: now('level', before?.level),
    source,
    lon: now('place.lon', before?.lon),
    lat: now('place.lat', before?.lat),
  }
}

function add(tally: Tally, counted: Counted, by: number, isOpen: IsOpen) {
  for (const cube of Object.keys(cubes) as Cube[]) {
    const cell = cellOf(cube, counted)
    bump(tally.cells, cellKey(cell), cell, by)
  }
  const { lon, lat } = counted
  if (lon === null || lat === null || !isOpen(counted.kind, counted.state)) return
  const key = tileKey(lon, lat)
  for (const zoom of tallyZooms) {
    const cell = { zoom, tile: Math.floor(key / 4 ** (TILE_KEY_ZOOM - zoom)), townId: counted.townId ?? nowhere }
    bump(tally.tiles, `${zoom}|${cell.tile}|${cell.townId}`, cell, by)
  }
}

/** The values as one text: nulls have no place in a primary key. */
export function cellKey(cell: Cell): string {
  const { kind, state, day, townId, unitId, matterClass, level, source } = cell
  return [kind, state, day, townId, unitId, matterClass, level, source].map(value => value ?? '').join('|')
}

function cellOf(cube: Cube, counted: Counted): Cell {
  const kept: readonly Dimension[] = cubes[cube]
  const keep = <T>(dimension: Dimension, value: T): T | null => (kept.includes(dimension) ? value : null)
  return {
    cube,
    kind: counted.kind,
    state: counted.state,
    day: keep('day', counted.day),
    townId: keep('townId', counted.townId),
    unitId: keep('unitId', counted.unitId),
    matterClass: keep('matterClass', counted.matter?.slice(0, 2) ?? null),
    level: keep('level', counted.level),
    source: keep('source', counted.source),
  }
}

/** Cells that come out even leave the map: what did not change is not written. */
function bump<C extends object>(sums: Map<string, { cell: C; by: number }>, key: string, cell: C, by: number) {
  const name = 'cube' in cell ? `${String(cell.cube)}|${key}` : key
  const sum = (sums.get(name)?.by ?? 0) + by
  if (sum === 0) sums.delete(name)
  else sums.set(name, { cell, by: sum })
}
