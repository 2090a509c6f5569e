/** One event: reported, read and acted upon. */
import { eventForms } from '@onegrid/domain'
import type { EventAction } from '@onegrid/domain'
import Type from 'typebox'
import type { Static } from 'typebox'
import { ActionAnswer, CaseSummary, CaseClock, Named, OfferedAction, Owner, TaskBody, TrailLineBody } from '../cases.ts'
import { Id, Masked, Moment, MOST, Nullable, Obj } from '../common.ts'
import { actionSchema, Point } from '../forms.ts'
import { defineRoute } from '../route.ts'

const beginnings: readonly EventAction[] = ['report', 'selfHandle', 'backfill', 'splitOff']
const ofTheSystem: readonly EventAction[] = ['remind', 'recompute', 'redraw', 'absorb', 'disjoin', 'bear']

/** Actions that a person may send; beginnings have their own route, the system's have none. */
export const eventActions = (Object.keys(eventForms) as EventAction[]).filter(
  (action) => !beginnings.includes(action) && !ofTheSystem.includes(action),
)

const source = Type.Enum([...eventForms.report.source.of])
const files = Type.Array(Id, { maxItems: 9, uniqueItems: true })

export const ReportBody = Obj(
  {
    id: Type.String({ format: 'uuid', description: 'Made by the client (UUIDv7): sent twice, done once' }),
    as: Type.Optional(Type.Enum(['report', 'selfHandle', 'backfill'], { default: 'report' })),
    source: Type.Optional(source),
    matter: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
    level: Type.Optional(Type.Integer({ minimum: 1, maximum: 4 })),
    title: Type.String({ minLength: 1, maxLength: 200 }),
    text: Type.Optional(Type.String({ maxLength: 10_000 })),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    point: Type.Optional(Point),
    before: Type.Optional(files),
    after: Type.Optional(files),
    files: Type.Optional(files),
    way: Type.Optional(Type.Enum(['solved', 'persuaded'])),
    occurredAt: Type.Optional(Moment),
    knownAt: Type.Optional(Moment),
    reporter: Type.Optional(
      Obj(
        {
          name: Type.Optional(Type.String({ maxLength: 50 })),
          phone: Type.Optional(Type.String({ maxLength: 30 })),
        },
        { description: 'Whoever reports without an account; may stay away altogether' },
      ),
    ),
    externalNumber: Type.Optional(
      Type.String({ maxLength: 60, description: 'Number in the system it came from (12345)' }),
    ),
  },
  { title: 'Report' },
)
export type ReportBody = Static<typeof ReportBody>

export const reportEvent = defineRoute({
  id: 'reportEvent',
  method: 'POST',
  path: '/api/v1/events',
  module: 'events',
  summary: { zh: '上报事件；as=selfHandle 为现场自处即备案，as=backfill 为补录', en: 'Report an event; selfHandle files at once' },
  access: { row: 'event.report' },
  body: ReportBody,
  responses: { 200: ActionAnswer, 201: ActionAnswer },
  errors: [
    'unknown-matter', 'position-swapped', 'position-outside', 'text-empty', 'text-not-storable', 'action-not-allowed',
    'action-id-reused', 'unknown-reference', 'conflict',
  ],
  rateLimit: { max: 600, perSeconds: 60 },
})

export const EventDetail = Obj(
  {
    summary: CaseSummary,
    title: Type.String(),
    text: Nullable(Type.String()),
    address: Nullable(Type.String()),
    tasks: Type.Array(TaskBody),
    clocks: Type.Array(CaseClock),
    counts: Type.Record(Type.String(), Type.Integer()),
    pictures: Obj({ before: Type.Array(Id), after: Type.Array(Id), files: Type.Array(Id) }),
    reporter: Nullable(
      Obj({ name: Nullable(Masked), phone: Nullable(Masked), subject: Nullable(Id), anonymous: Type.Boolean() }),
    ),
    externalNumber: Nullable(Type.String()),
    links: Obj({
      survivor: Nullable(CaseSummary),
      duplicates: Type.Array(CaseSummary),
      parent: Nullable(CaseSummary),
      children: Type.Array(CaseSummary),
      orders: Type.Array(CaseSummary),
    }),
    repliesOwed: Type.Integer(),
    facts: Type.Record(Type.String(), Type.Unknown(), {
      description: 'What the kind keeps beside: ratings, reports, coordination, whistles',
    }),
    policyNo: Type.Integer(),
  },
  { title: 'EventDetail' },
)
export type EventDetail = Static<typeof EventDetail>

const ById = Obj({ id: Id })

export const readEvent = defineRoute({
  id: 'readEvent',
  method: 'GET',
  path: '/api/v1/events/{id}',
  module: 'events',
  summary: { zh: '一件事件的全部', en: 'One event on one page' },
  access: { row: 'event.read' },
  params: ById,
  responses: { 200: EventDetail },
  errors: ['not-found'],
})

export const readEventTrail = defineRoute({
  id: 'readEventTrail',
  method: 'GET',
  path: '/api/v1/events/{id}/trail',
  module: 'events',
  summary: { zh: '全流程留痕', en: 'The whole trail, with its hashes' },
  access: { row: 'event.read' },
  params: ById,
  query: Obj({
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 200 })),
  }),
  responses: { 200: Obj({ items: Type.Array(TrailLineBody), next: Type.Optional(Type.Integer()) }) },
  errors: ['not-found'],
})

export const readEventActions = defineRoute({
  id: 'readEventActions',
  method: 'GET',
  path: '/api/v1/events/{id}/actions',
  module: 'events',
  summary: { zh: '我现在能办什么、各需填什么', en: 'What I may do now and what each needs' },
  access: { row: 'event.read' },
  params: ById,
  responses: { 200: Obj({ items: Type.Array(OfferedAction), version: Type.Integer() }) },
  errors: ['not-found'],
})

export const actOnEvent = defineRoute({
  id: 'actOnEvent',
  method: 'POST',
  path: '/api/v1/events/{id}/actions',
  module: 'events',
  summary: { zh: '办理：受理、交办、签收、退回、处置、核查、确认……', en: 'Act upon an event' },
  access: { row: 'event.act' },
  params: ById,
  body: actionSchema(eventForms, eventActions, 'EventAction'),
  responses: { 200: ActionAnswer },
  errors: [
    'not-found', 'stale-form', 'action-not-allowed', 'action-id-reused', 'unknown-matter', 'position-swapped',
    'position-outside', 'text-not-storable', 'unknown-reference', 'conflict',
  ],
  rateLimit: { max: 1200, perSeconds: 60 },
})

export const explainClocks = defineRoute({
  id: 'explainClocks',
  method: 'GET',
  path: '/api/v1/events/{id}/clocks',
  module: 'events',
  summary: { zh: '时限从何而来：时段、节假日、停表、延期', en: 'Why each moment: sessions, holidays, pauses' },
  access: { row: 'event.read' },
  params: ById,
  responses: {
    200: Obj({
      items: Type.Array(
        Obj({ taskId: Nullable(Id), clock: CaseClock, sentence: Type.String(), explanation: Type.Unknown() }),
      ),
      phases: Type.Array(
        Obj({
          phase: Type.String(),
          owner: Nullable(Owner),
          paused: Type.Boolean(),
          from: Moment,
          to: Moment,
          seconds: Type.Number(),
        }),
      ),
      ahead: Type.Array(Obj({ taskId: Nullable(Id), phase: Type.String(), rule: Type.String(), at: Moment }), {
        description:
          'What time will yet do, earliest first: reminders by their rule, `overdue` for the deadline itself',
      }),
    }),
  },
  errors: ['not-found'],
})

export const findSimilar = defineRoute({
  id: 'findSimilar',
  method: 'POST',
  path: '/api/v1/events/similar',
  module: 'events',
  summary: { zh: '疑似重复：同地近时同类', en: 'Possible duplicates of a report that is being written' },
  access: { row: 'event.report' },
  body: Obj({
    point: Type.Optional(Point),
    matter: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
    text: Type.Optional(Type.String({ maxLength: 10_000 })),
    except: Type.Optional(Id),
  }),
  responses: {
    200: Obj({
      items: Type.Array(Obj({ case: CaseSummary, metres: Nullable(Type.Number()), likeness: Type.Number() })),
    }),
  },
  errors: ['position-swapped', 'position-outside'],
})

export const mintTaskLink = defineRoute({
  id: 'mintTaskLink',
  method: 'POST',
  path: '/api/v1/events/{id}/links',
  module: 'events',
  summary: { zh: '给无账号的物业、管线单位一条办理链接', en: 'A link by which a firm without accounts acts on its task' },
  access: { row: 'event.act' },
  params: ById,
  body: Obj({ taskId: Id, hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 720, default: 72 })) }),
  responses: { 201: Obj({ token: Type.String(), expiresAt: Moment, unit: Nullable(Named) }) },
  errors: ['not-found', 'action-not-allowed'],
})

export const eventRoutes = [
  reportEvent, findSimilar, readEvent, readEventTrail, readEventActions, actOnEvent, explainClocks, mintTaskLink,
] as const
