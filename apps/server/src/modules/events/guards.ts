/**
 * Who may open a reporter's personal data, and who may read a file: whoever may read the event that names them. And
 * what an event holds of its reporter besides.
 */
import { sql } from 'kysely'
import type { Id } from '@onegrid/domain'
import type { RequestContext } from '../../platform/http/index.ts'
import { actorOf, mayRead, maySeeField } from '../cases/index.ts'
import { casesReportedBy } from './reporter.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'

export function installGuards(rooms: EventRooms): void {
  rooms.personal.guard(async (ctx, { subject }) => {
    const { rows } = await sql<{ id: Id }>`
      select case_id as id from event where district_id = ${ctx.districtId} and reporter_subject = ${subject}`.execute(
      rooms.db,
    )
    return anyCase(rooms, ctx, rows.map(({ id }) => id), 'reporter')
  })
  rooms.personal.holder({
    async cases(db, districtId, subjects) {
      const { events } = await casesReportedBy(rooms, db, districtId, subjects)
      return rooms.cases.rows(districtId, events, 0)
    },
    // An order is found by the words of its event, so it has them too.
    async erase(tx, districtId, subjects) {
      const { events, orders } = await casesReportedBy(rooms, tx, districtId, subjects)
      let texts = 0
      for (const id of [...events, ...orders]) texts += await rooms.cases.eraseTexts(districtId, id, tx)
      return texts
    },
  })
  rooms.files.reader('case', (ctx, ids) => anyCase(rooms, ctx, ids))
}

async function anyCase(
  rooms: EventRooms, ctx: RequestContext, ids: readonly Id[], field?: 'reporter',
): Promise<boolean> {
  const scene = await sceneOf(rooms, ctx.districtId, ctx.now)
  for (const id of ids) {
    const state = await rooms.cases.load(ctx.districtId, id)
    if (!state) continue
    const actor = actorOf(ctx.principal, state, scene)
    if (mayRead(actor, state) && (field === undefined || maySeeField(actor, field))) return true
  }
  return false
}
