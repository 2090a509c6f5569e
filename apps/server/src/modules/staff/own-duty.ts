/** How somebody stands at his own posts now, and what comes next. */
import type { OwnDutyPost } from '@onegrid/contract'
import type { Id, Instant } from '@onegrid/domain'
import { DAY, chinaDate, isAdministrator } from '@onegrid/domain'
import { shiftBody } from './answers.ts'
import { covers } from './duty.ts'
import type { StaffKit } from './kit.ts'
import { readShiftsAhead } from './store.ts'

/** A next shift is told so far ahead; beyond that it is no news. */
const AHEAD = 14 * DAY

export async function ownDuty(
  kit: StaffKit, districtId: number, accountId: Id, now: Instant,
): Promise<OwnDutyPost[]> {
  const [directory, day, shifts] = await Promise.all([
    kit.memory.directory(districtId), kit.memory.duty(districtId, now),
    readShiftsAhead(kit.db, districtId, accountId, now, now + AHEAD),
  ])
  const posts = directory.postsOf(accountId, chinaDate(now)).filter(post => !isAdministrator(post.role))
  return posts.map((post): OwnDutyPost => {
    const state = day.stateOf(post, now)
    const own = shifts.filter(shift => shift.postId === post.id && shift.kind !== 'leave')
    const leave = shifts.find(shift => shift.kind === 'leave' && covers(shift, now))
    const running = state.on ? own.find(shift => covers(shift, now)) : state.by === 'leave' ? leave : undefined
    const next = own.find(shift => shift.startsAt > now)
    const desk = post.deskId === null ? undefined : directory.desks.get(post.deskId)
    return {
      postId: post.id,
      role: post.role,
      title: post.title,
      unit: { id: post.unitId, name: directory.units.get(post.unitId)?.name ?? '' },
      desk: desk ? { id: desk.id, name: desk.name } : null,
      state: state.by,
      shift: running ? shiftBody(directory, running) : null,
      next: next ? shiftBody(directory, next) : null,
    }
  })
}
