/** The follower that keeps the tallies: lines in, sums out, in the transaction that moves its cursor. Rules: decisions 8, 9. */
import type { Changes, Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { cellKey, emptyTally, tallyLine } from './counts-tally.ts'
import type { Counted, IsOpen, Tally } from './counts-tally.ts'

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
  const tally = emptyTally()
  const changed = new Map<Id, Counted>()
  for (const { caseId, line } of lines) {
    const before = changed.get(caseId) ?? counted.get(caseId)
    const after = tallyLine(tally, before, line.changes, isOpen)
    changed.set(caseId, after)
  }
  await writeCounted(tx, districtId, changed)
  await writeCells(tx, districtId, tally)
  await writeTiles(tx, districtId, tally)
}

async function readCounted(tx: Tx, districtId: number, ids: readonly Id[]) {
  const found = await rows(tx, sql<Counted & { caseId: Id }>`
    select case_id as "caseId", kind, state, day, town_id as "townId", unit_id as "unitId", matter, level, source, lon, lat
    from case_counted where district_id = ${districtId} and case_id = any (${[...ids]}::uuid[])`)
  return new Map(found.map(({ caseId, ...counted }) => [caseId, counted]))
}

async function writeCounted(tx: Tx, districtId: number, changed: ReadonlyMap<Id, Counted>) {
  const values = [...changed].map(([case_id, { townId, unitId, ...rest }]) => ({
    case_id, ...rest, town_id: townId, unit_id: unitId,
  }))
  await sql`
    insert into case_counted (district_id, case_id, kind, state, day, town_id, unit_id, matter, level, source, lon, lat)
    select ${districtId}, case_id, kind, state, day, town_id, unit_id, matter, level, source, lon, lat
    from jsonb_populate_recordset(null::case_counted, ${JSON.stringify(values)}::jsonb)
    on conflict on constraint case_counted_pkey do update set
      kind = excluded.kind, state = excluded.state, day = excluded.day, town_id = excluded.town_id,
      unit_id = excluded.unit_id, matter = excluded.matter, level = excluded.level, source = excluded.source,
      lon = excluded.lon, lat = excluded.lat`.execute(tx)
}

async function writeCells(tx: Tx, districtId: number, { cells }: Tally) {
  if (cells.size === 0) return
  const values = [...cells.values()].map(({ cell, by }) => ({
    cube: cell.cube, cell: cellKey(cell), kind: cell.kind, state: cell.state, day: cell.day, town_id: cell.townId,
    unit_id: cell.unitId, matter_class: cell.matterClass, level: cell.level, source: cell.source, cases: by,
  }))
  const given = sql`jsonb_populate_recordset(null::case_tally, ${JSON.stringify(values)}::jsonb)`
  await sql`
    insert into case_tally as held
      (district_id, cube, cell, kind, state, day, town_id, unit_id, matter_class, level, source, cases)
    select ${districtId}, cube, cell, kind, state, day, town_id, unit_id, matter_class, level, source, cases from ${given}
    on conflict on constraint case_tally_pkey do update set cases = held.cases + excluded.cases`.execute(tx)
  await sql`
    delete from case_tally held using ${given} given
    where held.district_id = ${districtId} and held.cube = given.cube and held.cell = given.cell and held.cases = 0
  `.execute(tx)
}

async function writeTiles(tx: Tx, districtId: number, { tiles }: Tally) {
  if (tiles.size === 0) return
  const values = [...tiles.values()].map(({ cell, by }) => ({
    zoom: cell.zoom, tile: cell.tile, town_id: cell.townId, cases: by,
  }))
  const given = sql`jsonb_populate_recordset(null::tile_tally, ${JSON.stringify(values)}::jsonb)`
  await sql`
    insert into tile_tally as held (district_id, zoom, tile, town_id, cases)
    select ${districtId}, zoom, tile, town_id, cases from ${given}
    on conflict on constraint tile_tally_pkey do update set cases = held.cases + excluded.cases`.execute(tx)
  await sql`
    delete from tile_tally held using ${given} given
    where held.district_id = ${districtId} and held.zoom = given.zoom and held.tile = given.tile
      and held.town_id = given.town_id and held.cases = 0`.execute(tx)
}
