import { PassThrough } from 'node:stream'
import { exportAudit, getAuditSummary, readAuditLine, searchAudit } from '@onegrid/contract'
import { chinaDate } from '@onegrid/domain'
import type { Db } from '../database/index.ts'
import { disposition, Problem } from '../http/index.ts'
import type { Router } from '../http/index.ts'
import { SPREADSHEET_TYPE, writeSheet } from '../spreadsheet/index.ts'
import type { Audit } from './audit.ts'
import { auditRows, auditSheet, EXPORT_MOST } from './export.ts'
import type { AuditDetail } from './line.ts'
import { proveLine } from './proof.ts'
import { countAuditLines, findAuditLines, readLine } from './search.ts'
import { summarise } from './summary.ts'

export interface AuditRouteDeps {
  router: Router
  db: Db
  audit: Audit
  wallClock: () => number
  /** Why personal data was opened: free text, which stays out of the sealed log. */
  openingReason(districtId: number, openingId: string): Promise<string | undefined>
}

/** Reading the log is itself on the log. Rule: docs/domain.md R8. */
export function installAuditRoutes({ router, db, audit, wallClock, openingReason }: AuditRouteDeps): void {
  router.handle(searchAudit, async (ctx, { query }) => {
    // The following pages are the same reading.
    if (query.cursor === undefined) {
      await audit(ctx, { action: 'audit.search', objectType: 'audit', outcome: 'success', detail: onRecord(query) })
    }
    return findAuditLines(db, ctx, query)
  })

  router.handle(readAuditLine, async (ctx, { params: { id } }) => {
    const line = await readLine(db, ctx, id)
    const proof = await proveLine(db, ctx.districtId, id)
    if (!line || !proof) throw new Problem('not-found')
    await audit(ctx, { action: 'audit.read', objectType: 'audit', objectId: id, outcome: 'success' })
    const opening = line.action === 'personal.open' ? line.detail.opening : undefined
    const reason = typeof opening === 'string' ? await openingReason(ctx.districtId, opening) : undefined
    return { line, proof, reason: reason ?? null }
  })

  // Counts name nobody: they are not on record.
  router.handle(getAuditSummary, ({ districtId }, { query }) => summarise(db, districtId, query.days ?? 1, wallClock()))

  router.handleRaw(exportAudit, async (ctx, { query }, _request, reply) => {
    const count = await countAuditLines(db, ctx.districtId, query, EXPORT_MOST + 1)
    const outcome = count > EXPORT_MOST ? 'refused' : 'success'
    // Before the first byte: what has left the house is on record, also when the reader breaks off.
    const detail = { ...onRecord(query), count }
    await audit(ctx, { action: 'audit.export', objectType: 'audit', outcome, detail })
    if (outcome === 'refused') throw new Problem('export-too-large', { most: EXPORT_MOST })
    const out = new PassThrough()
    const { name, username } = ctx.principal
    const sheet = auditSheet(ctx.lang, `${name} ${username}`, count, wallClock())
    writeSheet(out, sheet, auditRows(db, ctx, query, count)).catch((error: unknown) => {
      out.destroy(error instanceof Error ? error : new Error('the export failed', { cause: error }))
    })
    const file = `${sheet.name}-${chinaDate(wallClock())}.xlsx`
    return reply.type(SPREADSHEET_TYPE).header('content-disposition', disposition(file)).send(out)
  })
}

/** Ids, codes and moments; of the words that named somebody only that there were some. Rule: decision 12. */
function onRecord({ who, ...query }: { who?: string }): AuditDetail {
  const entries = Object.entries(query).filter(([name]) => name !== 'cursor' && name !== 'limit')
  return { ...Object.fromEntries(entries.map(([name, value]) => [name, String(value)])), ...(who && { byName: true }) }
}
