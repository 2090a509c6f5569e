/** What a supervision screen shows beside orders: who is late, steps of coordination, whistles with arrivals. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { CaseClock, CaseSummary, LightBody, Named, Owner, StepOwnerKey, WorkItem } from '../cases.ts'
import { Id, Moment, Nullable, Obj, Page, pageQuery } from '../common.ts'
import { defineRoute } from '../route.ts'

const lights = { red: Type.Integer(), yellow: Type.Integer(), open: Type.Integer() }

export const readOverdue = defineRoute({
  id: 'readOverdue',
  method: 'GET',
  path: '/api/v1/supervision/overdue',
  module: 'supervision',
  summary: {
    zh: '超时与将超时：按单位。各数即以 owner、light 筛选的事件（督办单）件数',
    en: 'Overdue and soon overdue by owner: the counts of what the lists show by owner and light',
  },
  access: { row: 'order.read' },
  query: Obj({ town: Type.Optional(Id) }),
  responses: {
    200: Obj({
      items: Type.Array(
        Obj({ owner: Owner, ...lights, orders: Obj(lights, { description: 'Orders; the others are events' }) }),
      ),
    }),
  },
  errors: [],
})

export const listOwed = defineRoute({
  id: 'listOwed',
  method: 'GET',
  path: '/api/v1/supervision/owed',
  module: 'supervision',
  summary: {
    zh: '某责任方欠办的事项，一件一行，带其所欠环节的时限；件数与“超时与将超时”一致',
    en: 'What a desk, unit or person owes, a row for each case with the clock of the step that is owed',
  },
  access: { row: 'order.read' },
  query: Obj({
    owner: StepOwnerKey,
    kind: Type.Optional(Type.Enum(['event', 'order'], { default: 'event' })),
    light: Type.Optional(LightBody),
    area: Type.Optional(Id),
    ...pageQuery,
  }),
  responses: { 200: Page(WorkItem) },
  errors: ['unknown-reference'],
})

export const Coordination = Obj(
  {
    ...WorkItem.properties,
    step: Type.Integer({ minimum: 1, maximum: 4 }),
    stepText: Type.String(),
    owner: Nullable(Owner),
  },
  { title: 'Coordination', description: 'An open step of coordination, whose task is owed by a desk, and its event' },
)
export type Coordination = Static<typeof Coordination>

export const listCoordinations = defineRoute({
  id: 'listCoordinations',
  method: 'GET',
  path: '/api/v1/supervision/coordinations',
  module: 'supervision',
  summary: { zh: '待形成决议的协调，按时限排序', en: 'Coordination that waits for a resolution, by clock' },
  access: { row: 'order.read' },
  query: Obj({
    step: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    light: Type.Optional(LightBody),
    area: Type.Optional(Id),
    desk: Type.Optional(Type.String({ format: 'uuid', description: 'That owes the resolution' })),
    ...pageQuery,
  }),
  responses: { 200: Page(Coordination) },
  errors: ['unknown-reference'],
})

export const Whistle = Obj(
  {
    case: CaseSummary,
    calledAt: Moment,
    purpose: Type.String(),
    purposeText: Type.String(),
    called: Type.Integer({ minimum: 1 }),
    arrived: Type.Integer({ minimum: 0 }),
    late: Type.Integer({ minimum: 0, description: 'Arrived late, or not yet although due' }),
    units: Type.Array(
      Obj({
        taskId: Id,
        unit: Nullable(Named),
        state: Type.String({ description: 'waiting, done; cancelled where the event ended before' }),
        clock: Nullable(CaseClock),
        arrivedAt: Nullable(Moment),
        late: Type.Boolean(),
        metres: Nullable(Type.Integer({ description: 'From the spot, where the unit said where it was' })),
        stars: Nullable(Type.Integer({ minimum: 1, maximum: 5 })),
      }),
    ),
  },
  { title: 'Whistle', description: 'Units that one act called to the spot of an event, and how they arrived' },
)
export type Whistle = Static<typeof Whistle>

export const listWhistles = defineRoute({
  id: 'listWhistles',
  method: 'GET',
  path: '/api/v1/supervision/whistles',
  module: 'supervision',
  summary: { zh: '吹哨与报到，新的在前', en: 'Whistles and arrivals, newest first' },
  access: { row: 'order.read' },
  query: Obj({
    waiting: Type.Optional(Type.Boolean({ description: 'Only where somebody has yet to arrive' })),
    unit: Type.Optional(Type.String({ format: 'uuid', description: 'That was called' })),
    area: Type.Optional(Id),
    ...pageQuery,
  }),
  responses: { 200: Page(Whistle) },
  errors: ['unknown-reference'],
})

export const supervisionRoutes = [readOverdue, listOwed, listCoordinations, listWhistles] as const
