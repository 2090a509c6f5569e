/** Events (事件): the loop. Front door. */
import type { ReportBody } from '@onegrid/contract'
import { eventKind } from '@onegrid/domain'
import type { Id } from '@onegrid/domain'
import type { AppKit } from '../../app-kit.ts'
import type { RequestContext } from '../../platform/http/index.ts'
import type { FeedLine, Performed } from '../cases/index.ts'
import type { ActionBody } from './commands/act.ts'
import { actOn } from './commands/act-on.ts'
import { report } from './commands/report.ts'
import { eventTimers } from './timers.ts'
import { recomputeDeadlines } from './recompute.ts'
import { reassignOffDuty } from './off-duty.ts'
import { redrawCases } from './redraw.ts'
import { linksFollower } from './links.ts'
import { repliesFollower } from './replies.ts'
import { retentionFollower } from './retention.ts'
import { installEventExport } from './export.ts'
import { installEventRoutes } from './routes.ts'
import { installGuards } from './guards.ts'
import { liveTopics, publishLines } from './live.ts'
import { obligations } from './obligations.ts'
import type { EventRooms } from './rooms.ts'

export { asked, causedBy, done } from './commands/request.ts'
export { fileFacts, filesNamed, keepingFiles, refuseForeignFiles } from './commands/pictures.ts'
export type { Asked } from './commands/request.ts'
export { areaFilter, owedBy } from './filters.ts'
export { areasOf, factsIn, routeOf, sampleOf, unitsNamed } from './facts.ts'
export type { NamedAction } from './facts.ts'
export { namesOf } from './names.ts'
export { casesReportedBy, reportersOf } from './reporter.ts'
export type { ReporterRef } from './reporter.ts'
export { sceneFrom, sceneOf } from './scene.ts'
export { readerOf } from './reader.ts'
export { recomputeDeadlines } from './recompute.ts'
export { readable, viewingFor } from './viewing.ts'
export type { EventViewing, ReadCase } from './viewing.ts'
export type { Scene } from './scene.ts'
export { timerHandler } from './timers.ts'
export type { EventRooms }

export interface EventsApi {
  /** What somebody does, without the network around it: for whoever plays a district from inside. @throws Problem */
  report(ctx: RequestContext, body: ReportBody): Promise<Performed>
  act(ctx: RequestContext, caseId: Id, body: ActionBody): Promise<Performed>
  /** One look over a district for steps whose owner is off duty. */
  reassignOffDuty(districtId: number): Promise<number>
  /** Tells the live streams of this process what has happened. */
  publishLines(lines: readonly FeedLine[]): Promise<void>
}

export function installEvents(kit: AppKit, rooms: EventRooms): EventsApi {
  const { cases, staff, areas, matters } = rooms
  const signal = untilClosed(kit)
  const now = (districtId: number) => kit.clock.now(districtId)
  cases.registerKind(eventKind, eventTimers(rooms))
  cases.registerFollower(repliesFollower(rooms))
  cases.registerFollower(linksFollower(rooms))
  cases.registerFollower(retentionFollower(rooms))
  installEventRoutes(kit.router, rooms)
  installEventExport(kit, rooms)
  installGuards(rooms)
  staff.registerObligations(obligations(rooms))
  kit.live.topicsOf((ctx) => liveTopics(ctx.principal))
  kit.router.constraints({ event_external_number_key: 'already-exists' })
  const redraw = (districtId: number) => redrawCases(rooms, districtId, now(districtId), signal)
  areas.onChange((districtId) => {
    redraw(districtId).catch(
      (error: unknown) => signal.aborted || kit.logger.error({ error }, 'redrawing cases failed'),
    )
  })
  matters.onCalendarChange(async (districtId, { version }) => {
    await recomputeDeadlines(rooms, eventKind, districtId, version, signal)
  })
  matters.countDeadlinesBy(rooms.cases.openDeadlines)
  const reassign = (districtId: number) => reassignOffDuty(rooms, districtId, now(districtId), signal)
  kit.jobs.every({ name: 'redraw', everyMs: 3_600_000, run: redraw })
  kit.jobs.every({ name: 'off-duty', everyMs: 60_000, run: reassign })
  return {
    report: (ctx, body) => report(rooms, ctx, body),
    act: (ctx, caseId, body) => actOn(rooms, ctx, caseId, body),
    reassignOffDuty: reassign,
    publishLines: (lines) => publishLines(kit.live, rooms, now, lines),
  }
}

/** Work upon many cases ends between two of them when the house closes. */
export function untilClosed({ onClose }: Pick<AppKit, 'onClose'>): AbortSignal {
  const closing = new AbortController()
  onClose(() => closing.abort())
  return closing.signal
}
