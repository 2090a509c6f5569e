/** Puts the rooms of the house in their order: areas ← staff ← matters ← cases ← events ← supervision, messaging. */
import type { AppKit } from './app-kit.ts'
import { installAreas } from './modules/areas/index.ts'
import type { AreasApi } from './modules/areas/index.ts'
import { installCases, lastMoment, tailFeed } from './modules/cases/index.ts'
import type { Cases } from './modules/cases/index.ts'
import { installEvents } from './modules/events/index.ts'
import type { EventsApi } from './modules/events/index.ts'
import { installMatters } from './modules/matters/index.ts'
import type { MattersApi } from './modules/matters/index.ts'
import { installMessaging } from './modules/messaging/index.ts'
import type { MessagingApi } from './modules/messaging/index.ts'
import { installStaff } from './modules/staff/index.ts'
import type { StaffApi } from './modules/staff/index.ts'
import { installSupervision } from './modules/supervision/index.ts'
import type { SupervisionApi } from './modules/supervision/index.ts'

export interface Modules {
  areas: AreasApi
  staff: StaffApi
  matters: MattersApi
  cases: Cases
  events: EventsApi
  supervision: SupervisionApi
  messaging: MessagingApi
  /** Begins the work behind the API: sequencer, followers, timers (`worker`), and the live tail (`api`). */
  start(role: 'all' | 'api' | 'worker'): void
}

export function installModules(kit: AppKit): Modules {
  const areas = installAreas(kit)
  const staff = installStaff(kit, areas)
  const matters = installMatters(kit, areas, staff)
  const cases = installCases(kit)
  const rooms = {
    db: kit.db,
    areas,
    staff,
    matters,
    cases,
    files: kit.files,
    personal: kit.personal,
    identity: kit.identity,
  }
  const events = installEvents(kit, rooms)
  const supervision = installSupervision(kit, rooms)
  const messaging = installMessaging(kit, rooms)
  kit.clock.floor((districtId) => lastMoment(kit.db, districtId))

  return {
    areas, staff, matters, cases, events, supervision, messaging,
    start(role) {
      if (role !== 'api') cases.start()
      if (role === 'worker') return
      const tail = tailFeed({ db: kit.db, onLines: events.publishLines, onError: failed(kit, 'live tail') })
      kit.onClose(() => tail.stop())
    },
  }
}

function failed({ logger }: AppKit, what: string): (error: unknown) => void {
  return (error) => logger.error({ error }, `${what} failed`)
}
