/** Every route of the API. The server refuses to start while one of them has no handler. */
import type { RouteSpec } from '../route.ts'
import { accountRoutes } from './accounts.ts'
import { areaRoutes } from './areas.ts'
import { auditRoutes } from './audit.ts'
import { calendarRoutes } from './calendars.ts'
import { clockRoutes } from './clock.ts'
import { dutyRoutes } from './duty.ts'
import { eventListRoutes } from './event-lists.ts'
import { eventRoutes } from './events.ts'
import { fileRoutes } from './files.ts'
import { handoverRoutes } from './handovers.ts'
import { inboxRoutes } from './inbox.ts'
import { liveRoutes } from './live.ts'
import { matterRoutes } from './matters.ts'
import { opsRoutes } from './ops.ts'
import { orderRoutes } from './orders.ts'
import { personalRoutes } from './personal.ts'
import { policyRoutes } from './policies.ts'
import { preferenceRoutes } from './preferences.ts'
import { routingRoutes } from './routing.ts'
import { sessionRoutes } from './session.ts'
import { staffRoutes } from './staff.ts'
import { supervisionRoutes } from './supervision.ts'
import { unitRoutes } from './units.ts'

/** What every server answers, whatever modules it has. */
export const platformRoutes: readonly RouteSpec[] = [
  ...sessionRoutes,
  ...preferenceRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...personalRoutes,
  ...fileRoutes,
  ...clockRoutes,
  ...liveRoutes,
  ...opsRoutes,
]

export const allRoutes: readonly RouteSpec[] = [
  ...platformRoutes,
  ...areaRoutes,
  ...unitRoutes,
  ...staffRoutes,
  ...dutyRoutes,
  ...handoverRoutes,
  ...matterRoutes,
  ...policyRoutes,
  ...routingRoutes,
  ...calendarRoutes,
  ...eventRoutes,
  ...eventListRoutes,
  ...orderRoutes,
  ...supervisionRoutes,
  ...inboxRoutes,
]
