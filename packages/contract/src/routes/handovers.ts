/** A desk handed over in one act, what is owed before it, and the record of it. Rule: docs/domain.md S0-9. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { Id, Moment, Nullable, Obj, Page } from '../common.ts'
import { defineRoute } from '../route.ts'
import { PersonOnDuty, Shift } from './duty.ts'

export const Handover = Obj(
  {
    id: Id,
    deskId: Id,
    fromAccountId: Nullable(Id),
    fromName: Nullable(Type.String()),
    toAccountId: Id,
    toName: Type.String(),
    at: Moment,
    note: Nullable(Type.String()),
  },
  { title: 'Handover' },
)
export type Handover = Static<typeof Handover>

export const OwedTask = Obj({
  taskId: Id,
  caseId: Id,
  number: Type.String(),
  title: Type.String(),
  kind: Type.String(),
  dueAt: Nullable(Moment),
})

export const readDeskOwed = defineRoute({
  id: 'readDeskOwed',
  method: 'GET',
  path: '/api/v1/duty/handovers/owed',
  module: 'duty',
  summary: {
    zh: '交接班之前：谁在岗、受理台欠办多少、随人移交哪些',
    en: 'Before a hand-over: who is there, what is owed, what moves',
  },
  access: { row: 'duty.hand-over' },
  query: Obj({ deskId: Id, fromAccountId: Type.Optional(Id) }),
  responses: {
    200: Obj({
      people: Type.Array(PersonOnDuty),
      next: Nullable(Shift),
      desk: Obj({ open: Type.Integer(), yellow: Type.Integer(), red: Type.Integer() }),
      moves: Type.Array(OwedTask, {
        description: 'What the outgoing person owes by name; the desk’s own stays the desk’s',
      }),
    }),
  },
  errors: ['not-found', 'forbidden'],
})

export const handOverDesk = defineRoute({
  id: 'handOverDesk',
  method: 'POST',
  path: '/api/v1/duty/handovers',
  module: 'duty',
  summary: { zh: '交接班：一次办完', en: 'Hand over a desk in one act' },
  access: { row: 'duty.hand-over' },
  body: Obj({
    deskId: Id,
    fromAccountId: Type.Optional(Id),
    toAccountId: Id,
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  }),
  responses: {
    201: Obj({ handover: Handover, shift: Shift, owed: Type.Array(OwedTask), moved: Type.Integer({ minimum: 0 }) }),
  },
  errors: ['not-found', 'not-at-desk', 'on-leave', 'conflict', 'forbidden'],
})

export const listHandovers = defineRoute({
  id: 'listHandovers',
  method: 'GET',
  path: '/api/v1/duty/handovers',
  module: 'duty',
  summary: { zh: '交接班记录', en: 'Hand-overs of a desk, newest first' },
  access: { row: 'duty.read' },
  query: Obj({ deskId: Id, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })) }),
  responses: { 200: Page(Handover) },
  errors: [],
})

export const handoverRoutes = [readDeskOwed, handOverDesk, listHandovers] as const
