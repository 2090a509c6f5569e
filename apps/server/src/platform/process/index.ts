export { run } from './run.ts'
export type { App, AppDeps, Program } from './run.ts'
