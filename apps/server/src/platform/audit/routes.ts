import { searchAudit } from '@onegrid/contract'
import type { Db } from '../database/index.ts'
import type { Router } from '../http/index.ts'
import type { Audit } from './audit.ts'
import { findAuditLines } from './search.ts'

export function installAuditRoutes(router: Router, db: Db, audit: Audit): void {
  router.handle(searchAudit, async (ctx, { query }) => {
    if (query.cursor === undefined) {
      // Reading the log is itself on the log (docs/domain.md R8); the following pages are the same reading.
      await audit(ctx, { action: 'audit.search', objectType: 'audit', outcome: 'success', detail: searched(query) })
    }
    return findAuditLines(db, ctx.districtId, query)
  })
}

function searched(query: object): Record<string, string> {
  const entries = Object.entries(query).filter(([name]) => name !== 'cursor' && name !== 'limit')
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}
