/** Supervision (督办): orders on the same spine as events, and the follower that brings them. Front door. */
import { orderKind } from '@onegrid/domain'
import type { Id, OrderAction } from '@onegrid/domain'
import type { AppKit } from '../../app-kit.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import type { ActionRequest, Performed } from '../cases/index.ts'
import { recomputeDeadlines, untilClosed } from '../events/index.ts'
import { actOnOrder } from './act.ts'
import { supervisionFollower } from './follower.ts'
import { issueByHand } from './issue.ts'
import type { OrderRequest } from './issue.ts'
import { marksFollower } from './marks.ts'
import type { SupervisionRooms } from './rooms.ts'
import { installSupervisionRoutes } from './routes.ts'
import { orderTimers } from './timers.ts'

export interface SupervisionApi {
  /** What somebody does, without the network around it: for whoever plays a district from inside. @throws Problem */
  issue(ctx: RequestContext, body: OrderRequest): Promise<Performed>
  act(ctx: RequestContext, orderId: Id, body: ActionRequest<OrderAction>): Promise<Performed>
}

export function installSupervision(kit: AppKit, rooms: SupervisionRooms): SupervisionApi {
  rooms.cases.registerKind(orderKind, orderTimers(rooms))
  rooms.cases.registerFollower(supervisionFollower(rooms, (districtId) => kit.clock.now(districtId)))
  rooms.cases.registerFollower(marksFollower())
  installSupervisionRoutes(kit.router, rooms)
  const signal = untilClosed(kit)
  rooms.matters.onCalendarChange(async (districtId, { version }) => {
    await recomputeDeadlines(rooms, orderKind, districtId, version, signal)
  })
  return {
    issue: (ctx, body) => issueByHand(rooms, ctx, body),
    act: (ctx, orderId, body) => actOnOrder(rooms, ctx, orderId, body),
  }
}
