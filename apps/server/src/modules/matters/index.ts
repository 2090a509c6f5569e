/** Front door of matters: the catalogue, policies, routing and calendars. */
import type { AppKit } from '../../app-kit.ts'
import type { AreasApi } from '../areas/index.ts'
import type { StaffApi } from '../staff/index.ts'
import type { MattersApi } from './api.ts'
import { createMattersApi } from './api.ts'
import type { MattersKit } from './kit.ts'
import { installCalendarRoutes } from './routes-calendars.ts'
import { installMatterRoutes } from './routes-matters.ts'
import { installPolicyRoutes } from './routes-policies.ts'
import { installRoutingRoutes } from './routes-routing.ts'
import { Rulebook } from './rulebook.ts'

export type { MattersApi } from './api.ts'
export type { ApplyCalendar } from './commands/calendar.ts'
export type { Publication } from './commands/publish.ts'
export type { RouteQuestion } from './routing.ts'
export type { CompiledCalendar } from './rulebook.ts'
export type { Origin, PublishedPolicy } from './store.ts'

/** A calendar that a crash has left half carried through is taken up again within this time. */
const APPLY_EVERY_MS = 10_000

export type MattersDeps = Pick<AppKit, 'db' | 'audit' | 'clock' | 'router' | 'jobs' | 'logger'>

export function installMatters(
  { router, jobs, logger, ...deps }: MattersDeps, areas: AreasApi, staff: StaffApi,
): MattersApi {
  const kit: MattersKit = { ...deps, areas, staff, book: new Rulebook(deps.db) }
  const api = createMattersApi(kit)
  jobs.every({ name: 'calendar', everyMs: APPLY_EVERY_MS, run: api.applyCalendar })
  router.constraints({ calendar_pkey: 'stale-form' })
  installMatterRoutes(router, kit)
  installPolicyRoutes(router, kit)
  installRoutingRoutes(router, kit)
  installCalendarRoutes(router, kit, {
    changed: districtId => {
      // Thousands of deadlines may move: whoever edited does not wait, and the job makes good a failure.
      api.applyCalendar(districtId).catch((error: unknown) => logger.error({ error }, 'a changed calendar waits'))
    },
    openDeadlines: api.openDeadlines,
  })
  return api
}
