/** The whole application for tests. */
import { buildApp, type BuildOptions, type BuiltApp } from '../app.ts'
import { type Harness, harness, type HarnessOptions } from './harness.ts'

export type TestApp = Harness<BuiltApp>
export { type Answer, type Caller, drainAudit } from './harness.ts'

/** Builds the application with every module. A larger cast, and what it holds, is seeded by the caller. */
export function testApp(options: HarnessOptions & BuildOptions = {}): Promise<TestApp> {
  return harness(deps => buildApp(deps, options), options)
}
