/** Messages (消息): the inbox, and what leaves the house. Front door. */
import type { AppKit } from '../../app-kit.ts'
import { messagesFollower } from './follower.ts'
import { sendDue } from './outbound.ts'
import type { MessagingRooms } from './rooms.ts'
import { installMessagingRoutes } from './routes.ts'

export function installMessaging(kit: AppKit, rooms: MessagingRooms): void {
  rooms.cases.registerFollower(messagesFollower(rooms))
  installMessagingRoutes(kit.router, rooms)
  const gateway = async (districtId: number, { id, body }: { id: string; body: string }): Promise<void> => {
    kit.logger.info({ districtId, delivery: id, length: body.length }, 'sms would go out')
  }
  kit.jobs.every({ name: 'sms', everyMs: 5000, run: (districtId) => sendDue(kit.db, districtId, kit.clock.now(districtId), gateway) })
}
