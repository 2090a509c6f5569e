/** Messages (消息): the inbox, and what leaves the house. Front door. */
import { sentence } from '@onegrid/domain'
import type { Id, Instant } from '@onegrid/domain'
import type { AppKit } from '../../app-kit.ts'
import { casesReportedBy } from '../events/index.ts'
import { messagesFollower } from './follower.ts'
import { sendDue } from './outbound.ts'
import type { MessagingRooms } from './rooms.ts'
import { installMessagingRoutes } from './routes.ts'
import { eraseWords, markRead } from './store.ts'

export interface MessagingApi {
  /** Somebody has read all that is in the inbox. @returns how many were new */
  markAllRead(districtId: number, accountId: Id, now: Instant): Promise<number>
  /** Lets go out what waits for that moment. */
  sendWaiting(districtId: number, now: Instant): Promise<void>
}

export function installMessaging(kit: AppKit, rooms: MessagingRooms): MessagingApi {
  rooms.cases.registerFollower(messagesFollower(rooms))
  installMessagingRoutes(kit.router, rooms)
  kit.personal.holder({
    async erase(tx, districtId, subjects) {
      const { events, orders } = await casesReportedBy(rooms, tx, districtId, subjects)
      return eraseWords(tx, districtId, [...events, ...orders], sentence('message_erased', {}, 'zh-CN'))
    },
  })
  const gateway = async (districtId: number, { id, body }: { id: string; body: string }): Promise<void> => {
    kit.logger.debug({ districtId, delivery: id, length: body.length }, 'sms would go out')
  }
  const send = (districtId: number, now: Instant) => sendDue(kit.db, districtId, now, gateway)
  kit.jobs.every({ name: 'sms', everyMs: 5000, run: (districtId) => send(districtId, kit.clock.now(districtId)) })
  return {
    markAllRead: (districtId, accountId, now) => markRead(kit.db, districtId, accountId, undefined, now),
    async sendWaiting(districtId, now) {
      while ((await send(districtId, now)) > 0);
    },
  }
}
