/** What runs in the background of a process: the sequencer, the followers and the ticker, and how far they are. */
import type { Instant } from '@onegrid/domain'
import { Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import type { Db } from '../../platform/database/index.ts'
import type { Registered } from './api.ts'
import { lags, startFollowers } from './followers.ts'
import { startSequencer } from './sequencer.ts'
import { startTicker } from './ticker.ts'

export interface Machinery {
  /** Something was written: do not wait for the next look. */
  wake(): void
  stop(): Promise<void>
}

export interface MachineryKit {
  db: Db
  clock: { now: (districtId: number) => Instant }
  metrics: { registry: Registry }
  logger: { error: (details: object, message: string) => void }
  onClose: (stop: () => Promise<void>) => void
}

export function startMachinery(kit: MachineryKit, { kinds, followers }: Registered): Machinery {
  const { db, logger } = kit
  const failed = (what: string) => (error: unknown) => logger.error({ error }, `${what} failed`)
  const running = startFollowers({
    db,
    followers: [...followers.values()],
    onParked: (follower, districtId, caseId, error) => {
      logger.error({ follower, districtId, caseId, error }, 'a follower could not digest a line; its case is parked')
    },
    onError: failed('follower'),
  })
  const sequencer = startSequencer({ db, onFed: running.wake, onError: failed('sequencer') })
  const ticker = startTicker({
    db,
    now: kit.clock.now,
    handlerOf: kind => kinds.get(kind)?.onTimer,
    onError: (error, due) => logger.error({ error, due }, 'a timer could not be acted upon'),
  })
  measure(kit, [...followers.keys()])
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= Promise.all([ticker.stop(), sequencer.stop(), running.stop()]).then(() => {})
    return stopping
  }
  kit.onClose(stop)
  return { wake: sequencer.wake, stop }
}

/** Followers that fall behind and cases that wait for an administrator. No label holds an id. */
function measure({ db, metrics: { registry } }: MachineryKit, names: readonly string[]): void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name, help, labelNames: ['follower', 'district'], registers: [registry] })
  const lines = gauge('onegrid_follower_lag_lines', 'Lines that a follower has not read yet')
  const parked = gauge('onegrid_follower_parked_cases', 'Cases that a follower could not digest')
  new Gauge({
    name: 'onegrid_follower_lag_seconds',
    help: 'Age of the oldest line that a follower has not read yet',
    labelNames: ['follower', 'district'],
    registers: [registry],
    async collect() {
      for (const lag of await lags(db, names)) {
        const labels = { follower: lag.follower, district: lag.districtId }
        this.set(labels, lag.seconds)
        lines.set(labels, lag.lines)
        parked.set(labels, lag.parked)
      }
    },
  })
}
