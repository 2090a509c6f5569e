/**
 * No open case has an owner who is off duty for more than some minutes without its desk knowing: a step that names a
 * person off duty goes to whoever stands in for the grid, else to the desk. Rules: docs/domain.md 生命周期,
 * 检验 7.
 */
import type { CaseState, Id } from '@onegrid/domain'
import { asSystemIfApplies } from './commands/as-system.ts'
import { causedBy } from './commands/request.ts'
import { eachCase } from './each-case.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'
import type { Scene } from './scene.ts'

/** One look over a district. @returns how many steps got another owner */
export async function reassignOffDuty(
  rooms: EventRooms, districtId: number, now: number, signal?: AbortSignal,
): Promise<number> {
  const scene = await sceneOf(rooms, districtId, now)
  const owed = await rooms.cases.personTasks(districtId, ['verify', 'confirm', 'check'])
  const owners = await rooms.staff.offDutyOwners(districtId, [...new Set(owed.map((task) => task.personId))], now)
  const patience = scene.policy.offDutyMinutes * 60_000
  const gone = owners.filter(({ since }) => since === undefined || now - since > patience)
  const off = new Set(gone.map(({ accountId }) => accountId))
  return eachCase(owed.filter((task) => off.has(task.personId)), signal, (task) => {
    const as = causedBy(districtId, 'off-duty', `${task.id}:${task.version}`)
    const input = (state: CaseState) => ({ taskId: task.id, ...standIn(scene, state, task.personId) })
    return asSystemIfApplies(rooms, as, { caseId: task.caseId, action: 'reassign', input })
  })
}

/** Whoever takes a step of somebody who is off duty. */
export function standIn(scene: Scene, state: CaseState, off: Id): { person: Id } | { desk: Id } {
  const officer = state.areas.gridId ? scene.officerOf(state.areas.gridId) : undefined
  if (officer !== undefined && officer !== off) return { person: officer }
  return { desk: state.deskId ?? scene.routing.lastResort }
}
