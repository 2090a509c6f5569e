export { createBusinessClock } from './clock.ts'
export type { BusinessClock, ClockSetting } from './clock.ts'
export { installClockRoutes } from './routes.ts'
