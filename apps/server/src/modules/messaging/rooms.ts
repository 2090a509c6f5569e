import type { EventRooms } from '../events/index.ts'

/** Messages stand on cases and on whoever is on duty. */
export type MessagingRooms = EventRooms
