/**
 * Posts: who holds which role where, from when to when. The security administrator's. Rules: decision 32;
 * docs/domain.md R6.
 */
import type { Id, Role } from '@onegrid/domain'
import { administratorConflict } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { AuditActor, AuditEntry } from '../../../platform/audit/index.ts'
import { rows } from '../../../platform/database/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { AreaLevel, AreaTree } from '../../areas/index.ts'
import type { Directory } from '../directory.ts'
import type { StaffKit } from '../kit.ts'
import { changeDirectory } from '../kit.ts'
import type { Engagement, StaffPost } from '../types.ts'

/** Roles that are held by posts; residents, links and the system itself hold none. */
export const postRoles = [
  'dispatcher', 'handler', 'checker', 'officer', 'grid_leader', 'leader', 'hotline',
  'admin_system', 'admin_security', 'admin_audit',
] as const satisfies readonly Role[]
export type PostRole = (typeof postRoles)[number]

export interface NewPost {
  id?: Id
  accountId: Id
  role: PostRole
  unitId: Id
  areaId: Id
  deskId?: Id | null
  title?: string | null
  engagement?: Engagement
  homeUnitId?: Id | null
  workPhone?: string | null
  fromDate: string
  toDate?: string | null
}

/**
 * Gives posts. Nobody gives one to the own account, and no two administrators' roles to one person.
 *
 * @throws Problem own-account, roles-apart, unknown-reference, already-exists, post-needs-desk, post-wrong-area,
 *   post-wrong-account
 */
export async function createPosts(kit: StaffKit, by: AuditActor, list: readonly NewPost[]): Promise<StaffPost[]> {
  const areas = await kit.areas.tree(by.districtId)
  return changeDirectory(kit, by, async (tx, current) => {
    const accounts = await readAccounts(tx, by.districtId, list.map(post => post.accountId))
    const held = Map.groupBy(current.posts.values(), post => post.accountId)
    const posts = list.map(input => {
      const account = accounts.get(input.accountId)
      if (!account) throw new Problem('unknown-reference')
      const post = postOf(input, account)
      const others = held.get(post.accountId) ?? []
      refuseOwn(by, post)
      checkPlace(current, areas, post)
      checkHolder(post, account, others)
      held.set(post.accountId, [...others, post])
      return post
    })
    await insertPosts(tx, by.districtId, posts)
    await kit.identity.bumpRights(tx, by.districtId, [...new Set(posts.map(post => post.accountId))])
    return { result: posts, entries: createEntries(posts) }
  })
}

export interface PostChange {
  version: number
  title?: string | null
  workPhone?: string | null
  engagement?: Engagement
  homeUnitId?: Id | null
  keepsRota?: boolean
  toDate?: string | null
}

/**
 * Changes what does not make it another post; whoever moves to another role, unit or area gets a new one.
 *
 * @throws Problem not-found, stale-form, own-account, unknown-reference, invalid-request (ends before it begins)
 */
export async function updatePost(kit: StaffKit, by: AuditActor, id: Id, change: PostChange): Promise<StaffPost> {
  return changeDirectory(kit, by, async (tx, current) => {
    const { version, ...fields } = change
    const before = current.posts.get(id)
    if (!before) throw new Problem('not-found')
    if (before.version !== version) throw new Problem('stale-form')
    const post: StaffPost = { ...before, ...fields, version: version + 1 }
    refuseOwn(by, post)
    if (post.engagement !== 'seconded') post.homeUnitId = null
    if (post.homeUnitId !== null && !current.units.has(post.homeUnitId)) throw new Problem('unknown-reference')
    if (post.toDate !== null && post.toDate < post.fromDate) throw new Problem('post-not-held')
    checkHolder(post, undefined, [...current.posts.values()].filter(other => other.accountId === post.accountId))
    await sql`
      update post set title = ${post.title}, work_phone = ${post.workPhone}, engagement = ${post.engagement},
        home_unit_id = ${post.homeUnitId}, keeps_rota = ${post.keepsRota}, to_date = ${post.toDate},
        version = ${post.version}
      where district_id = ${by.districtId} and id = ${id}`.execute(tx)
    await kit.identity.bumpRights(tx, by.districtId, [post.accountId])
    return { result: post, entries: [entryOf('post.update', post, Object.keys(fields))] }
  })
}

interface Account {
  id: Id
  kind: string
  name: string
  active: boolean
}

async function readAccounts(tx: Db, districtId: number, ids: readonly Id[]): Promise<Map<Id, Account>> {
  const found = await rows(tx, sql<Account>`
    select id, kind, display_name as name, active from account
    where district_id = ${districtId} and id = any(${ids}::uuid[])`)
  return new Map(found.map(account => [account.id, account]))
}

function postOf(input: NewPost, account: Account): StaffPost {
  const { deskId = null, title = null, engagement = 'staff', homeUnitId = null, workPhone = null } = input
  const { toDate = null } = input
  return {
    ...input, id: input.id ?? uuidv7(), deskId, title, engagement, homeUnitId, workPhone, toDate,
    name: account.name, accountActive: account.active, keepsRota: false, version: 1,
  }
}

export function refuseOwn(by: AuditActor, post: StaffPost): void {
  if ('principal' in by && by.principal?.accountId === post.accountId) throw new Problem('own-account')
}

function checkPlace(current: Directory, areas: AreaTree, post: StaffPost): void {
  const level = areas.get(post.areaId)?.level
  if (!current.units.get(post.unitId)?.active || level === undefined) throw new Problem('unknown-reference')
  if (post.homeUnitId !== null && !current.units.has(post.homeUnitId)) throw new Problem('unknown-reference')
  const desk = post.deskId === null ? undefined : current.desks.get(post.deskId)
  if (post.deskId !== null && !desk?.active) throw new Problem('unknown-reference')
  if (desk ? desk.unitId !== post.unitId : post.role === 'dispatcher') throw new Problem('post-needs-desk')
  const fits: Partial<Record<Role, readonly AreaLevel[]>> = {
    officer: ['grid', 'micro_grid'], grid_leader: ['grid', 'village'],
  }
  if (fits[post.role]?.includes(level) === false) throw new Problem('post-wrong-area')
}

/** @param account undefined where it has not changed */
function checkHolder(post: StaffPost, account: Account | undefined, others: readonly StaffPost[]): void {
  const kind = post.role === 'hotline' ? 'program' : 'staff'
  if (account && account.kind !== kind) throw new Problem('post-wrong-account')
  const meanwhile = others.filter(other => other.id !== post.id && overlap(other, post))
  const conflict = administratorConflict([post.role, ...meanwhile.map(other => other.role)])
  if (conflict) throw new Problem('roles-apart', { role: conflict[0], other: conflict[1] })
  const same = meanwhile.some(other => other.role === post.role && other.unitId === post.unitId &&
    other.areaId === post.areaId && other.deskId === post.deskId)
  if (same) throw new Problem('already-exists')
}

function overlap(a: StaffPost, b: StaffPost): boolean {
  return (a.toDate === null || b.fromDate <= a.toDate) && (b.toDate === null || a.fromDate <= b.toDate)
}

/** In one statement: a district has seven thousand officers. */
export async function insertPosts(tx: Db, districtId: number, posts: readonly StaffPost[]): Promise<void> {
  await sql`
    insert into post (district_id, id, account_id, role, unit_id, area_id, desk_id, title, engagement, home_unit_id,
      work_phone, from_date, to_date)
    select ${districtId}, id, "accountId", role, "unitId", "areaId", "deskId", title, engagement, "homeUnitId",
      "workPhone", "fromDate", "toDate"
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as p (id uuid, "accountId" uuid, role text, "unitId" uuid,
      "areaId" uuid, "deskId" uuid, title text, engagement text, "homeUnitId" uuid, "workPhone" text, "fromDate" date,
      "toDate" date)`.execute(tx)
}

/** Posts named in one line of the audit when many are given at once. */
export const LINE_MOST = 200

/** One line for a post; for a whole district's, lines that name their ids. */
function createEntries(posts: readonly StaffPost[]): AuditEntry[] {
  if (posts.length <= 20) return posts.map(post => entryOf('post.create', post))
  return Array.from({ length: Math.ceil(posts.length / LINE_MOST) }, (_, i) => {
    const ids = posts.slice(i * LINE_MOST, (i + 1) * LINE_MOST).map(post => post.id)
    return { action: 'post.create', objectType: 'post', outcome: 'success', detail: { count: ids.length, ids } }
  })
}

function entryOf(action: string, post: StaffPost, fields?: string[]) {
  const { accountId, role, unitId, areaId, fromDate, toDate } = post
  const detail = { accountId, role, unitId, areaId, fromDate, toDate, ...(fields && { fields }) }
  return { action, objectType: 'post', objectId: post.id, outcome: 'success' as const, detail }
}
