/** What has been said to me, and what went out by SMS. */
import Type from 'typebox'
import { Count, Id, Moment, Nullable, Obj, pageQuery } from '../common.ts'
import { defineRoute } from '../route.ts'

export const InboxItem = Obj(
  {
    id: Id,
    key: Type.String(),
    caseId: Nullable(Id),
    kind: Nullable(Type.String()),
    title: Type.String(),
    body: Type.String(),
    grave: Type.Boolean({ description: 'Of a level that may wake people' }),
    createdAt: Moment,
    readAt: Nullable(Moment),
  },
  { title: 'InboxItem' },
)

export const readInbox = defineRoute({
  id: 'readInbox',
  method: 'GET',
  path: '/api/v1/inbox',
  module: 'messaging',
  summary: { zh: '我的收件', en: 'My inbox, newest first' },
  access: { row: 'inbox.own' },
  query: Obj({ unread: Type.Optional(Type.Boolean()), ...pageQuery }),
  responses: { 200: Obj({ items: Type.Array(InboxItem), next: Type.Optional(Type.String()), unread: Count }) },
  errors: [],
})

export const markInboxRead = defineRoute({
  id: 'markInboxRead',
  method: 'POST',
  path: '/api/v1/inbox/read',
  module: 'messaging',
  summary: { zh: '标为已读；不给编号即全部', en: 'Mark as read; all where no ids are given' },
  access: { row: 'inbox.own' },
  body: Obj({ ids: Type.Optional(Type.Array(Id, { maxItems: 200 })) }),
  responses: { 200: Obj({ read: Type.Integer() }) },
  errors: [],
})

const DeliveryState = Type.Enum(['waiting', 'sent', 'failed'])

export const listDeliveries = defineRoute({
  id: 'listDeliveries',
  method: 'GET',
  path: '/api/v1/deliveries',
  module: 'messaging',
  summary: { zh: '短信外发记录', en: 'Messages that left, or wait to leave, by SMS' },
  access: { row: 'delivery.read' },
  query: Obj({ ...pageQuery, state: Type.Optional(DeliveryState) }),
  responses: {
    200: Obj({
      items: Type.Array(
        Obj({
          id: Id, channel: Type.Enum(['sms', 'push', 'email']), account: Nullable(Id), reporter: Type.Boolean(),
          name: Nullable(Type.String({ description: 'Of staff, plain; of nobody else' })), state: DeliveryState,
          body: Nullable(Type.String({ description: 'Only to whoever may read the case that it is about' })),
          notBefore: Moment, createdAt: Moment, sentAt: Nullable(Moment), attempts: Type.Integer(),
        }),
      ),
      next: Type.Optional(Type.String()),
    }),
  },
  errors: [],
})

export const inboxRoutes = [readInbox, markInboxRead, listDeliveries] as const
