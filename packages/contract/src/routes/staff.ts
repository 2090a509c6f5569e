/** Units, functions, desks and posts. Units and desks are the system administrator's, posts the security one's. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { DateOnly, Id, Nullable, Obj, Page, Role } from '../common.ts'
import { defineRoute } from '../route.ts'

const ById = Obj({ id: Id })
const Name = Type.String({ minLength: 1, maxLength: 60 })
const Version = Type.Integer({ minimum: 1, description: 'The version that the form showed' })
export const UnitKind = Type.Enum(['district', 'town', 'village', 'department', 'stationed', 'enterprise', 'center'])
export const DeskTier = Type.Enum(['village', 'town', 'district'])
const Engagement = Type.Enum(['staff', 'part_time', 'seconded', 'hired', 'volunteer'])
const PostRole = Type.Enum([
  'dispatcher', 'handler', 'checker', 'officer', 'grid_leader', 'leader', 'hotline',
  'admin_system', 'admin_security', 'admin_audit',
])
const WorkPhone = Type.String({
  pattern: '^[0-9+ -]{3,20}$', description: 'The post’s own telephone, shown to the public',
})

export const Unit = Obj(
  {
    id: Id,
    parentId: Nullable(Id),
    name: Type.String(),
    kind: UnitKind,
    areaId: Id,
    active: Type.Boolean(),
    version: Version,
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
    tier: DeskTier,
    name: Type.String(),
    fallbackDeskId: Nullable(Id),
    active: Type.Boolean(),
    version: Version,
  },
  { title: 'Desk' },
)
export type Desk = Static<typeof Desk>

export const StaffPost = Obj(
  {
    id: Id,
    accountId: Id,
    name: Type.String({ description: 'Names of staff are plain' }),
    role: Role,
    unitId: Id,
    areaId: Id,
    deskId: Nullable(Id),
    title: Nullable(Type.String()),
    engagement: Engagement,
    homeUnitId: Nullable(Id),
    workPhone: Nullable(Type.String()),
    keepsRota: Type.Boolean({ description: 'On duty by shifts only; otherwise always' }),
    fromDate: DateOnly,
    toDate: Nullable(DateOnly),
    version: Version,
  },
  { title: 'StaffPost' },
)
export type StaffPost = Static<typeof StaffPost>

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

export const listPosts = defineRoute({
  id: 'listPosts',
  method: 'GET',
  path: '/api/v1/posts',
  module: 'staff',
  summary: { zh: '岗位与人员', en: 'Posts and who holds them' },
  access: { row: 'staff.read' },
  query: Obj({
    unitId: Type.Optional(Id),
    areaId: Type.Optional(Id),
    deskId: Type.Optional(Id),
    accountId: Type.Optional(Id),
    role: Type.Optional(PostRole),
    search: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Part of a name or title' })),
    ended: Type.Optional(Type.Boolean({ description: 'Those not held today too' })),
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  responses: { 200: Page(StaffPost) },
  errors: [],
})

export const createPost = defineRoute({
  id: 'createPost',
  method: 'POST',
  path: '/api/v1/posts',
  module: 'staff',
  summary: { zh: '设岗', en: 'Give a post' },
  access: { row: 'post.write' },
  body: Obj({
    accountId: Id,
    role: PostRole,
    unitId: Id,
    areaId: Id,
    deskId: Type.Optional(Nullable(Id)),
    title: Type.Optional(Nullable(Name)),
    engagement: Type.Optional(Engagement),
    homeUnitId: Type.Optional(Nullable(Id)),
    workPhone: Type.Optional(Nullable(WorkPhone)),
    fromDate: DateOnly,
    toDate: Type.Optional(Nullable(DateOnly)),
  }),
  responses: { 201: StaffPost },
  errors: [
    'own-account', 'roles-apart', 'unknown-reference', 'already-exists', 'post-needs-desk', 'post-wrong-area',
    'post-wrong-account', 'post-not-held',
  ],
})

export const updatePost = defineRoute({
  id: 'updatePost',
  method: 'PATCH',
  path: '/api/v1/posts/{id}',
  module: 'staff',
  summary: { zh: '修改岗位或确定离任日', en: 'Change a post, or say when it ends' },
  access: { row: 'post.write' },
  params: ById,
  body: Obj({
    version: Version,
    title: Type.Optional(Nullable(Name)),
    engagement: Type.Optional(Engagement),
    homeUnitId: Type.Optional(Nullable(Id)),
    workPhone: Type.Optional(Nullable(WorkPhone)),
    keepsRota: Type.Optional(Type.Boolean()),
    toDate: Type.Optional(Nullable(DateOnly)),
  }),
  responses: { 200: StaffPost },
  errors: [
    'not-found', 'stale-form', 'own-account', 'unknown-reference', 'post-not-held', 'roles-apart', 'already-exists',
  ],
})

const Vacancy = Obj({
  kind: Type.Enum(['grid_without_officer', 'grid_without_leader', 'desk_without_dispatcher', 'unit_without_handler']),
  id: Id,
  name: Type.String(),
  areaId: Id,
})

export const listVacancies = defineRoute({
  id: 'listVacancies',
  method: 'GET',
  path: '/api/v1/vacancies',
  module: 'staff',
  summary: { zh: '空缺岗位', en: 'Vacant posts' },
  access: { row: 'staff.read' },
  query: Obj({ areaId: Type.Optional(Type.String({ format: 'uuid', description: 'This area and all below' })) }),
  responses: { 200: Page(Vacancy) },
  errors: ['not-found'],
})

export const GridCard = Obj(
  {
    gridId: Id,
    name: Type.String(),
    code: Type.String(),
    people: Type.Array(
      Obj({
        name: Type.String(),
        role: Role,
        title: Nullable(Type.String()),
        workPhone: Nullable(Type.String()),
        onDuty: Type.Boolean(),
      }),
    ),
  },
  { title: 'GridCard' },
)
export type GridCard = Static<typeof GridCard>

export const getGridCard = defineRoute({
  id: 'getGridCard',
  method: 'GET',
  path: '/api/v1/grids/{id}/card',
  module: 'staff',
  summary: { zh: '网格公示牌', en: 'The public card of a grid' },
  access: 'public',
  params: ById,
  responses: { 200: GridCard },
  errors: ['not-found'],
})

export const staffRoutes = [
  listUnits, createUnit, updateUnit, closeUnit, setUnitFunction,
  listDesks, createDesk, updateDesk, closeDesk,
  listPosts, createPost, updatePost,
  listVacancies, getGridCard,
] as const
