/**
 * Handing over a desk, and coming on and going off. Work of a desk is owed by the desk, so one act is enough: who
 * answers from now on, and what the outgoing person had taken on for himself. Rule: docs/domain.md 检验 7.
 */
import type { Id, Instant } from '@onegrid/domain'
import { HOUR, chinaDate } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { AuditActor } from '../../../platform/audit/index.ts'
import { at, rows } from '../../../platform/database/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import { covers, endOf } from '../duty.ts'
import type { StaffKit } from '../kit.ts'
import { changeDuty } from '../kit.ts'
import type { OwedTask } from '../obligations.ts'
import { readShifts, shiftColumns } from '../store.ts'
import type { Shift, StaffPost } from '../types.ts'
import { insertShift, startRotas } from './shifts.ts'

/** A planned shift that begins within this may be begun now: colleagues come early. */
const EARLY = 2 * HOUR

/** A shift that nobody planned lasts this long unless ended. */
const UNPLANNED = 12 * HOUR

export interface NewHandover {
  deskId: Id
  /** Absent where the desk was left unattended. */
  fromAccountId?: Id
  toAccountId: Id
  note?: string
}

export interface Handover {
  id: Id
  deskId: Id
  fromAccountId: Id | null
  toAccountId: Id
  at: Instant
  note: string | null
}

export interface HandoverResult {
  handover: Handover
  shift: Shift
  /** What the outgoing person owed, and how much of it moved. */
  owed: OwedTask[]
  moved: number
}

/**
 * Moves everything of a desk from one person to another in one act. Should the process die after the record and before
 * the last task has moved, what is left is found by the sweep for owners who are off duty.
 *
 * @throws Problem not-found, not-at-desk, on-leave, conflict (to oneself)
 */
export async function handOver(kit: StaffKit, by: AuditActor, input: NewHandover): Promise<HandoverResult> {
  const { districtId } = by
  const now = kit.clock.now(districtId)
  const directory = await kit.memory.directory(districtId)
  const desk = directory.desks.get(input.deskId)
  if (!desk?.active) throw new Problem('not-found')
  const seats = directory.seatsAtDesk(desk.id, chinaDate(now))
  const to = seatOf(seats, input.toAccountId)
  const from = input.fromAccountId === undefined ? undefined : seatOf(seats, input.fromAccountId)
  if (from?.accountId === to.accountId) throw new Problem('conflict')

  const { handover, shift } = await changeDuty(kit, by, async tx => {
    const around = await readShifts(tx, districtId, now - EARLY, now + EARLY)
    refuseLeave(around, to.accountId, now)
    const handover: Handover = {
      id: uuidv7(), deskId: desk.id, fromAccountId: from?.accountId ?? null, toAccountId: to.accountId, at: now,
      note: input.note ?? null,
    }
    await insertHandover(tx, districtId, handover)
    const shift = await beginOn(tx, districtId, to, 'desk', around, now)
    if (from) await endRunning(tx, districtId, [from.id], now)
    const posts = await startRotas(tx, districtId, directory, [shift])
    const detail = { from: from?.accountId ?? null, to: to.accountId, desk: desk.id }
    const entries = [
      { action: 'handover.create', objectType: 'desk', objectId: desk.id, outcome: 'success' as const, detail },
    ]
    return { result: { handover, shift }, entries, posts }
  })
  if (!from) return { handover, shift, owed: [], moved: 0 }
  const fact = { id: handover.id, deskId: desk.id, fromAccountId: from.accountId, toAccountId: to.accountId }
  return { handover, shift, ...(await kit.obligations.handOver(kit.db, by, fact)) }
}

/**
 * Comes on duty at an own post: confirms the shift that runs or is about to, or begins one that nobody planned.
 *
 * @throws Problem not-found, on-leave
 */
export async function comeOn(kit: StaffKit, by: AuditActor, accountId: Id, postId: Id): Promise<Shift> {
  const now = kit.clock.now(by.districtId)
  const directory = await kit.memory.directory(by.districtId)
  const post = directory.postsOf(accountId, chinaDate(now)).find(held => held.id === postId)
  if (!post) throw new Problem('not-found')
  return changeDuty(kit, by, async tx => {
    const around = await readShifts(tx, by.districtId, now - EARLY, now + EARLY)
    refuseLeave(around, accountId, now)
    const shift = await beginOn(tx, by.districtId, post, post.role === 'officer' ? 'patrol' : 'desk', around, now)
    const posts = await startRotas(tx, by.districtId, directory, [shift])
    const entry = { action: 'duty.begin', objectType: 'post', objectId: postId, outcome: 'success' as const }
    return { result: shift, entries: [entry], posts }
  })
}

/** Goes off duty at every own post. Answers the shifts that ended. */
export async function goOff(kit: StaffKit, by: AuditActor, accountId: Id): Promise<Shift[]> {
  const now = kit.clock.now(by.districtId)
  const directory = await kit.memory.directory(by.districtId)
  const posts = directory.postsOf(accountId, chinaDate(now)).map(post => post.id)
  return changeDuty(kit, by, async tx => {
    const ended = await endRunning(tx, by.districtId, posts, now)
    const entries = ended.map(shift => (
      { action: 'duty.end', objectType: 'post', objectId: shift.postId, outcome: 'success' as const }))
    return { result: ended, entries }
  })
}

export async function readHandovers(db: Db, districtId: number, deskId: Id, most: number): Promise<Handover[]> {
  return rows(db, sql<Handover>`
    select id, desk_id as "deskId", from_account_id as "fromAccountId", to_account_id as "toAccountId", at, note
    from handover where district_id = ${districtId} and desk_id = ${deskId} order by at desc limit ${most}`)
}

function seatOf(seats: readonly StaffPost[], accountId: Id): StaffPost {
  const seat = seats.find(post => post.accountId === accountId)
  if (!seat) throw new Problem('not-at-desk')
  return seat
}

function refuseLeave(around: readonly Shift[], accountId: Id, now: Instant): void {
  const away = around.some(shift => shift.kind === 'leave' && shift.accountId === accountId && covers(shift, now))
  if (away) throw new Problem('on-leave')
}

async function beginOn(
  tx: Db, districtId: number, post: StaffPost, kind: 'desk' | 'patrol', around: readonly Shift[], now: Instant,
): Promise<Shift> {
  const own = around.filter(shift => shift.kind !== 'leave' && shift.postId === post.id && endOf(shift) > now)
  const planned = own.filter(shift => shift.startsAt <= now + EARLY).sort((a, b) => a.startsAt - b.startsAt)[0]
  if (planned) {
    const [begun] = await rows(tx, sql<Shift>`
      update duty_shift set begun_at = coalesce(begun_at, ${at(now)})
      where district_id = ${districtId} and id = ${planned.id} returning ${shiftColumns}`)
    return begun!
  }
  const shift: Shift = {
    id: uuidv7(), accountId: post.accountId, postId: post.id, kind, startsAt: now, endsAt: now + UNPLANNED,
    begunAt: now, endedEarlyAt: null,
  }
  await insertShift(tx, districtId, shift)
  return shift
}

/** Ends what runs at these posts. */
async function endRunning(tx: Db, districtId: number, postIds: readonly Id[], now: Instant): Promise<Shift[]> {
  return rows(tx, sql<Shift>`
    update duty_shift set ended_early_at = ${at(now)}
    where district_id = ${districtId} and post_id = any(${postIds}::uuid[]) and kind <> 'leave'
      and least(starts_at, coalesce(begun_at, starts_at)) <= ${at(now)} and ends_at > ${at(now)}
      and ended_early_at is null
    returning ${shiftColumns}`)
}

async function insertHandover(tx: Db, districtId: number, handover: Handover): Promise<void> {
  const { id, deskId, fromAccountId, toAccountId, note } = handover
  await sql`
    insert into handover (district_id, id, desk_id, from_account_id, to_account_id, at, note)
    values (${districtId}, ${id}, ${deskId}, ${fromAccountId}, ${toAccountId}, ${at(handover.at)}, ${note})`.execute(tx)
}
