export { createMetrics, installOpsRoutes } from './metrics.ts'
export type { Metrics } from './metrics.ts'
