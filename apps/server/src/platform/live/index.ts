export { createLive } from './live.ts'
export type { Live, TopicsOf } from './live.ts'
export type { LiveEvent } from './ring.ts'
