/** What followers and counters hold when all has been read: written beside the rows that it comes of. */
import { orderMarksOf } from '../../apps/server/src/modules/supervision/marks.ts'
import { duplicatesOf } from '@onegrid/domain'
import { cellKey } from '../../apps/server/src/modules/cases/counts-tally.ts'
import type { Tally } from '../../apps/server/src/modules/cases/counts-tally.ts'
import type { Life } from './life.ts'
import type { Rows } from './rows.ts'

/** Of one case at its end: marks of an order, the reports that an event answers for. */
export function addResults(rows: Rows, districtId: number, { state }: Life): void {
  if (state.kind === 'order') {
    const marks = orderMarksOf(state.extra)
    if (marks) rows.add('order_mark', [districtId, state.id, marks])
    return
  }
  for (const id of duplicatesOf(state)) rows.add('event_duplicate', [districtId, state.id, id])
}

/** Adds one tally to another. */
export function sumInto(all: Tally, { cells, tiles }: Tally): void {
  for (const [key, { cell, by }] of cells) all.cells.set(key, { cell, by: by + (all.cells.get(key)?.by ?? 0) })
  for (const [key, { cell, by }] of tiles) all.tiles.set(key, { cell, by: by + (all.tiles.get(key)?.by ?? 0) })
}

export function addTallies(rows: Rows, districtId: number, { cells, tiles }: Tally): void {
  for (const { cell, by } of cells.values()) {
    const { cube, kind, state, day, townId, unitId, matterClass, level, source } = cell
    const kept = [kind, state, day, townId, unitId, matterClass, level, source]
    rows.add('case_tally', [districtId, cube, cellKey(cell), ...kept, by])
  }
  for (const { cell: { zoom, tile, townId }, by } of tiles.values()) {
    rows.add('tile_tally', [districtId, zoom, tile, townId, by])
  }
}
