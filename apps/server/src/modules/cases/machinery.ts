/** What runs in the background of a process: the sequencer, the followers and the ticker, and how far they are. */
import type { Instant } from '@onegrid/domain'
import type { Db } from '../../platform/database/index.ts'
import type { Metrics } from '../../platform/metrics/index.ts'
import type { Registered } from './api.ts'
import { backlog } from './backlog.ts'
import type { Backlog } from './backlog.ts'
import { lags, startFollowers } from './followers.ts'
import type { Lag } from './followers.ts'
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
  metrics: Pick<Metrics, 'gauges'>
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

/** What waits to be fed, read or acted upon, and what waits for an administrator. No label holds an id. */
function measure({ db, clock, metrics: { gauges } }: MachineryKit, names: readonly string[]): void {
  // Three numbers of one look: asked at the same moment, read once.
  const allLags = shared(() => lags(db, names))
  const ofFollowers = (number: (lag: Lag) => number) => async () => (await allLags()).map(lag => ({
    labels: { follower: lag.follower, district: lag.districtId }, value: number(lag),
  }))
  const perFollower = ['follower', 'district'] as const
  gauges('follower_lag_lines', 'Lines that a follower has not read yet', perFollower, ofFollowers(lag => lag.lines))
  gauges('follower_parked_cases', 'Cases that a follower could not digest', perFollower,
    ofFollowers(lag => lag.parked))
  gauges('follower_lag_seconds', 'Age of the oldest line that a follower has not read yet', perFollower,
    ofFollowers(lag => lag.seconds))

  const waiting = shared(() => backlog(db, clock.now))
  const ofDistrict = (name: string, help: string, number: (district: Backlog) => number) =>
    gauges(name, help, ['district'], async () =>
      (await waiting()).map(district => ({ labels: { district: district.districtId }, value: number(district) })))
  ofDistrict('feed_position', 'Lines that the feed has taken in since the district began', ({ position }) => position)
  ofDistrict('outbox_lines', 'Lines that have no position in the feed yet', ({ outbox }) => outbox)
  ofDistrict('timers_due', 'Timers whose moment has come and that have not acted yet', ({ timers }) => timers)
  ofDistrict('timers_late_seconds', 'By how much the oldest due timer is late', ({ lateSeconds }) => lateSeconds)
}

/** Callers at one moment share one answer. */
function shared<T>(read: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => (running ??= read().finally(() => (running = undefined)))
}
