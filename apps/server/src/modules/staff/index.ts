/** Front door of staff: units, desks, posts, and who is on duty. */
import type { AppKit } from '../../app-kit.ts'
import type { AreasApi } from '../areas/index.ts'
import type { StaffApi } from './api.ts'
import { createStaffApi } from './api.ts'
import type { StaffKit } from './kit.ts'
import { StaffMemory } from './memory.ts'
import { Obligations } from './obligations.ts'
import { installDutyRoutes } from './routes-duty.ts'
import { installStaffRoutes } from './routes-staff.ts'

export type { DutySelection, OffDuty, StaffApi } from './api.ts'
export type { NewDesk } from './commands/desks.ts'
export type { Handover, HandoverResult, NewHandover } from './commands/handover.ts'
export type { NewPost, PostRole } from './commands/posts.ts'
export { postRoles } from './commands/posts.ts'
export type { NewShift } from './commands/shifts.ts'
export type { FunctionChange, NewUnit } from './commands/units.ts'
export type { Directory } from './directory.ts'
export { DutyDay, officerOn } from './duty.ts'
export type { DutyState, OfficerWhy } from './duty.ts'
export { routingDirectory } from './routing-directory.ts'
export type { HandoverFact, ObligationSource, OwedTask, OwnerKind } from './obligations.ts'
export type { Desk, Engagement, Person, Shift, ShiftKind, StaffPost, Unit, UnitKind } from './types.ts'

export type StaffDeps = Pick<AppKit, 'db' | 'audit' | 'clock' | 'identity' | 'router'>

export function installStaff({ router, ...deps }: StaffDeps, areas: AreasApi): StaffApi {
  const kit: StaffKit = { ...deps, areas, memory: new StaffMemory(deps.db), obligations: new Obligations() }
  const api = createStaffApi(kit)
  deps.identity.setGrants(api.grants)
  router.constraints({
    unit_name_key: 'already-exists', desk_name_key: 'already-exists', duty_shift_key: 'already-exists',
    post_dates_check: 'post-not-held', post_home_unit_check: 'invalid-request',
  })
  installStaffRoutes(router, kit)
  installDutyRoutes(router, kit)
  return api
}
