/** Shifts, and who is on duty. Rule: docs/domain.md S0-9. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { DateOnly, Id, Moment, Nullable, Obj, Page, Role } from '../common.ts'
import { defineRoute } from '../route.ts'

const ById = Obj({ id: Id })
const Longitude = Type.Number({ minimum: -180, maximum: 180 })
const Latitude = Type.Number({ minimum: -90, maximum: 90 })

export const Shift = Obj(
  {
    id: Id,
    accountId: Id,
    name: Type.String(),
    postId: Id,
    kind: Type.Enum(['patrol', 'desk', 'night', 'leave']),
    startsAt: Moment,
    endsAt: Moment,
    begunAt: Nullable(Moment),
    endedEarlyAt: Nullable(Moment),
  },
  { title: 'Shift' },
)
export type Shift = Static<typeof Shift>

export const PersonOnDuty = Obj(
  {
    accountId: Id,
    name: Type.String(),
    postId: Id,
    role: Role,
    title: Nullable(Type.String()),
    workPhone: Nullable(Type.String()),
    by: Type.Enum(['shift', 'no_rota']),
    until: Nullable(Moment),
  },
  { title: 'PersonOnDuty' },
)
export type PersonOnDuty = Static<typeof PersonOnDuty>

const WhyDesk = Obj({ code: Type.String(), message: Type.String() })

export const DutyNow = Obj(
  {
    at: Moment,
    gridId: Nullable(Id),
    officer: Nullable(
      Obj({ person: PersonOnDuty, why: Type.Enum(['on_duty', 'other_officer', 'grid_leader']) }),
    ),
    desk: Obj({ id: Id, name: Type.String(), people: Type.Array(PersonOnDuty) }),
    fallbacks: Type.Array(WhyDesk, { description: 'What was lacking on the way to this officer and desk' }),
  },
  { title: 'DutyNow' },
)
export type DutyNow = Static<typeof DutyNow>

export const getDutyNow = defineRoute({
  id: 'getDutyNow',
  method: 'GET',
  path: '/api/v1/duty/now',
  module: 'duty',
  summary: { zh: '某地此刻谁在岗', en: 'Who is on duty for a point now' },
  access: { row: 'duty.read' },
  query: Obj({
    lon: Type.Optional(Longitude),
    lat: Type.Optional(Latitude),
    area: Type.Optional(
      Type.String({ format: 'uuid', description: 'Instead of a point: a grid, village, town or the district' }),
    ),
    tier: Type.Optional(Type.Enum(['village', 'town', 'district'])),
    at: Type.Optional(Moment),
  }),
  responses: { 200: DutyNow },
  errors: ['unknown-reference'],
})

/**
 * How somebody stands at one of his posts: in a shift, between shifts, on leave, or without a rota and always there.
 */
export const OwnDutyPost = Obj(
  {
    postId: Id,
    role: Role,
    title: Nullable(Type.String()),
    unit: Obj({ id: Id, name: Type.String() }),
    desk: Nullable(Obj({ id: Id, name: Type.String() })),
    state: Type.Enum(['shift', 'no_rota', 'leave', 'off']),
    shift: Nullable(Shift),
    next: Nullable(Shift),
  },
  { title: 'OwnDutyPost' },
)
export type OwnDutyPost = Static<typeof OwnDutyPost>

export const getOwnDuty = defineRoute({
  id: 'getOwnDuty',
  method: 'GET',
  path: '/api/v1/duty/own',
  module: 'duty',
  summary: { zh: '本人此刻是否在岗、下一班', en: 'Whether I am on duty now, and my next shift' },
  access: { row: 'duty.own' },
  responses: { 200: Obj({ at: Moment, items: Type.Array(OwnDutyPost) }) },
  errors: [],
})

const ShiftQuery = {
  from: Moment,
  to: Moment,
  deskId: Type.Optional(Id),
  unitId: Type.Optional(Id),
  areaId: Type.Optional(Id),
}

export const listShifts = defineRoute({
  id: 'listShifts',
  method: 'GET',
  path: '/api/v1/duty/shifts',
  module: 'duty',
  summary: { zh: '排班表', en: 'The rota of a desk, unit or area, up to five weeks' },
  access: { row: 'duty.read' },
  query: Obj(ShiftQuery),
  responses: { 200: Page(Shift) },
  errors: [],
})

export const planShifts = defineRoute({
  id: 'planShifts',
  method: 'POST',
  path: '/api/v1/duty/shifts',
  module: 'duty',
  summary: { zh: '排班', en: 'Plan shifts' },
  access: { row: 'duty.write' },
  body: Obj({
    shifts: Type.Array(
      Obj({ postId: Id, kind: Type.Enum(['patrol', 'desk', 'night']), startsAt: Moment, endsAt: Moment }),
      { minItems: 1, maxItems: 500 },
    ),
  }),
  responses: { 201: Obj({ items: Type.Array(Shift) }) },
  errors: ['unknown-reference', 'post-not-held', 'shift-overlaps', 'already-exists', 'forbidden'],
})

export const moveShift = defineRoute({
  id: 'moveShift',
  method: 'PATCH',
  path: '/api/v1/duty/shifts/{id}',
  module: 'duty',
  summary: { zh: '调整未开始的班次：换人、换时间', en: 'Give a shift that has not begun to another post or time' },
  access: { row: 'duty.write' },
  params: ById,
  body: Obj({
    postId: Type.Optional(Id),
    kind: Type.Optional(Type.Enum(['patrol', 'desk', 'night'])),
    startsAt: Type.Optional(Moment),
    endsAt: Type.Optional(Moment),
  }),
  responses: { 200: Shift },
  errors: [
    'not-found', 'shift-begun', 'unknown-reference', 'post-not-held', 'shift-overlaps', 'already-exists', 'forbidden',
  ],
})

export const removeShift = defineRoute({
  id: 'removeShift',
  method: 'DELETE',
  path: '/api/v1/duty/shifts/{id}',
  module: 'duty',
  summary: { zh: '删除未开始的班次', en: 'Remove a shift that has not begun' },
  access: { row: 'duty.write' },
  params: ById,
  responses: { 204: null },
  errors: ['not-found', 'shift-begun', 'forbidden'],
})

export const endShift = defineRoute({
  id: 'endShift',
  method: 'POST',
  path: '/api/v1/duty/shifts/{id}/end',
  module: 'duty',
  summary: { zh: '提前结束班次或销假', en: 'End a shift, or leave, before its time' },
  access: { row: 'duty.write' },
  params: ById,
  responses: { 200: Shift },
  errors: ['not-found', 'forbidden'],
})

export const copyWeek = defineRoute({
  id: 'copyWeek',
  method: 'POST',
  path: '/api/v1/duty/copy-week',
  module: 'duty',
  summary: { zh: '复制一周排班', en: 'Copy a week of the rota' },
  access: { row: 'duty.write' },
  body: Obj({
    deskId: Type.Optional(Id),
    unitId: Type.Optional(Id),
    areaId: Type.Optional(Id),
    from: { ...DateOnly, description: 'Monday of the week to copy' },
    to: { ...DateOnly, description: 'Monday of the week to fill' },
  }),
  responses: {
    200: Obj({
      copied: Type.Integer(),
      kept: Type.Integer(),
      skipped: Type.Array(
        Obj({ shift: Shift, because: Type.Enum(['post_ended', 'on_leave', 'overlaps']) }),
      ),
    }),
  },
  errors: ['forbidden'],
})

export const takeLeave = defineRoute({
  id: 'takeLeave',
  method: 'POST',
  path: '/api/v1/duty/leave',
  module: 'duty',
  summary: { zh: '登记休假，列出需补的班次', en: 'Put somebody on leave; answers the shifts to be filled' },
  access: { row: 'duty.write' },
  body: Obj({ postId: Id, from: Moment, to: Moment }),
  responses: { 201: Obj({ leave: Shift, uncovered: Type.Array(Shift) }) },
  errors: ['unknown-reference', 'shift-overlaps', 'forbidden'],
})

export const beginDuty = defineRoute({
  id: 'beginDuty',
  method: 'POST',
  path: '/api/v1/duty/begin',
  module: 'duty',
  summary: { zh: '本人上岗', en: 'Come on duty at an own post' },
  access: { row: 'duty.own' },
  body: Obj({ postId: Id }),
  responses: { 200: Shift },
  errors: ['not-found', 'on-leave'],
})

export const endDuty = defineRoute({
  id: 'endDuty',
  method: 'POST',
  path: '/api/v1/duty/end',
  module: 'duty',
  summary: { zh: '本人离岗', en: 'Go off duty' },
  access: { row: 'duty.own' },
  responses: { 200: Obj({ items: Type.Array(Shift) }) },
  errors: [],
})

export const dutyRoutes = [
  getDutyNow,
  getOwnDuty,
  listShifts,
  planShifts,
  moveShift,
  removeShift,
  endShift,
  copyWeek,
  takeLeave,
  beginDuty,
  endDuty,
] as const
