/** The directory as routing asks it: one moment, answers from memory. */
import type { Instant, RoutingDirectory } from '@onegrid/domain'
import { chinaDate } from '@onegrid/domain'
import type { AreaTree } from '../areas/index.ts'
import type { Directory } from './directory.ts'
import type { DutyDay } from './duty.ts'
import { officerOn } from './duty.ts'

/**
 * @throws Error when the district has no open district desk; a district is created with one, and closing the last is
 *   refused
 */
export function routingDirectory(
  directory: Directory, day: DutyDay, areas: AreaTree, at: Instant,
): RoutingDirectory {
  const date = chinaDate(at)
  const lastResort = directory.lastResort?.id
  if (lastResort === undefined) throw new Error('the district has no open desk of its own')
  return {
    lastResort,
    deskFor: (tier, areaPath) => directory.deskFor(tier, areaPath)?.id,
    isStaffed: deskId => day.onDuty(directory.seatsAtDesk(deskId, date), at).length > 0,
    standIn: deskId => {
      const desk = directory.desks.get(deskId)
      return desk && directory.standIn(desk, areas.path(desk.areaId))?.id
    },
    unitFor: (unitFunction, areaPath) => directory.unitFor(unitFunction, areaPath),
    canSign: unitId => directory.canSign(unitId, date),
    officerOf: gridId => officerOn(directory, day, areas.path(gridId), at)?.person.accountId,
  }
}
