/** The API of the inbox: who, what, call. */
import { listDeliveries, markInboxRead, readInbox as inboxRoute, toMoment } from '@onegrid/contract'
import { decodeCursor, encodeCursor, keyPart } from '../../platform/http/index.ts'
import type { Router } from '../../platform/http/index.ts'
import { readerOf } from '../events/index.ts'
import type { MessagingRooms } from './rooms.ts'
import { countUnread, markRead, readDeliveries, readInbox } from './store.ts'

/** Exact up to here, as every count. Rule: decision 15. */
const COUNT_MOST = 1000

export function installMessagingRoutes(router: Router, rooms: MessagingRooms): void {
  const { db } = rooms

  router.handle(inboxRoute, async ({ districtId, principal }, { query }) => {
    const { unread = false, limit = 50 } = query
    const before = decodeCursor(query.cursor, [keyPart.id])?.[0]
    const found = await readInbox(db, districtId, principal.accountId, { unread, before, limit: limit + 1 })
    const count = await countUnread(db, districtId, principal.accountId, COUNT_MOST)
    const items = found.slice(0, limit).map(({ isGrave, createdAt, readAt, ...row }) => ({
      ...row, grave: isGrave, createdAt: toMoment(createdAt), readAt: readAt === null ? null : toMoment(readAt),
    }))
    return {
      items,
      next: nextOf(found, limit),
      unread: { value: Math.min(count, COUNT_MOST), exact: count <= COUNT_MOST },
    }
  })

  router.handle(markInboxRead, async ({ districtId, principal, now }, { body }) => ({
    read: await markRead(db, districtId, principal.accountId, body.ids, now),
  }))

  router.handle(listDeliveries, async ({ districtId, principal }, { query }) => {
    const limit = query.limit ?? 50
    const { cases, areas, staff } = rooms
    const before = decodeCursor(query.cursor, [keyPart.id])?.[0]
    const found = await readDeliveries(db, districtId, { state: query.state, before, limit: limit + 1 })
    // What it says is of a case: whoever may not read that sees only that something went out.
    const reader = readerOf(principal, await areas.tree(districtId))
    const directory = await staff.directory(districtId)
    const readable = await cases.readable(districtId, found.map(({ caseId }) => caseId), reader)
    const items = found.slice(0, limit).map((row) => ({
      id: row.id,
      channel: row.channel,
      account: row.accountId,
      reporter: row.subjectId !== null,
      name: row.accountId === null ? null : (directory.name(row.accountId) ?? null),
      body: readable.has(row.caseId) ? row.body : null,
      state: row.state,
      notBefore: toMoment(row.notBefore),
      createdAt: toMoment(row.createdAt),
      sentAt: row.sentAt === null ? null : toMoment(row.sentAt),
      attempts: row.attempts,
    }))
    return { items, next: nextOf(found, limit) }
  })
}

function nextOf(found: readonly { id: string }[], limit: number): string | undefined {
  const last = found.slice(0, limit).at(-1)
  return found.length > limit && last ? encodeCursor([last.id]) : undefined
}
