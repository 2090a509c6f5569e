/** Accounts: the system administrator keeps them, the security administrator unlocks them, nobody touches the own. */
import Type from 'typebox'
import type { Static } from 'typebox'
import { Id, Moment, Nullable, Obj, Page, pageQuery, Role } from '../common.ts'
import { defineRoute } from '../route.ts'

const AccountKind = Type.Enum(['staff', 'resident', 'program'])
/** `unused`: never signed in. `first-password`: has still to change what it was given. */
const AccountState = Type.Enum(['locked', 'disabled', 'unused', 'first-password'])
const Username = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,39}$', description: 'Unique in the district' })
const Name = Type.String({ minLength: 1, maxLength: 40 })
const ById = Obj({ id: Id })

export const Account = Obj(
  {
    id: Id,
    username: Type.String(),
    name: Type.String(),
    kind: Type.Enum(['staff', 'resident', 'program', 'system', 'link']),
    active: Type.Boolean(),
    mustChangePassword: Type.Boolean(),
    secondFactor: Type.Boolean(),
    lockedUntil: Nullable(Moment),
    lastLoginAt: Nullable(Moment),
    createdAt: Moment,
    roles: Type.Array(Role),
  },
  { title: 'Account' },
)
export type Account = Static<typeof Account>

const WithPassword = Obj({ account: Account, password: Type.String({ description: 'Shown once; changed at sign-in' }) })

export const listAccounts = defineRoute({
  id: 'listAccounts',
  method: 'GET',
  path: '/api/v1/accounts',
  module: 'accounts',
  summary: { zh: '账号列表', en: 'List accounts' },
  access: { row: 'account.read' },
  query: Obj({
    ...pageQuery,
    search: Type.Optional(Type.String({ minLength: 1, maxLength: 40, description: 'Part of user name or name' })),
    kind: Type.Optional(AccountKind),
    state: Type.Optional(AccountState),
  }),
  responses: { 200: Page(Account) },
  errors: [],
})

export const readAccount = defineRoute({
  id: 'readAccount',
  method: 'GET',
  path: '/api/v1/accounts/{id}',
  module: 'accounts',
  summary: { zh: '一个账号', en: 'One account' },
  access: { row: 'account.read' },
  params: ById,
  responses: { 200: Account },
  errors: ['not-found'],
})

export const listAccountSessions = defineRoute({
  id: 'listAccountSessions',
  method: 'GET',
  path: '/api/v1/accounts/{id}/sessions',
  module: 'accounts',
  summary: { zh: '账号的在线会话', en: 'Sessions of an account that live' },
  access: { row: 'account.read' },
  params: ById,
  responses: {
    200: Page(
      Obj({
        id: Id,
        kind: Type.Enum(['browser', 'bearer', 'link']),
        ip: Nullable(Type.String()),
        createdAt: Moment,
        seenAt: Moment,
        expiresAt: Moment,
      }, { title: 'AccountSession' }),
    ),
  },
  errors: ['not-found'],
})

export const createAccount = defineRoute({
  id: 'createAccount',
  method: 'POST',
  path: '/api/v1/accounts',
  module: 'accounts',
  summary: { zh: '新建账号', en: 'Create an account' },
  access: { row: 'account.write' },
  body: Obj({ username: Username, name: Name, kind: AccountKind }),
  responses: { 201: WithPassword },
  errors: ['already-exists'],
})

export const updateAccount = defineRoute({
  id: 'updateAccount',
  method: 'PATCH',
  path: '/api/v1/accounts/{id}',
  module: 'accounts',
  summary: { zh: '修改姓名，停用或启用账号', en: 'Rename, disable or enable an account' },
  access: { row: 'account.write' },
  params: ById,
  body: Obj({ name: Type.Optional(Name), active: Type.Optional(Type.Boolean()) }),
  responses: { 200: Account },
  errors: ['not-found', 'own-account', 'administrator-protected'],
})

export const resetPassword = defineRoute({
  id: 'resetPassword',
  method: 'POST',
  path: '/api/v1/accounts/{id}/password',
  module: 'accounts',
  summary: { zh: '重置口令', en: 'Reset a password' },
  access: { row: 'account.write' },
  params: ById,
  responses: { 200: WithPassword },
  errors: ['not-found', 'own-account', 'administrator-protected'],
})

export const unlockAccount = defineRoute({
  id: 'unlockAccount',
  method: 'POST',
  path: '/api/v1/accounts/{id}/unlock',
  module: 'accounts',
  summary: { zh: '解锁账号', en: 'Unlock an account' },
  access: { row: 'account.unlock' },
  params: ById,
  responses: { 200: Account },
  errors: ['not-found', 'own-account'],
})

export const removeSecondFactor = defineRoute({
  id: 'removeSecondFactor',
  method: 'DELETE',
  path: '/api/v1/accounts/{id}/second-factor',
  module: 'accounts',
  summary: { zh: '解除动态口令绑定', en: 'Remove a lost second factor' },
  access: { row: 'account.unlock' },
  params: ById,
  responses: { 200: Account },
  errors: ['not-found', 'own-account', 'administrator-protected'],
})

export const endAccountSessions = defineRoute({
  id: 'endAccountSessions',
  method: 'DELETE',
  path: '/api/v1/accounts/{id}/sessions',
  module: 'accounts',
  summary: { zh: '强制下线', en: 'End all sessions of an account' },
  access: { row: 'account.unlock' },
  params: ById,
  responses: { 200: Obj({ ended: Type.Integer({ minimum: 0 }) }) },
  errors: ['not-found'],
})

export const accountRoutes = [
  listAccounts,
  readAccount,
  listAccountSessions,
  createAccount,
  updateAccount,
  resetPassword,
  unlockAccount,
  removeSecondFactor,
  endAccountSessions,
] as const
