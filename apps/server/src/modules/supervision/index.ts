/** Supervision (督办): orders on the same spine as events, and the follower that brings them. Front door. */
import { orderKind } from '@onegrid/domain'
import type { AppKit } from '../../app-kit.ts'
import { recomputeDeadlines, untilClosed } from '../events/index.ts'
import { supervisionFollower } from './follower.ts'
import type { SupervisionRooms } from './rooms.ts'
import { installSupervisionRoutes } from './routes.ts'
import { orderTimers } from './timers.ts'

export function installSupervision(kit: AppKit, rooms: SupervisionRooms): void {
  rooms.cases.registerKind(orderKind, orderTimers(rooms))
  rooms.cases.registerFollower(supervisionFollower(rooms, (districtId) => kit.clock.now(districtId)))
  installSupervisionRoutes(kit.router, rooms)
  const signal = untilClosed(kit)
  rooms.matters.onCalendarChange(async (districtId, { version }) => {
    await recomputeDeadlines(rooms, orderKind, districtId, version, signal)
  })
}
