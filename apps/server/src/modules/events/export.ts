/**
 * The list as a workbook: what the reader’s list shows, in its order, no more. On record, given or refused.
 * Rules: decisions 15, 35; docs/boundaries.md, "Personal data".
 */
import { PassThrough } from 'node:stream'
import { exportEvents } from '@onegrid/contract'
import { chinaDate, chinaTime } from '@onegrid/domain'
import type { Id, Instant } from '@onegrid/domain'
import type { AppKit } from '../../app-kit.ts'
import type { AuditDetail } from '../../platform/audit/index.ts'
import { disposition, Problem } from '../../platform/http/index.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import { SPREADSHEET_TYPE, writeSheet } from '../../platform/spreadsheet/index.ts'
import type { SheetCell } from '../../platform/spreadsheet/index.ts'
import { cellsOf, eventSheet } from './export-sheet.ts'
import { filterOf } from './filters.ts'
import type { EventQuery } from './filters.ts'
import { readerOf } from './reader.ts'
import type { EventRooms } from './rooms.ts'
import { viewingFor } from './viewing.ts'
import type { EventViewing } from './viewing.ts'

export function installEventExport({ router, audit, config }: AppKit, rooms: EventRooms): void {
  const most = config.exportRows

  router.handleRaw(exportEvents, async (ctx, { query }, _request, reply) => {
    const view = await viewingFor(rooms, ctx)
    const { tree } = view.scene
    const { order, ...asked } = query
    const list = { filter: filterOf(tree, asked), order, most: most + 1 }
    const ids = await rooms.cases.ids(ctx.districtId, ctx.now, readerOf(ctx.principal, tree), list)
    const outcome = ids.length > most ? 'refused' : 'success'
    // Before the first byte: what has left the house is on record, also when the reader breaks off.
    const detail = { ...onRecord(query), count: ids.length }
    await audit(ctx, { action: 'event.export', objectType: 'event', outcome, detail })
    if (outcome === 'refused') throw new Problem('export-too-large', { most })

    const out = new PassThrough()
    const sheet = eventSheet({ ctx, view, filter: asked, count: ids.length })
    writeSheet(out, sheet, pagesOf(rooms, ctx, view, ids)).catch((error: unknown) => {
      out.destroy(error instanceof Error ? error : new Error('the export failed', { cause: error }))
    })
    const name = `${sheet.name}-${tree.root?.name ?? ''}-${stamp(ctx.now)}.xlsx`
    return reply.type(SPREADSHEET_TYPE).header('content-disposition', disposition(name)).send(out)
  })
}

/** Written in some 12 ms (5,000 rows in a second), for which other requests may have to wait. */
const PAGE = 50

async function* pagesOf(
  rooms: EventRooms, { districtId, now }: RequestContext, view: EventViewing, ids: readonly Id[],
): AsyncGenerator<SheetCell[][]> {
  for (let from = 0; from < ids.length; from += PAGE) {
    const rows = await rooms.cases.rows(districtId, ids.slice(from, from + PAGE), now)
    yield rows.map((row) => cellsOf(row, view))
  }
}

/** 20260929-0902 */
function stamp(at: Instant): string {
  return [chinaDate(at), chinaTime(at)].map((part) => part.replaceAll(/[-:]/g, '')).join('-')
}

/** Ids, codes and moments; of what was searched for only that it was: words may name somebody. Rule: decision 12. */
function onRecord({ q, ...query }: EventQuery & { order?: string }): AuditDetail {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), ...(q === undefined ? {} : { searched: true }) }
}
