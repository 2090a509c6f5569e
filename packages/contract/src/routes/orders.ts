/** Supervision orders. */
import { orderForms } from '@onegrid/domain'
import type { OrderAction } from '@onegrid/domain'
import Type from 'typebox'
import type { Static } from 'typebox'
import {
  ActionAnswer, CaseSummary, LightBody, Named, OfferedAction, StepOwnerKey, TaskBody, TrailLineBody,
} from '../cases.ts'
import { Id, Moment, Nullable, Obj, Page, pageQuery } from '../common.ts'
import { actionSchema, formSchema } from '../forms.ts'
import { defineRoute } from '../route.ts'

const ofTheSystem: readonly OrderAction[] = ['issue', 'proposeCard', 'proposeListing', 'remind', 'recompute']

/** Actions that a person may send upon an order. */
export const orderActions = (Object.keys(orderForms) as OrderAction[]).filter((action) => !ofTheSystem.includes(action))

const marks = {
  card: Nullable(Obj({ colour: Type.String(), at: Moment, by: Nullable(Named) })),
  listed: Nullable(Obj({ since: Moment, until: Nullable(Moment) })),
  proposedCard: Nullable(Type.String()),
  proposedListing: Type.Boolean(),
}

/** A row of the list of orders: what it is about beside what every case shows. */
export const OrderSummary = Obj(
  { ...CaseSummary.properties, supervision: Obj({ type: Type.String(), event: Nullable(CaseSummary), ...marks }) },
  { title: 'OrderSummary' },
)
export type OrderSummary = Static<typeof OrderSummary>

export const OrderDetail = Obj(
  {
    summary: CaseSummary,
    event: Nullable(CaseSummary),
    type: Type.String(),
    phase: Nullable(Type.String()),
    tasks: Type.Array(TaskBody),
    replies: Type.Integer(),
    ...marks,
  },
  { title: 'OrderDetail' },
)
export type OrderDetail = Static<typeof OrderDetail>

const ById = Obj({ id: Id })

export const listOrders = defineRoute({
  id: 'listOrders',
  method: 'GET',
  path: '/api/v1/orders',
  module: 'supervision',
  summary: { zh: '督办单列表', en: 'Supervision orders that the reader may see' },
  access: { row: 'order.read' },
  query: Obj({
    state: Type.Optional(Type.String({ maxLength: 100 })),
    open: Type.Optional(Type.Boolean()),
    unit: Type.Optional(Id),
    owner: Type.Optional(StepOwnerKey),
    light: Type.Optional(LightBody),
    mark: Type.Optional(
      Type.Enum(['card', 'listed', 'proposed'], { description: 'Bears a card, is listed, or has either proposed' }),
    ),
    order: Type.Optional(Type.Enum(['due', 'newest', 'updated'])),
    count: Type.Optional(Type.Boolean()),
    ...pageQuery,
  }),
  responses: { 200: Page(OrderSummary) },
  errors: [],
})

export const readOrder = defineRoute({
  id: 'readOrder',
  method: 'GET',
  path: '/api/v1/orders/{id}',
  module: 'supervision',
  summary: { zh: '一张督办单', en: 'One supervision order' },
  access: { row: 'order.read' },
  params: ById,
  responses: { 200: OrderDetail },
  errors: ['not-found'],
})

export const readOrderTrail = defineRoute({
  id: 'readOrderTrail',
  method: 'GET',
  path: '/api/v1/orders/{id}/trail',
  module: 'supervision',
  summary: { zh: '督办留痕', en: 'The trail of an order' },
  access: { row: 'order.read' },
  params: ById,
  responses: { 200: Obj({ items: Type.Array(TrailLineBody) }) },
  errors: ['not-found'],
})

export const readOrderActions = defineRoute({
  id: 'readOrderActions',
  method: 'GET',
  path: '/api/v1/orders/{id}/actions',
  module: 'supervision',
  summary: { zh: '我现在能办什么', en: 'What I may do now' },
  access: { row: 'order.read' },
  params: ById,
  responses: { 200: Obj({ items: Type.Array(OfferedAction), version: Type.Integer() }) },
  errors: ['not-found'],
})

export const issueOrder = defineRoute({
  id: 'issueOrder',
  method: 'POST',
  path: '/api/v1/orders',
  module: 'supervision',
  summary: { zh: '签发督办单（领导督办、重要事项督办）', en: 'Issue an order by hand' },
  access: { row: 'order.act' },
  body: Obj(
    { id: Type.String({ format: 'uuid' }), input: formSchema(orderForms.issue, ['phase', 'task', 'limit']) },
    { title: 'NewOrder' },
  ),
  responses: { 200: ActionAnswer, 201: ActionAnswer },
  errors: ['not-found', 'action-not-allowed', 'action-id-reused', 'text-not-storable', 'unknown-reference'],
})

export const actOnOrder = defineRoute({
  id: 'actOnOrder',
  method: 'POST',
  path: '/api/v1/orders/{id}/actions',
  module: 'supervision',
  summary: { zh: '办理督办：答复、认可、退回、撤销、发牌、挂牌', en: 'Act upon an order' },
  access: { row: 'order.act' },
  params: ById,
  body: actionSchema(orderForms, orderActions, 'OrderAction'),
  responses: { 200: ActionAnswer },
  errors: [
    'not-found', 'stale-form', 'action-not-allowed', 'action-id-reused', 'text-not-storable', 'unknown-reference',
  ],
})

export const orderRoutes = [issueOrder, listOrders, readOrder, readOrderTrail, readOrderActions, actOnOrder] as const
