/** What the platform gives to every module. */
import type { Audit } from './audit/index.ts'
import type { BusinessClock } from './clock/index.ts'
import type { Config, Secrets } from './config/index.ts'
import type { Db } from './database/index.ts'
import type { Files } from './files/index.ts'
import type { Http, Router } from './http/index.ts'
import type { Identity } from './identity/index.ts'
import type { Jobs } from './jobs/index.ts'
import type { Live } from './live/index.ts'
import type { Metrics } from './metrics/index.ts'
import type { Personal } from './personal/index.ts'

export interface AppKit {
  config: Config
  secrets: Secrets
  /** As the application's role. */
  db: Db
  /** As the owner of the schema, for what the application may not do: making partitions. */
  ownerDb: Db
  router: Router
  identity: Identity
  audit: Audit
  clock: BusinessClock
  files: Files
  personal: Personal
  live: Live
  jobs: Jobs
  metrics: Metrics
  logger: Http['logger']
  /** Called when the server has stopped answering, in reverse order, before the database goes. */
  onClose(stop: () => Promise<void> | void): void
}
