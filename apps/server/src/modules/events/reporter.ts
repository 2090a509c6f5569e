/**
 * Whoever reported: an account, or a subject of personal data, or nobody. For messages to them; the trail does not
 * say.
 */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { EventRooms } from './rooms.ts'

export interface ReporterRef {
  accountId?: Id
  subjectId?: Id
}

export async function reporterOf(rooms: EventRooms, districtId: number, caseId: Id): Promise<ReporterRef[]> {
  const state = await rooms.cases.load(districtId, caseId)
  const [row] = await rows(rooms.db, sql<{ subjectId: Id | null }>`
    select reporter_subject as "subjectId" from event where district_id = ${districtId} and case_id = ${caseId}`)
  return [
    ...(state?.reporterId ? [{ accountId: state.reporterId }] : []),
    ...(row?.subjectId ? [{ subjectId: row.subjectId }] : []),
  ]
}
