/** A ruling names the unit; where it is meant to hold for the next such case too, it becomes a routing rule. Rule: decision 19. */
import type { Id } from '@onegrid/domain'
import type { RequestContext } from '../../../platform/http/index.ts'
import type { Performed } from '../../cases/index.ts'
import type { EventRooms } from '../rooms.ts'
import { act } from './act.ts'
import type { ActionBody } from './act.ts'
import { derivedId } from './request.ts'

export async function rule(rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ActionBody): Promise<Performed> {
  const performed = await act(rooms, ctx, caseId, body)
  if (body.input.saveRule !== true || performed.outcome === 'same') return performed
  const state = await rooms.cases.load(ctx.districtId, caseId)
  if (!state?.matter) return performed
  const unitId = body.input.lead as Id
  const unit = await rooms.staff.unit(ctx.districtId, unitId)
  const routingRule = {
    // Made from the case: a ruling sent twice is one rule.
    id: `ruling-${derivedId(caseId, 'ruling').slice(0, 8)}`,
    name: `裁定 ${state.number}：${unit?.name ?? ''}`,
    when: { matter: [state.matter], ...(state.areas.townId ? { areas: [state.areas.townId] } : {}) },
    to: { lead: { unitId } },
  }
  await rooms.matters.appendRule(ctx, routingRule, { number: state.number })
  return performed
}
