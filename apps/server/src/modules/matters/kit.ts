/** What every command of this module works with. */
import type { Id } from '@onegrid/domain'
import type { Audit, AuditActor } from '../../platform/audit/index.ts'
import type { BusinessClock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { AreasApi } from '../areas/index.ts'
import type { StaffApi } from '../staff/index.ts'
import type { Rulebook } from './rulebook.ts'

export interface MattersKit {
  db: Db
  audit: Audit
  clock: Pick<BusinessClock, 'now'>
  areas: Pick<AreasApi, 'tree'>
  staff: StaffApi
  book: Rulebook
}

export function accountOf(by: AuditActor): Id | null {
  return 'principal' in by ? (by.principal?.accountId ?? null) : null
}
