/** The application: the server, the modules in the order of their arrows, every route of the contract. */
import { allRoutes, type RouteSpec } from '@onegrid/contract'
import type { AppKit } from './app-kit.ts'
import { installModules, type Modules } from './modules.ts'
import type { AppDeps } from './platform/process/index.ts'
import { buildServer, type Server, type ServerOptions } from './platform/server.ts'

export interface BuiltApp extends Omit<Server, 'finish'> {
  modules: Modules
}

/** What tests and builders of districts change. */
export interface BuildOptions extends ServerOptions {
  routes?: readonly RouteSpec[]
  /** Joins further handlers before the routes are completed. */
  install?(kit: AppKit): void | Promise<void>
  /**
   * The house without its doors: no routes, and nothing begins by itself. For whoever makes a district, and moves its
   * clock over days: he lets timers and followers act in between.
   */
  backstage?: boolean
}

export async function buildApp(deps: AppDeps, options: BuildOptions = {}): Promise<BuiltApp> {
  const { finish, ...server } = await buildServer(deps, options)
  const modules = installModules(server.kit)
  await options.install?.(server.kit)
  if (!options.backstage) {
    await finish(options.routes ?? allRoutes)
    modules.start(deps.config.role)
  }
  return { ...server, modules }
}
