/**
 * Posts follow the ground: when a grid is redrawn, whoever held a post on it gets the same post on a grid that took its
 * place. Rights are the security administrator's to give, so that an import moves nobody by itself. Rules: decision 33;
 * docs/domain.md R6.
 */
import type { Id } from '@onegrid/domain'
import { chinaDate, DAY } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { AuditActor, AuditEntry } from '../../../platform/audit/index.ts'
import { at } from '../../../platform/database/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { AreaTree } from '../../areas/index.ts'
import type { Directory } from '../directory.ts'
import { changeDirectory } from '../kit.ts'
import type { StaffKit } from '../kit.ts'
import { bumpVersion } from '../store.ts'
import type { StaffPost } from '../types.ts'
import { insertPosts, LINE_MOST, refuseOwn } from './posts.ts'

export interface PostMove {
  postId: Id
  /** One of the areas that took over the post's own. */
  areaId: Id
}

/** Posts that are held or to come, on ground that has been redrawn. */
export function displacedPosts(directory: Directory, areas: AreaTree, date: string): StaffPost[] {
  return [...directory.posts.values()].filter(post =>
    post.accountActive && (post.toDate === null || post.toDate >= date) && areas.get(post.areaId) === undefined)
}

/**
 * The former post ends yesterday, the new one begins today; one that had not begun is corrected. Shifts that are
 * planned or under way go along.
 *
 * @returns how many posts were moved
 * @throws Problem own-account, unknown-reference (a post that stands where it was, or an area that did not take over)
 */
export async function movePosts(kit: StaffKit, by: AuditActor, moves: readonly PostMove[]): Promise<number> {
  const { districtId } = by
  const areas = await kit.areas.tree(districtId)
  const now = kit.clock.now(districtId)
  const moved = await changeDirectory(kit, by, async (tx, current) => {
    const displaced = new Map(displacedPosts(current, areas, chinaDate(now)).map(post => [post.id, post]))
    const steps = stepsOf([...new Map(moves.map(move => [move.postId, move])).values()], {
      displaced, current, areas, by, today: chinaDate(now),
    })
    await endPosts(tx, districtId, steps.filter(step => step.ends).map(step => step.before.id), chinaDate(now - DAY))
    await correctPosts(tx, districtId, steps)
    await beginPosts(tx, districtId, steps)
    await moveShifts(tx, districtId, steps, now)
    await bumpVersion(tx, districtId, 'duty')
    await kit.identity.bumpRights(tx, districtId, [...new Set(steps.map(({ before }) => before.accountId))])
    return { result: steps.length, entries: entriesOf(steps.map(({ before }) => before.id)) }
  })
  kit.memory.dutyChanged(districtId)
  return moved
}

interface Step {
  before: StaffPost
  after: StaffPost
  /** It was held before today: it stays in the record, with its own ground. */
  ends: boolean
  /** The holder has such a post there already. */
  doubled: boolean
}

interface Scene {
  displaced: ReadonlyMap<Id, StaffPost>
  current: Directory
  areas: AreaTree
  by: AuditActor
  today: string
}

function stepsOf(moves: readonly PostMove[], { displaced, current, areas, by, today }: Scene): Step[] {
  // Two grids may have become one.
  const taken = new Set<string>()
  return moves.map(({ postId, areaId }) => {
    const before = displaced.get(postId)
    if (!before || !areas.successors(before.areaId).includes(areaId)) throw new Problem('unknown-reference')
    refuseOwn(by, before)
    const ends = before.fromDate < today
    const after = { ...before, areaId, ...(ends && { id: uuidv7(), fromDate: today, version: 1 }) }
    const held = current.postsInArea(areaId, today).map(keyOf)
    const doubled = taken.has(keyOf(after)) || held.includes(keyOf(after))
    taken.add(keyOf(after))
    return { before, after, ends, doubled }
  })
}

function keyOf({ accountId, role, unitId, areaId, deskId }: StaffPost): string {
  return [accountId, role, unitId, areaId, deskId].join(' ')
}

async function endPosts(tx: Tx, districtId: number, ids: readonly Id[], lastDay: string): Promise<void> {
  await sql`
    update post set to_date = ${lastDay}, version = version + 1
    where district_id = ${districtId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}

async function correctPosts(tx: Tx, districtId: number, steps: readonly Step[]): Promise<void> {
  const corrections = steps.filter(({ ends }) => !ends).map(({ after }) => ({ id: after.id, areaId: after.areaId }))
  await sql`
    update post set area_id = c."areaId", version = version + 1
    from jsonb_to_recordset(${JSON.stringify(corrections)}::jsonb) as c (id uuid, "areaId" uuid)
    where post.district_id = ${districtId} and post.id = c.id`.execute(tx)
}

async function beginPosts(tx: Tx, districtId: number, steps: readonly Step[]): Promise<void> {
  const begun = steps.filter(({ ends, doubled }) => ends && !doubled).map(({ after }) => after)
  await insertPosts(tx, districtId, begun)
  const rotas = begun.filter(({ keepsRota }) => keepsRota).map(({ id }) => id)
  await sql`
    update post set keeps_rota = true
    where district_id = ${districtId} and id = any(${rotas}::uuid[])`.execute(tx)
}

/** What is over stays with the former post: who was on duty where is asked for years. */
async function moveShifts(tx: Tx, districtId: number, steps: readonly Step[], now: number): Promise<void> {
  const pairs = steps.filter(({ ends, doubled }) => ends && !doubled)
    .map(({ before, after }) => ({ from: before.id, to: after.id }))
  await sql`
    update duty_shift set post_id = p."to"
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p ("from" uuid, "to" uuid)
    where duty_shift.district_id = ${districtId} and duty_shift.post_id = p."from" and duty_shift.ends_at > ${at(now)}
  `.execute(tx)
}

function entriesOf(ids: readonly Id[]): AuditEntry[] {
  return Array.from({ length: Math.ceil(ids.length / LINE_MOST) }, (_, i) => {
    const some = ids.slice(i * LINE_MOST, (i + 1) * LINE_MOST)
    return { action: 'post.move', objectType: 'post', outcome: 'success', detail: { count: some.length, ids: some } }
  })
}
