/**
 * Whoever reported: an account, or a subject of personal data, or nobody. For messages to them; the trail does not
 * say.
 */
import type { Id } from '@onegrid/domain'
import { sql } from 'kysely'
import { rows } from '../../platform/database/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { CaseListRow } from '../cases/index.ts'
import type { EventRooms } from './rooms.ts'

export interface ReporterRef {
  accountId?: Id
  subjectId?: Id
}

export async function reportersOf(
  rooms: Pick<EventRooms, 'db'>, districtId: number, cases: readonly Pick<CaseListRow, 'id' | 'reporterId'>[],
): Promise<Map<Id, ReporterRef[]>> {
  if (cases.length === 0) return new Map()
  const found = await rows(rooms.db, sql<{ id: Id; subjectId: Id }>`
    select case_id as id, reporter_subject as "subjectId" from event
    where district_id = ${districtId} and case_id = any (${cases.map(({ id }) => id)}::uuid[])
      and reporter_subject is not null`)
  const subjects = new Map(found.map(({ id, subjectId }) => [id, subjectId]))
  return new Map(cases.map(({ id, reporterId }) => {
    const subjectId = subjects.get(id)
    return [id, [...(reporterId ? [{ accountId: reporterId }] : []), ...(subjectId ? [{ subjectId }] : [])]]
  }))
}

/** Cases that subjects of personal data have reported, and the orders on them: where something of theirs may stand. */
export async function casesReportedBy(
  { cases }: Pick<EventRooms, 'cases'>, db: Db, districtId: number, subjects: readonly Id[],
): Promise<{ events: Id[]; orders: Id[] }> {
  const found = await rows(db, sql<{ id: Id }>`
    select case_id as id from event
    where district_id = ${districtId} and reporter_subject = any (${[...subjects]}::uuid[])`)
  const events = found.map(({ id }) => id)
  return { events, orders: (await Promise.all(events.map((id) => cases.childrenOf(districtId, id, 'order')))).flat() }
}
