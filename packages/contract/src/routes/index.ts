/** Every route of the API. The server refuses to start while one of them has no handler. */
import type { RouteSpec } from '../route.ts'
import { accountRoutes } from './accounts.ts'
import { auditRoutes } from './audit.ts'
import { clockRoutes } from './clock.ts'
import { fileRoutes } from './files.ts'
import { liveRoutes } from './live.ts'
import { opsRoutes } from './ops.ts'
import { personalRoutes } from './personal.ts'
import { sessionRoutes } from './session.ts'

/** What every server answers, whatever modules it has. */
export const platformRoutes: readonly RouteSpec[] = [
  ...sessionRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...personalRoutes,
  ...fileRoutes,
  ...clockRoutes,
  ...liveRoutes,
  ...opsRoutes,
]

export const allRoutes: readonly RouteSpec[] = [...platformRoutes]
