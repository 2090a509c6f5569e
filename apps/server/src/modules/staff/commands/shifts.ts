/** The rota: shifts planned, copied from week to week, removed before begun, and leave. Rule: docs/domain.md S0-9. */
import type { Id, Instant } from '@onegrid/domain'
import { DAY, chinaDate, chinaTime } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { AuditActor } from '../../../platform/audit/index.ts'
import { at, rows } from '../../../platform/database/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { Directory } from '../directory.ts'
import { isHeld } from '../directory.ts'
import { startOf } from '../duty.ts'
import type { StaffKit } from '../kit.ts'
import { changeDuty } from '../kit.ts'
import { readShift, readShifts, readShiftsOf, shiftColumns } from '../store.ts'
import type { Shift, ShiftKind, StaffPost } from '../types.ts'

export interface NewShift {
  postId: Id
  kind: Exclude<ShiftKind, 'leave'>
  startsAt: Instant
  endsAt: Instant
}

/**
 * Plans shifts. A post's first one makes it keep a rota: from then on its holder is on duty by shifts only.
 *
 * @throws Problem unknown-reference, post-not-held, shift-overlaps, already-exists
 */
export async function createShifts(kit: StaffKit, by: AuditActor, list: readonly NewShift[]): Promise<Shift[]> {
  // Before the transaction: nothing waits for a second connection while it holds one.
  const directory = await kit.memory.directory(by.districtId)
  return changeDuty(kit, by, async tx => {
    const planned = list.map(input => shiftOf(directory, input))
    await refuseOverlaps(tx, by.districtId, planned)
    await insertShifts(tx, by.districtId, planned)
    const posts = await startRotas(tx, by.districtId, directory, planned)
    return { result: planned, entries: [entryOf('shift.create', { count: planned.length })], posts }
  })
}

export interface WeekCopy {
  posts: readonly StaffPost[]
  /** 00:00 in China of the two Mondays. */
  from: Instant
  to: Instant
}

export interface CopiedWeek {
  copied: number
  /** Already there under the same post and moment. */
  kept: number
  /** Not copied: the post has ended by then, or its holder is on leave, or the time is taken otherwise. */
  skipped: { shift: Shift; because: 'post_ended' | 'on_leave' | 'overlaps' }[]
}

/** Copies a week's shifts to another week. Repeated, it adds nothing. */
export async function copyWeek(kit: StaffKit, by: AuditActor, { posts, from, to }: WeekCopy): Promise<CopiedWeek> {
  return changeDuty(kit, by, async tx => {
    const known = new Map(posts.map(post => [post.id, post]))
    const source = (await readShiftsOf(tx, by.districtId, posts, from, from + WEEK))
      .filter(shift => shift.kind !== 'leave' && shift.startsAt >= from)
    const there = await readShiftsOf(tx, by.districtId, posts, to, to + WEEK)
    const result: CopiedWeek = { copied: 0, kept: 0, skipped: [] }
    for (const shift of source) {
      const copy = moved(shift, to - from)
      const taken = there.filter(other => crosses(other, copy))
      if (taken.some(other => isSame(other, copy))) {
        result.kept++
      } else if (!isHeld(known.get(shift.postId)!, chinaDate(copy.startsAt))) {
        result.skipped.push({ shift, because: 'post_ended' })
      } else if (taken.some(other => other.kind === 'leave' && other.accountId === copy.accountId)) {
        result.skipped.push({ shift, because: 'on_leave' })
      } else if (taken.some(other => other.kind !== 'leave' && other.postId === copy.postId)) {
        result.skipped.push({ shift, because: 'overlaps' })
      } else {
        await insertShift(tx, by.districtId, copy)
        there.push(copy)
        result.copied++
      }
    }
    const detail = { from: chinaDate(from), to: chinaDate(to), copied: result.copied }
    return { result, entries: [entryOf('shift.copy-week', detail)] }
  })
}

/** Removes a shift that has not begun. @throws Problem not-found, shift-begun */
export async function removeShift(kit: StaffKit, by: AuditActor, id: Id): Promise<void> {
  const now = kit.clock.now(by.districtId)
  await changeDuty(kit, by, async tx => {
    const shift = await readShift(tx, by.districtId, id)
    if (!shift) throw new Problem('not-found')
    if (startOf(shift) <= now) throw new Problem('shift-begun')
    await sql`delete from duty_shift where district_id = ${by.districtId} and id = ${id}`.execute(tx)
    return { result: undefined, entries: [entryOf('shift.remove', { post: shift.postId }, id)] }
  })
}

export interface NewLeave {
  post: StaffPost
  from: Instant
  to: Instant
}

/**
 * Puts somebody on leave. The shifts stay planned and count for nothing meanwhile; they are answered so that the desk
 * sees what has to be filled.
 *
 * @throws Problem shift-overlaps (on leave already)
 */
export async function takeLeave(
  kit: StaffKit, by: AuditActor, { post, from, to }: NewLeave,
): Promise<{ leave: Shift; uncovered: Shift[] }> {
  return changeDuty(kit, by, async tx => {
    const leave: Shift = {
      id: uuidv7(), accountId: post.accountId, postId: post.id, kind: 'leave', startsAt: from, endsAt: to,
      begunAt: null, endedEarlyAt: null,
    }
    const meanwhile = (await readShifts(tx, by.districtId, from, to))
      .filter(shift => shift.accountId === post.accountId && crosses(shift, leave))
    const earlier = meanwhile.find(shift => shift.kind === 'leave')
    if (earlier) throw overlapsWith(earlier)
    await insertShift(tx, by.districtId, leave)
    const uncovered = meanwhile.filter(shift => shift.kind !== 'leave')
    return { result: { leave, uncovered }, entries: [entryOf('shift.leave', { post: post.id }, leave.id)] }
  })
}

/** Ends leave (or a shift) now. @throws Problem not-found */
export async function endShift(kit: StaffKit, by: AuditActor, id: Id): Promise<Shift> {
  const now = kit.clock.now(by.districtId)
  return changeDuty(kit, by, async tx => {
    const [shift] = await rows(tx, sql<Shift>`
      update duty_shift set ended_early_at = greatest(${at(now)}, starts_at)
      where district_id = ${by.districtId} and id = ${id} and ends_at > ${at(now)} and ended_early_at is null
      returning ${shiftColumns}`)
    if (!shift) throw new Problem('not-found')
    return { result: shift, entries: [entryOf('shift.end', { post: shift.postId }, id)] }
  })
}

export async function insertShift(tx: Db, districtId: number, shift: Shift): Promise<void> {
  await sql`
    insert into duty_shift (district_id, id, account_id, post_id, kind, starts_at, ends_at, begun_at)
    values (${districtId}, ${shift.id}, ${shift.accountId}, ${shift.postId}, ${shift.kind}, ${at(shift.startsAt)},
      ${at(shift.endsAt)}, ${shift.begunAt === null ? null : at(shift.begunAt)})`.execute(tx)
}

/** In one statement: a district's month is some hundred thousand. */
async function insertShifts(tx: Db, districtId: number, shifts: readonly Shift[]): Promise<void> {
  const planned = shifts.map(({ id, accountId, postId, kind, startsAt, endsAt }) => ({
    id, accountId, postId, kind, startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString(),
  }))
  await sql`
    insert into duty_shift (district_id, id, account_id, post_id, kind, starts_at, ends_at)
    select ${districtId}, id, "accountId", "postId", kind, "startsAt", "endsAt"
    from jsonb_to_recordset(${JSON.stringify(planned)}::jsonb) as s (
      id uuid, "accountId" uuid, "postId" uuid, kind text, "startsAt" timestamptz, "endsAt" timestamptz
    )`.execute(tx)
}

/** Marks posts that plan their first shift. Answers whether there was one. */
export async function startRotas(
  tx: Db, districtId: number, directory: Directory, shifts: readonly Shift[],
): Promise<boolean> {
  const first = [...new Set(shifts.map(shift => shift.postId))].filter(id => !directory.posts.get(id)?.keepsRota)
  if (first.length === 0) return false
  await sql`
    update post set keeps_rota = true, version = version + 1
    where district_id = ${districtId} and id = any(${first}::uuid[]) and not keeps_rota`.execute(tx)
  return true
}

const WEEK = 7 * DAY

export function shiftOf(directory: Directory, { postId, kind, startsAt, endsAt }: NewShift): Shift {
  const post = directory.posts.get(postId)
  if (!post) throw new Problem('unknown-reference')
  if (!isHeld(post, chinaDate(startsAt))) throw new Problem('post-not-held')
  return { id: uuidv7(), accountId: post.accountId, postId, kind, startsAt, endsAt, begunAt: null, endedEarlyAt: null }
}

/** Against what is planned already, and among themselves; never against what they were before. */
export async function refuseOverlaps(tx: Db, districtId: number, planned: readonly Shift[]): Promise<void> {
  if (planned.length === 0) return
  const from = Math.min(...planned.map(shift => shift.startsAt))
  const to = Math.max(...planned.map(shift => shift.endsAt))
  const own = new Set(planned.map(shift => shift.id))
  const there = (await readShifts(tx, districtId, from, to)).filter(
    shift => shift.kind !== 'leave' && !own.has(shift.id),
  )
  const byPost = Map.groupBy([...there, ...planned], shift => shift.postId)
  for (const shift of planned) {
    const other = byPost.get(shift.postId)?.find(one => one !== shift && crosses(one, shift))
    if (other) throw overlapsWith(other)
  }
}

function crosses(a: Shift, b: Shift): boolean {
  const end = (shift: Shift) => Math.min(shift.endsAt, shift.endedEarlyAt ?? Infinity)
  return a.startsAt < end(b) && b.startsAt < end(a)
}

function overlapsWith(shift: Shift): Problem {
  return new Problem('shift-overlaps', { from: `${chinaDate(shift.startsAt)} ${chinaTime(shift.startsAt)}` })
}

function moved(shift: Shift, by: number): Shift {
  const { accountId, postId, kind, startsAt, endsAt } = shift
  const times = { startsAt: startsAt + by, endsAt: endsAt + by, begunAt: null, endedEarlyAt: null }
  return { id: uuidv7(), accountId, postId, kind, ...times }
}

/** What the table takes for the same shift. */
function isSame(a: Shift, b: Shift): boolean {
  return a.postId === b.postId && a.kind === b.kind && a.startsAt === b.startsAt
}

export function entryOf(action: string, detail: Record<string, string | number>, objectId?: Id) {
  return { action, objectType: 'shift', ...(objectId && { objectId }), outcome: 'success' as const, detail }
}
