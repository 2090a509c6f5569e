/** Accounts as administrators keep them. What roles they hold is the staff module's; here they only protect. */
import { type Account, toMoment } from '@onegrid/contract'
import { isAdministrator, type Role } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { at, type Db } from '../database/index.ts'
import { Problem, type RequestContext } from '../http/index.ts'
import { type Grants, rolesOf } from './grants.ts'
import type { AccountKind } from './principal.ts'

export interface AccountListRow {
  id: string
  username: string
  display_name: string
  kind: AccountKind
  active: boolean
  must_change_password: boolean
  totp_enabled_at: number | null
  locked_until: number | null
  last_login_at: number | null
  created_at: number
  rights_version: number
}

export interface NewAccount {
  districtId: number
  username: string
  name: string
  kind: 'staff' | 'resident' | 'program'
  now: number
}

/** @throws the database's unique violation of account_username_key */
export async function insertAccount(tx: Db, { districtId, username, name, kind, now }: NewAccount): Promise<string> {
  const id = uuidv7()
  await sql`
    insert into account (district_id, id, username, kind, display_name, created_at)
    values (${districtId}, ${id}, ${username}, ${kind}, ${name}, ${at(now)})`.execute(tx)
  return id
}

export type AccountState = 'locked' | 'disabled' | 'unused' | 'first-password'

export interface AccountFilter {
  search?: string
  kind?: AccountKind
  /** As of a moment of the wall clock: a lock ends by itself. */
  state?: { is: AccountState; at: number }
  after?: string
  id?: string
  limit: number
}

/** By user name, which is unique, so that the keyset is one value. */
export async function findAccounts(db: Db, districtId: number, filter: AccountFilter): Promise<AccountListRow[]> {
  const conditions = [sql`district_id = ${districtId}`]
  // Accounts of links are many and nobody's to keep; each is reached by its case.
  if (filter.id) conditions.push(sql`id = ${filter.id}`)
  else conditions.push(sql`kind <> 'link'`)
  if (filter.after !== undefined) conditions.push(sql`username > ${filter.after}`)
  if (filter.search !== undefined) {
    const pattern = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`(username like ${pattern} or display_name like ${pattern})`)
  }
  if (filter.kind !== undefined) conditions.push(sql`kind = ${filter.kind}`)
  if (filter.state !== undefined) conditions.push(stateCondition(filter.state.is, filter.state.at))
  const query = sql<AccountListRow>`
    select id, username, display_name, kind, active, must_change_password, totp_enabled_at, locked_until,
      last_login_at, created_at, rights_version
    from account where ${sql.join(conditions, sql` and `)} order by username limit ${filter.limit}`
  return (await query.execute(db)).rows
}

function stateCondition(state: AccountState, now: number) {
  switch (state) {
    case 'locked': return sql`locked_until > ${at(now)}`
    case 'disabled': return sql`not active`
    case 'unused': return sql`(active and last_login_at is null and kind <> 'system')`
    case 'first-password': return sql`(active and must_change_password)`
  }
}

export async function accountBody(
  grants: Grants,
  districtId: number,
  row: AccountListRow,
  now: number,
): Promise<Account> {
  return {
    id: row.id,
    username: row.username,
    name: row.display_name,
    kind: row.kind,
    active: row.active,
    mustChangePassword: row.must_change_password,
    secondFactor: row.totp_enabled_at !== null,
    lockedUntil: row.locked_until !== null && row.locked_until > now ? toMoment(row.locked_until) : null,
    lastLoginAt: row.last_login_at === null ? null : toMoment(row.last_login_at),
    createdAt: toMoment(row.created_at),
    roles: await rolesOfRow(grants, districtId, row),
  }
}

export interface TargetOptions {
  /** Whoever may reset an administrator's password may become that administrator. Rule: docs/domain.md R6. */
  protectAdministrators: boolean
}

/** The account that an administrator acts on. @throws Problem not-found, own-account, administrator-protected */
export async function targetAccount(
  db: Db,
  grants: Grants,
  ctx: RequestContext,
  id: string,
  { protectAdministrators }: TargetOptions,
): Promise<AccountListRow> {
  const [row] = await findAccounts(db, ctx.districtId, { id, limit: 1 })
  if (!row || row.kind === 'system') throw new Problem('not-found')
  if (row.id === ctx.principal.accountId) throw new Problem('own-account')
  const roles = protectAdministrators ? await rolesOfRow(grants, ctx.districtId, row) : []
  if (roles.some(isAdministrator)) throw new Problem('administrator-protected')
  return row
}

async function rolesOfRow(grants: Grants, districtId: number, row: AccountListRow): Promise<Role[]> {
  return rolesOf(row.kind, await grants.posts(districtId, row.id, row.rights_version))
}
