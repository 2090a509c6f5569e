/** Events (事件): the loop. Front door. */
import { eventKind } from '@onegrid/domain'
import type { AppKit } from '../../app-kit.ts'
import type { FeedLine } from '../cases/index.ts'
import { eventTimers } from './timers.ts'
import { recomputeDeadlines } from './recompute.ts'
import { reassignOffDuty } from './off-duty.ts'
import { redrawCases } from './redraw.ts'
import { repliesFollower } from './replies.ts'
import { installEventRoutes } from './routes.ts'
import { installGuards } from './guards.ts'
import { liveTopics, publishLines } from './live.ts'
import { obligations } from './obligations.ts'
import type { EventRooms } from './rooms.ts'

export { asked, causedBy, done } from './commands/request.ts'
export { fileFacts, filesNamed, keepingFiles } from './commands/pictures.ts'
export type { Asked } from './commands/request.ts'
export { unitsNamed } from './facts.ts'
export { namesOf } from './names.ts'
export { reporterOf } from './reporter.ts'
export { sceneOf } from './scene.ts'
export { readerOf } from './reader.ts'
export { viewingFor } from './viewing.ts'
export type { EventViewing } from './viewing.ts'
export type { Scene } from './scene.ts'
export { timerHandler } from './timers.ts'
export type { EventRooms }

export interface EventsApi {
  /** One look over a district for steps whose owner is off duty. */
  reassignOffDuty(districtId: number): Promise<number>
  recomputeDeadlines(districtId: number, calendarVersion: number, signal?: AbortSignal): Promise<number>
  /** Tells the live streams of this process what has happened. */
  publishLines(lines: readonly FeedLine[]): Promise<void>
}

export function installEvents(kit: AppKit, rooms: EventRooms): EventsApi {
  rooms.cases.registerKind(eventKind, eventTimers(rooms))
  rooms.cases.registerFollower(repliesFollower(rooms))
  installEventRoutes(kit.router, rooms)
  installGuards(rooms)
  rooms.staff.registerObligations(obligations(rooms))
  kit.live.topicsOf((ctx) => liveTopics(ctx.principal))
  kit.router.constraints({ event_external_number_key: 'already-exists' })
  rooms.areas.onChange((districtId) => {
    redrawCases(rooms, districtId, kit.clock.now(districtId)).catch((error: unknown) => kit.logger.error({ error }, 'redrawing cases failed'))
  })
  kit.jobs.every({ name: 'redraw', everyMs: 3_600_000, run: (districtId) => redrawCases(rooms, districtId, kit.clock.now(districtId)) })
  kit.jobs.every({ name: 'off-duty', everyMs: 60_000, run: (districtId) => reassignOffDuty(rooms, districtId, kit.clock.now(districtId)) })
  return {
    reassignOffDuty: (districtId) => reassignOffDuty(rooms, districtId, kit.clock.now(districtId)),
    recomputeDeadlines: (districtId, version, signal) => recomputeDeadlines(rooms, districtId, version, signal),
    publishLines: (lines) => publishLines(kit.live, rooms, kit.clock.now, lines),
  }
}
