/** Cases: the spine. Front door of whatever has a lifecycle, a clock and an owner. */
import type { AppKit } from '../../app-kit.ts'
import { createCasesApi } from './api.ts'
import type { CasesApi, Registered } from './api.ts'
import { actDue, catchUp, nextTimer } from './catch-up.ts'
import type { NextTimer } from './catch-up.ts'
import { startMachinery } from './machinery.ts'
import type { Machinery } from './machinery.ts'

export { actorOf, beginner, systemActor } from './actor.ts'
export type { DeskTree } from './actor.ts'
export type { Performed } from './answer.ts'
export type { CasesApi } from './api.ts'
export { feedPosition, readFeed } from './feed.ts'
export type { FeedLine } from './feed.ts'
export { tailFeed } from './feed-tail.ts'
export type { TailOptions } from './feed-tail.ts'
export type { Follower, ParkedCase, Step } from './follower.ts'
export type { Lag } from './followers.ts'
export { occurredAt, partsOf, ruleInput, textsOf } from './form-input.ts'
export type { ActionRequest } from './form-input.ts'
export type { ListQuery } from './list.ts'
export type { CoordinationRow } from './list-coordinations.ts'
export type { IdsQuery } from './list-ids.ts'
export type { CalledUnit, WhistleRow } from './list-whistles.ts'
export type { CaseOrder } from './list-order.ts'
export type { CaseFilter } from './list-filter.ts'
export type { Reader } from './list-reader.ts'
export type { CaseListRow } from './list-rows.ts'
export type { Machinery } from './machinery.ts'
export { named } from './names.ts'
export type { Names } from './names.ts'
export { offeredActions } from './offered.ts'
export type { Frame, PerformCommand, Plan } from './perform.ts'
export { isRefusedAnyway } from './probe.ts'
export { listenerOf, mayRead, maySeeField } from './reading-rights.ts'
export type { Listener } from './reading-rights.ts'
export type { CaseText } from './texts.ts'
export type { DueTimer, TimerHandler } from './ticker.ts'
export { casesNamed, textRefs, trailLineView } from './trail-view.ts'
export type { ProvenLine } from './trail-view.ts'
export { lastMoment } from './last-moment.ts'
export { countOwedBy, standingOf, stepsOwedBy } from './owed.ts'
export type { OwedStep, StepOwner } from './owed.ts'
export { verify } from './verify.ts'
export type { Seal, Verdict } from './verify.ts'
export type { Break } from './verify-break.ts'
export { clockView, ownerView, rowOf, summaryView, taskView, workItemView } from './view.ts'
export type { Viewing } from './view.ts'

export interface Cases extends CasesApi {
  /** Sequencer, followers and ticker; called when every kind and follower is registered. */
  start(): Machinery
  /** Sequencer, followers and ticker by hand, where nobody has called `start`; see catch-up.ts. */
  catchUp(districtId: number): Promise<void>
  actDue(districtId: number): Promise<number>
  nextTimer(districtId: number): Promise<NextTimer | undefined>
}

/** What the spine takes of larger things. */
interface Wiring {
  clock: Pick<AppKit['clock'], 'now'>
  metrics: Pick<AppKit['metrics'], 'gauges'>
  router: Pick<AppKit['router'], 'constraints'>
  jobs: Pick<AppKit['jobs'], 'every'>
}

/** The spine of a process. One that only answers requests never calls `start`. */
export function installCases(kit: Pick<AppKit, 'db' | 'logger' | 'onClose'> & Wiring): Cases {
  const registered: Registered = { kinds: new Map(), followers: new Map() }
  let machinery: Machinery | undefined
  const { now } = kit.clock
  const api = createCasesApi({ db: kit.db, now, wake: () => machinery?.wake() }, registered)
  kit.router.constraints({ case_file_number_key: 'already-exists' })
  kit.jobs.every({ name: 'words', everyMs: 60_000, run: api.sampleWords })
  return {
    ...api,
    start() {
      machinery ??= startMachinery(kit, registered)
      return machinery
    },
    catchUp: (districtId) => catchUp({ db: kit.db, now }, registered, districtId),
    actDue: (districtId) => actDue({ db: kit.db, now }, registered, districtId),
    nextTimer: (districtId) => nextTimer(kit.db, districtId),
  }
}
