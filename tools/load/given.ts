/** What a teller is given: plain data, so that it can be handed to another thread. */
import type { CalendarData, Instant, Policy } from '@onegrid/domain'
import type { Area } from '../../apps/server/src/modules/areas/index.ts'
import type { DirectoryRows } from '../../apps/server/src/modules/staff/directory.ts'
import type { Shift } from '../../apps/server/src/modules/staff/index.ts'
import type { Secrets } from '../../apps/server/src/platform/config/index.ts'
import type { PastDay } from './days.ts'

export interface Given {
  districtId: number
  county: string
  seed: number
  until: Instant
  days: readonly PastDay[]
  policy: Policy
  calendar: CalendarData
  areas: readonly Area[]
  directory: DirectoryRows
  /** Shifts that the district has. */
  shifts: readonly Shift[]
  /** By which personal data is sealed. */
  secrets: Pick<Secrets, 'fields' | 'blindIndex'>
}

/** Which part of all events a teller tells: every so-many-th. */
export interface Share {
  no: number
  of: number
}
