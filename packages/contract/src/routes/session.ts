/** Signing in and out, one's own rights, password and second factor. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { Id, Moment, Nullable, Obj, Role } from '../common.ts'
import { defineRoute } from '../route.ts'

const Language = Type.Enum(['zh-CN', 'en'])
const Code = Type.String({ pattern: '^[0-9]{6}$', description: 'One-time code of the authenticator (RFC 6238)' })
/** Long enough for any passphrase, short enough that hashing it is no burden. */
const Password = Type.String({ minLength: 1, maxLength: 200 })

export const Pending = Type.Enum(['password-change', 'second-factor-enrolment'])

export const PostBody = Obj(
  {
    id: Id,
    role: Role,
    unitId: Id,
    areaId: Id,
    deskId: Type.Optional(Id),
    level: Type.String({ description: 'Level of the area: district, town, village, grid, micro_grid' }),
    areaPath: Type.Array(Id, { description: 'From the area up to the district' }),
  },
  { title: 'Post' },
)

export const Me = Obj(
  {
    account: Obj({
      id: Id,
      username: Type.String(),
      name: Type.String(),
      kind: Type.Enum(['staff', 'resident', 'program', 'system', 'link']),
      secondFactor: Type.Boolean(),
    }),
    district: Obj({ id: Type.Integer(), code: Type.String(), name: Type.String() }),
    roles: Type.Array(Role),
    posts: Type.Array(PostBody),
    language: Language,
    csrf: Nullable(Type.String({ description: 'Value of the header x-csrf-token; null for bearer sessions' })),
    pending: Nullable(Pending),
    demo: Type.Boolean(),
    now: Moment,
    session: Obj({ expiresAt: Moment, idleSeconds: Type.Integer() }),
    scope: Nullable(
      Obj({ caseId: Id, taskId: Id, unitId: Type.Optional(Id) }, { description: 'A link: the one task it acts on' }),
    ),
  },
  { title: 'Me' },
)
export type Me = Static<typeof Me>

const SignedIn = Obj(
  {
    me: Me,
    token: Type.Optional(Type.String({ description: 'For programs only: Authorization: Bearer <token>' })),
  },
  { title: 'SignedIn' },
)

export const createSession = defineRoute({
  id: 'createSession',
  method: 'POST',
  path: '/api/v1/session',
  module: 'session',
  summary: { zh: '登录', en: 'Sign in' },
  access: 'public',
  body: Obj({
    username: Type.String({ minLength: 1, maxLength: 100, description: '`name` or `name@330603` of another district' }),
    password: Password,
    code: Type.Optional(Code),
  }),
  responses: { 201: SignedIn },
  errors: ['login-failed', 'locked-out', 'second-factor-required', 'demo-password-refused', 'csrf'],
  // A town hall signs in at half past eight from one address; each account is protected by its own lock.
  rateLimit: { max: 240, perSeconds: 60 },
  // Passwords are hashed two at a time.
  ownQueue: true,
})

export const deleteSession = defineRoute({
  id: 'deleteSession',
  method: 'DELETE',
  path: '/api/v1/session',
  module: 'session',
  summary: { zh: '退出登录', en: 'Sign out' },
  access: { row: 'session.own' },
  responses: { 204: null },
  errors: [],
  whilePending: true,
})

export const getMe = defineRoute({
  id: 'getMe',
  method: 'GET',
  path: '/api/v1/me',
  module: 'session',
  summary: { zh: '本人账号、岗位与权限', en: 'My account, posts and rights' },
  access: { row: 'session.own' },
  responses: { 200: Me },
  errors: [],
  whilePending: true,
})

export const changeMyLanguage = defineRoute({
  id: 'changeMyLanguage',
  method: 'PUT',
  path: '/api/v1/me/language',
  module: 'session',
  summary: { zh: '设置界面语言', en: 'Set my language' },
  access: 'signed-in',
  body: Obj({ language: Nullable(Language) }),
  responses: { 204: null },
  errors: [],
})

export const changeMyPassword = defineRoute({
  id: 'changeMyPassword',
  method: 'POST',
  path: '/api/v1/me/password',
  module: 'session',
  summary: { zh: '修改口令', en: 'Change my password' },
  access: 'signed-in',
  body: Obj({ current: Password, next: Password }),
  responses: { 200: SignedIn },
  errors: ['password-wrong', 'weak-password', 'locked-out'],
  whilePending: true,
  rateLimit: { max: 20, perSeconds: 60 },
})

export const startSecondFactor = defineRoute({
  id: 'startSecondFactor',
  method: 'POST',
  path: '/api/v1/me/second-factor',
  module: 'session',
  summary: { zh: '申请绑定动态口令', en: 'Begin to enrol a second factor' },
  access: 'signed-in',
  body: Obj({ password: Password }),
  responses: { 201: Obj({ secret: Type.String({ description: 'Base32' }), uri: Type.String() }) },
  errors: ['password-wrong', 'conflict', 'locked-out'],
  whilePending: true,
  rateLimit: { max: 10, perSeconds: 60 },
})

export const confirmSecondFactor = defineRoute({
  id: 'confirmSecondFactor',
  method: 'POST',
  path: '/api/v1/me/second-factor/confirmation',
  module: 'session',
  summary: { zh: '确认绑定动态口令', en: 'Confirm the second factor' },
  access: 'signed-in',
  body: Obj({ code: Code }),
  responses: { 200: Me },
  errors: ['second-factor-wrong', 'conflict'],
  whilePending: true,
  rateLimit: { max: 10, perSeconds: 60 },
})

export const openLink = defineRoute({
  id: 'openLink',
  method: 'POST',
  path: '/api/v1/links/{token}',
  module: 'session',
  summary: { zh: '凭链接办理一项任务', en: 'Exchange a link for a session on its one task' },
  access: 'public',
  params: Obj({ token: Type.String({ minLength: 20, maxLength: 200 }) }),
  responses: { 201: SignedIn },
  errors: ['link-ended', 'csrf'],
  rateLimit: { max: 30, perSeconds: 60 },
})

export const sessionRoutes = [
  createSession,
  deleteSession,
  getMe,
  changeMyLanguage,
  changeMyPassword,
  startSecondFactor,
  confirmSecondFactor,
  openLink,
] as const
