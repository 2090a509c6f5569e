export { createJobs } from './jobs.ts'
export type { Job, Jobs } from './jobs.ts'
