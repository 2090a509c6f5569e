/** Units, what they do, and desks: the system administrator's. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { Id, MOST, Nullable, Obj, Page } from '../common.ts'
import { defineRoute } from '../route.ts'

const ById = Obj({ id: Id })
const Name = Type.String({ minLength: 1, maxLength: 60 })
const Version = Type.Integer({ minimum: 1, maximum: MOST, description: 'The version that the form showed' })
export const UnitKind = Type.Enum(['district', 'town', 'village', 'department', 'stationed', 'enterprise', 'center'])
export const DeskTier = Type.Enum(['village', 'town', 'district'])

export const Unit = Obj(
  {
    id: Id,
    parentId: Nullable(Id),
    name: Type.String(),
    kind: UnitKind,
    areaId: Id,
    areaName: Type.String(),
    active: Type.Boolean(),
    version: Version,
    posts: Type.Integer({ description: 'Held today' }),
    functions: Type.Array(Obj({ function: Type.String(), areaId: Id })),
  },
  { title: 'Unit' },
)
export type Unit = Static<typeof Unit>

export const Desk = Obj(
  {
    id: Id,
    unitId: Id,
    areaId: Id,
    areaName: Type.String(),
    tier: DeskTier,
    name: Type.String(),
    fallbackDeskId: Nullable(Id),
    active: Type.Boolean(),
    version: Version,
    posts: Type.Integer({ description: 'Held today' }),
  },
  { title: 'Desk' },
)
export type Desk = Static<typeof Desk>

export const listUnits = defineRoute({
  id: 'listUnits',
  method: 'GET',
  path: '/api/v1/units',
  module: 'staff',
  summary: { zh: '单位及职能', en: 'Units and what they do' },
  access: { row: 'staff.read' },
  query: Obj({
    areaId: Type.Optional(Id),
    kind: Type.Optional(UnitKind),
    closed: Type.Optional(Type.Boolean({ description: 'Closed ones too' })),
  }),
  responses: { 200: Page(Unit) },
  errors: [],
})

export const readUnit = defineRoute({
  id: 'readUnit',
  method: 'GET',
  path: '/api/v1/units/{id}',
  module: 'staff',
  summary: { zh: '一个单位，以及停用前须处理的事项', en: 'One unit, and what stands against closing it' },
  access: { row: 'staff.read' },
  params: ById,
  responses: {
    200: Obj({
      unit: Unit,
      open: Obj({ desks: Type.Integer(), posts: Type.Integer(), tasks: Type.Integer() }, {
        description: 'Desks and posts of today, tasks that the unit owes',
      }),
    }),
  },
  errors: ['not-found'],
})

export const createUnit = defineRoute({
  id: 'createUnit',
  method: 'POST',
  path: '/api/v1/units',
  module: 'staff',
  summary: { zh: '新建单位', en: 'Create a unit' },
  access: { row: 'unit.write' },
  body: Obj({ name: Name, kind: UnitKind, areaId: Id, parentId: Type.Optional(Nullable(Id)) }),
  responses: { 201: Unit },
  errors: ['unknown-reference', 'already-exists'],
})

export const updateUnit = defineRoute({
  id: 'updateUnit',
  method: 'PATCH',
  path: '/api/v1/units/{id}',
  module: 'staff',
  summary: { zh: '修改单位', en: 'Change a unit' },
  access: { row: 'unit.write' },
  params: ById,
  body: Obj({
    version: Version,
    name: Type.Optional(Name),
    kind: Type.Optional(UnitKind),
    areaId: Type.Optional(Id),
    parentId: Type.Optional(Nullable(Id)),
  }),
  responses: { 200: Unit },
  errors: ['not-found', 'stale-form', 'unknown-reference', 'circle', 'already-exists'],
})

export const closeUnit = defineRoute({
  id: 'closeUnit',
  method: 'POST',
  path: '/api/v1/units/{id}/close',
  module: 'staff',
  summary: { zh: '停用单位，职能移交继任单位', en: 'Close a unit; its functions go to a successor' },
  access: { row: 'unit.write' },
  params: ById,
  body: Obj({ version: Version, successorId: Type.Optional(Id) }),
  responses: { 200: Unit },
  errors: ['not-found', 'stale-form', 'unknown-reference', 'still-in-use'],
})

export const setUnitFunction = defineRoute({
  id: 'setUnitFunction',
  method: 'PUT',
  path: '/api/v1/unit-functions',
  module: 'staff',
  summary: { zh: '指定某区域内承担某职能的单位', en: 'Say which unit fills a function in an area' },
  access: { row: 'unit.write' },
  body: Obj({ function: Name, areaId: Id, unitId: Nullable(Id) }),
  responses: { 200: Obj({ function: Type.String(), areaId: Id, unitId: Nullable(Id) }) },
  errors: ['unknown-reference'],
})

export const listDesks = defineRoute({
  id: 'listDesks',
  method: 'GET',
  path: '/api/v1/desks',
  module: 'staff',
  summary: { zh: '受理台', en: 'Desks' },
  access: { row: 'staff.read' },
  query: Obj({ areaId: Type.Optional(Id), closed: Type.Optional(Type.Boolean()) }),
  responses: { 200: Page(Desk) },
  errors: [],
})

export const readDesk = defineRoute({
  id: 'readDesk',
  method: 'GET',
  path: '/api/v1/desks/{id}',
  module: 'staff',
  summary: { zh: '一个受理台，以及停用前须处理的事项', en: 'One desk, and what stands against closing it' },
  access: { row: 'staff.read' },
  params: ById,
  responses: {
    200: Obj({
      desk: Desk,
      open: Obj({ posts: Type.Integer(), tasks: Type.Integer() }, { description: 'Posts of today, tasks it owes' }),
      standsInFor: Type.Array(Obj({ id: Id, name: Type.String() })),
    }),
  },
  errors: ['not-found'],
})

export const createDesk = defineRoute({
  id: 'createDesk',
  method: 'POST',
  path: '/api/v1/desks',
  module: 'staff',
  summary: { zh: '新建受理台', en: 'Open a desk' },
  access: { row: 'unit.write' },
  body: Obj({
    unitId: Id,
    areaId: Id,
    tier: DeskTier,
    name: Name,
    fallbackDeskId: Type.Optional(Nullable(Id)),
  }),
  responses: { 201: Desk },
  errors: ['unknown-reference', 'already-exists'],
})

export const updateDesk = defineRoute({
  id: 'updateDesk',
  method: 'PATCH',
  path: '/api/v1/desks/{id}',
  module: 'staff',
  summary: { zh: '修改受理台', en: 'Change a desk' },
  access: { row: 'unit.write' },
  params: ById,
  body: Obj({
    version: Version,
    name: Type.Optional(Name),
    areaId: Type.Optional(Id),
    fallbackDeskId: Type.Optional(Nullable(Id)),
  }),
  responses: { 200: Desk },
  errors: ['not-found', 'stale-form', 'unknown-reference', 'circle', 'already-exists'],
})

export const closeDesk = defineRoute({
  id: 'closeDesk',
  method: 'POST',
  path: '/api/v1/desks/{id}/close',
  module: 'staff',
  summary: { zh: '停用受理台', en: 'Close a desk' },
  access: { row: 'unit.write' },
  params: ById,
  body: Obj({ version: Version }),
  responses: { 200: Desk },
  errors: ['not-found', 'stale-form', 'last-desk', 'still-in-use'],
})

export const unitRoutes = [
  listUnits, readUnit, createUnit, updateUnit, closeUnit, setUnitFunction, listDesks, readDesk, createDesk, updateDesk,
  closeDesk,
] as const
