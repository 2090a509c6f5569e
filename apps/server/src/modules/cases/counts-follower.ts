/**
 * The follower that keeps the tallies: lines in, sums out, in the transaction that moves its cursor. Rules: decisions
 * 8, 9.
 */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Changes, Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { cellKey, countedAfter, emptyTally, tallyChange } from './counts-tally.ts'
import type { Cell, Counted, Tally, TileCell } from './counts-tally.ts'
import type { IsOpen } from './list-filter.ts'

/** What the follower needs of a feed line. */
export interface CountedLine {
  districtId: number
  caseId: Id
  line: { changes: Changes }
}

export const tallyFollowerName = 'case_tallies'

/** @param isOpen of the kinds of case that are installed: lines name a state, not whether it is open */
export function tallyFollower(isOpen: IsOpen) {
  return {
    name: tallyFollowerName,
    async onLines(tx: Tx, lines: readonly CountedLine[]): Promise<void> {
      for (const [districtId, own] of Map.groupBy(lines, line => line.districtId)) {
        await countLines(tx, districtId, own, isOpen)
      }
    },
    /** Forgets everything before the feed is read anew from its beginning. */
    async reset(tx: Tx, districtId: number): Promise<void> {
      await sql`delete from case_counted where district_id = ${districtId}`.execute(tx)
      await sql`delete from case_tally where district_id = ${districtId}`.execute(tx)
      await sql`delete from tile_tally where district_id = ${districtId}`.execute(tx)
    },
  }
}

async function countLines(tx: Tx, districtId: number, lines: readonly CountedLine[], isOpen: IsOpen) {
  const counted = await readCounted(tx, districtId, [...new Set(lines.map(({ caseId }) => caseId))])
  const changed = new Map<Id, Counted>()
  for (const [n, { caseId, line }] of lines.entries()) {
    if (n % BREATH === BREATH - 1) await breathe()
    const before = changed.get(caseId) ?? counted.get(caseId)
    const after = countedAfter(before, line.changes)
    if (after !== before) changed.set(caseId, after)
  }
  // What a case was between its first and its last line of the batch cancels out.
  const tally = emptyTally()
  for (const [caseId, after] of changed) tallyChange(tally, counted.get(caseId), after, isOpen)
  await writeCounted(tx, districtId, changed)
  await writeCells(tx, districtId, tally)
  await writeTiles(tx, districtId, tally)
}

/** Lines of a large batch after which somebody else is served. */
const BREATH = 1000

async function readCounted(tx: Tx, districtId: number, ids: readonly Id[]) {
  const found = await rows(
    tx,
    sql<Counted & { caseId: Id }>`
    select case_id as "caseId", kind, state, day, town_id as "townId", unit_id as "unitId", matter, level, source,
      lon, lat
    from case_counted where district_id = ${districtId} and case_id = any (${[...ids]}::uuid[])`,
  )
  return new Map(found.map(({ caseId, ...counted }) => [caseId, counted]))
}

async function writeCounted(tx: Tx, districtId: number, changed: ReadonlyMap<Id, Counted>) {
  if (changed.size === 0) return
  const all = [...changed.values()]
  const column = <K extends keyof Counted>(name: K) => all.map(counted => counted[name])
  await sql`
    insert into case_counted (district_id, case_id, kind, state, day, town_id, unit_id, matter, level, source, lon, lat)
    select ${districtId}, * from unnest(
      ${[...changed.keys()]}::uuid[], ${column('kind')}::text[], ${column('state')}::text[], ${column('day')}::date[],
      ${column('townId')}::uuid[], ${column('unitId')}::uuid[], ${column('matter')}::text[],
      ${column('level')}::smallint[], ${column('source')}::text[],
      ${column('lon')}::float8[], ${column('lat')}::float8[])
    on conflict on constraint case_counted_pkey do update set
      kind = excluded.kind, state = excluded.state, day = excluded.day, town_id = excluded.town_id,
      unit_id = excluded.unit_id, matter = excluded.matter, level = excluded.level, source = excluded.source,
      lon = excluded.lon, lat = excluded.lat`.execute(tx)
}

async function writeCells(tx: Tx, districtId: number, { cells }: Tally) {
  if (cells.size === 0) return
  const sums = [...cells.values()].map(({ cell, by }) => ({ cell, key: cellKey(cell), by }))
  const column = <K extends keyof Cell>(name: K) => sums.map(({ cell }) => cell[name])
  await sql`
    insert into case_tally as held
      (district_id, cube, cell, kind, state, day, town_id, unit_id, matter_class, level, source, cases)
    select ${districtId}, * from unnest(
      ${column('cube')}::text[], ${sums.map(({ key }) => key)}::text[], ${column('kind')}::text[],
      ${column('state')}::text[], ${column('day')}::date[], ${column('townId')}::uuid[], ${column('unitId')}::uuid[],
      ${column('matterClass')}::text[], ${column('level')}::smallint[], ${column('source')}::text[],
      ${sums.map(({ by }) => by)}::integer[])
    on conflict on constraint case_tally_pkey do update set cases = held.cases + excluded.cases`.execute(tx)
  const sunk = sums.filter(({ by }) => by < 0)
  await sql`
    delete from case_tally held
    using unnest(${sunk.map(({ cell }) => cell.cube)}::text[], ${sunk.map(({ key }) => key)}::text[])
      as sunk (cube, cell)
    where held.district_id = ${districtId} and held.cube = sunk.cube and held.cell = sunk.cell and held.cases = 0
  `.execute(tx)
}

async function writeTiles(tx: Tx, districtId: number, { tiles }: Tally) {
  if (tiles.size === 0) return
  const columns = (sums: readonly { cell: TileCell }[]) => sql.join([
    sql`${sums.map(({ cell }) => cell.zoom)}::smallint[]`,
    sql`${sums.map(({ cell }) => cell.tile)}::bigint[]`,
    sql`${sums.map(({ cell }) => cell.townId)}::uuid[]`,
  ])
  const sums = [...tiles.values()]
  await sql`
    insert into tile_tally as held (district_id, zoom, tile, town_id, cases)
    select ${districtId}, * from unnest(${columns(sums)}, ${sums.map(({ by }) => by)}::integer[])
    on conflict on constraint tile_tally_pkey do update set cases = held.cases + excluded.cases`.execute(tx)
  await sql`
    delete from tile_tally held using unnest(${columns(sums.filter(({ by }) => by < 0))}) as sunk (zoom, tile, town_id)
    where held.district_id = ${districtId} and held.zoom = sunk.zoom and held.tile = sunk.tile
      and held.town_id = sunk.town_id and held.cases = 0`.execute(tx)
}
