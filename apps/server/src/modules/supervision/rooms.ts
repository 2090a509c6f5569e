import type { CasesApi } from '../cases/index.ts'
import type { EventRooms } from '../events/index.ts'

/** Supervision stands on events and on all that they stand on. */
export type SupervisionRooms = EventRooms & { cases: CasesApi }
