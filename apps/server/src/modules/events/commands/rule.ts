/**
 * A ruling names the unit; where it is meant to hold for the next such case too, it becomes a routing rule. Rule:
 * decision 19.
 */
import type { Id } from '@onegrid/domain'
import type { RequestContext } from '../../../platform/http/index.ts'
import type { Performed } from '../../cases/index.ts'
import type { EventRooms } from '../rooms.ts'
import { act } from './act.ts'
import type { ActionBody } from './act.ts'
import { derivedId } from './request.ts'

/**
 * The policy is another room's and has its own transaction: where this process dies between the ruling and its rule,
 * the repeated request finds the one done and does the other.
 */
export async function rule(rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ActionBody): Promise<Performed> {
  const performed = await act(rooms, ctx, caseId, body)
  if (body.input.saveRule === true) await keepRule(rooms, ctx, caseId, body)
  return performed
}

async function keepRule(rooms: EventRooms, ctx: RequestContext, caseId: Id, body: ActionBody): Promise<void> {
  // Made from the request: sent twice it is one rule, and a rule that stands is not put first again.
  const id = `ruling-${derivedId(body.id, 'ruling').slice(0, 8)}`
  const { routing } = await rooms.matters.policy(ctx.districtId)
  if (routing.some((known) => known.id === id)) return
  const state = await rooms.cases.load(ctx.districtId, caseId)
  if (!state?.matter) return
  const unitId = body.input.lead as Id
  const unit = await rooms.staff.unit(ctx.districtId, unitId)
  const { matter, number, areas: { townId } } = state
  const when = { matter: [matter], ...(townId && { areas: [townId] }) }
  await rooms.matters.appendRule(
    ctx,
    { id, name: `裁定 ${number}：${unit?.name ?? ''}`, when, to: { lead: { unitId } } },
    { number },
  )
}
