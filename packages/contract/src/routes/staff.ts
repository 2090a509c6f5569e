/** Posts, who holds them, what stands vacant, and the public card of a grid. Posts are the security administrator's. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { DateOnly, Id, MOST, Nullable, Obj, Page, pageQuery, Role } from '../common.ts'
import { defineRoute } from '../route.ts'

const ById = Obj({ id: Id })
const Name = Type.String({ minLength: 1, maxLength: 60 })
const Version = Type.Integer({ minimum: 1, maximum: MOST, description: 'The version that the form showed' })
const Engagement = Type.Enum(['staff', 'part_time', 'seconded', 'hired', 'volunteer'])
const PostRole = Type.Enum([
  'dispatcher', 'handler', 'checker', 'officer', 'grid_leader', 'leader', 'hotline',
  'admin_system', 'admin_security', 'admin_audit',
])
const WorkPhone = Type.String({
  pattern: '^[0-9+ -]{3,20}$', description: 'The post’s own telephone, shown to the public',
})

export const StaffPost = Obj(
  {
    id: Id,
    accountId: Id,
    name: Type.String({ description: 'Names of staff are plain' }),
    role: Role,
    unitId: Id,
    unitName: Type.String(),
    areaId: Id,
    areaName: Type.String(),
    areaWithin: Type.String({ description: 'Names of what the area lies in, widest first, without the district' }),
    deskId: Nullable(Id),
    deskName: Nullable(Type.String()),
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
    search: Type.Optional(Type.String({
      minLength: 1, maxLength: 40, description: 'Part of a name, a title, or of the name of unit, desk or area',
    })),
    within: Type.Optional(Type.String({ format: 'uuid', description: 'Posts of this area and all below' })),
    ended: Type.Optional(Type.Boolean({ description: 'Those not held today too' })),
    endsBy: Type.Optional({ ...DateOnly, description: 'Those whose last day is this one or before it' }),
    ...pageQuery,
  }),
  responses: { 200: Page(StaffPost) },
  errors: [],
})

export const readPost = defineRoute({
  id: 'readPost',
  method: 'GET',
  path: '/api/v1/posts/{id}',
  module: 'staff',
  summary: { zh: '一个岗位', en: 'One post' },
  access: { row: 'staff.read' },
  params: ById,
  responses: { 200: StaffPost },
  errors: ['not-found'],
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


export const listDisplacedPosts = defineRoute({
  id: 'listDisplacedPosts',
  method: 'GET',
  path: '/api/v1/posts/displaced',
  module: 'staff',
  summary: { zh: '所在网格已重划的岗位及接替网格', en: 'Posts on ground that was redrawn, and what took its place' },
  access: { row: 'staff.read' },
  responses: {
    200: Page(
      Obj({
        post: StaffPost,
        successors: Type.Array(Obj({ id: Id, name: Type.String(), within: Type.String() }), {
          description: 'The largest share first; none where nothing took over',
        }),
      }),
    ),
  },
  errors: [],
})

export const movePosts = defineRoute({
  id: 'movePosts',
  method: 'POST',
  path: '/api/v1/posts/moves',
  module: 'staff',
  summary: { zh: '岗位随网格重划转岗', en: 'Move posts to the areas that took over theirs' },
  access: { row: 'post.write' },
  body: Obj({
    moves: Type.Array(Obj({ postId: Id, areaId: Id }), { minItems: 1, maxItems: 2000, description: 'Each post once' }),
  }),
  responses: { 200: Obj({ moved: Type.Integer() }) },
  errors: ['own-account', 'unknown-reference'],
})

/** `unitId`: the unit that the post would belong to, the desk’s or the village’s. */
const Vacancy = Obj({
  kind: Type.Enum(['grid_without_officer', 'grid_without_leader', 'desk_without_dispatcher', 'unit_without_handler']),
  id: Id,
  name: Type.String(),
  areaId: Id,
  within: Type.String({ description: 'Names of what its area lies in, widest first, without the district' }),
  unitId: Nullable(Id),
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
  listPosts, listDisplacedPosts, readPost, createPost, movePosts, updatePost, listVacancies, getGridCard,
] as const
