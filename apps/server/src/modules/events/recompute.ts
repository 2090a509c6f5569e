/**
 * A calendar was edited, or a year's holidays came: open deadlines are computed anew, with a line where a moment moved.
 * Rules: decisions 24, 25.
 */
import type { KindDefinition } from '@onegrid/domain'
import { asSystemIfApplies } from './commands/as-system.ts'
import { causedBy } from './commands/request.ts'
import { eachCase } from './each-case.ts'
import type { EventRooms } from './rooms.ts'

/** @returns how many cases moved. Can be stopped between two cases and begun again: each moves once a version. */
export function recomputeDeadlines(
  rooms: EventRooms, def: KindDefinition, districtId: number, version: number, signal?: AbortSignal,
): Promise<number> {
  return eachCase(rooms.cases.openCases(districtId, def.kind), signal, (caseId) => {
    const as = causedBy(districtId, 'calendar', `${version}:${caseId}`)
    return asSystemIfApplies(rooms, as, { def, caseId, action: 'recompute', input: {} })
  })
}
