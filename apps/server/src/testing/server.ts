/** The platform without any module, for its own tests. */
import { platformRoutes, type RouteSpec } from '@onegrid/contract'
import type { AppKit } from '../platform/kit.ts'
import { buildServer, type Server, type ServerOptions } from '../platform/server.ts'
import { type Harness, harness, type HarnessOptions } from './harness.ts'

export type TestServer = Harness<Server>
export { type Answer, drainAudit } from './harness.ts'

export interface TestServerOptions extends HarnessOptions, ServerOptions {
  /** Beside the platform's own. */
  routes?: readonly RouteSpec[]
  install?(kit: AppKit): void | Promise<void>
}

export function testServer(options: TestServerOptions = {}): Promise<TestServer> {
  return harness(async deps => {
    const server = await buildServer(deps, options)
    await options.install?.(server.kit)
    await server.finish([...new Set([...platformRoutes, ...(options.routes ?? [])])])
    return server
  }, options)
}
