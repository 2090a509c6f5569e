/**
 * A calendar was edited, or a year's holidays came: open deadlines are computed anew, with a line where a moment moved.
 * Rules: decisions 24, 25.
 */
import { asSystemIfApplies } from './commands/as-system.ts'
import { causedBy } from './commands/request.ts'
import type { EventRooms } from './rooms.ts'

/** @returns how many cases moved. Can be stopped between two cases and begun again: each moves once a version. */
export async function recomputeDeadlines(rooms: EventRooms, districtId: number, version: number, signal?: AbortSignal): Promise<number> {
  let moved = 0
  for await (const caseId of rooms.cases.openCases(districtId, 'event')) {
    if (signal?.aborted) break
    const as = causedBy(districtId, 'calendar', `${version}:${caseId}`)
    if (await asSystemIfApplies(rooms, as, { caseId, action: 'recompute', input: {} })) moved++
  }
  return moved
}
