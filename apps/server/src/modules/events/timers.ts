/**
 * What time does to an event: it reminds, it says that a deadline has passed, and a village that does not accept in
 * time lets the case rise by itself. Messages and orders follow from the line. Rules: decision 7, docs/domain.md 实务 5.
 */
import { eventKind } from '@onegrid/domain'
import type { CaseState, Facts, KindDefinition, Step } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database/index.ts'
import { Problem } from '../../platform/http/index.ts'
import { systemActor } from '../cases/index.ts'
import type { DueTimer, TimerHandler } from '../cases/index.ts'
import { causedBy } from './commands/request.ts'
import { factsFor } from './facts.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'
import type { Scene } from './scene.ts'

/** What follows from a timer beside the reminder itself. */
export interface Following {
  steps: readonly Step[]
  facts: Facts
}

export type Follows = (scene: Scene, state: CaseState, due: DueTimer, db: Db) => Promise<Following> | Following

/** Acts upon the timers of a kind: the reminder's line, and what follows from it in the same write. */
export function timerHandler(rooms: EventRooms, def: KindDefinition, follows: Follows): TimerHandler {
  return async (due) => {
    const { districtId, caseId, timer, actionId } = due
    try {
      return await rooms.cases.perform({
        ...causedBy(districtId, 'timer', actionId, { ...timer }),
        actionId,
        def,
        caseId,
        timer,
        build: async (state, frame) => {
          if (!state) throw new Problem('not-found')
          const scene = await sceneOf(rooms, districtId, frame.now, state.policyNo)
          const { steps, facts } = await follows(scene, state, due, frame.db)
          const { policy, calendar } = scene
          return { steps: [remind(due), ...steps], ctx: { policy, calendar, newId: uuidv7, facts } }
        },
      })
    } catch (error) {
      if (isVoid(error)) return undefined
      throw error
    }
  }
}

export function eventTimers(rooms: EventRooms): TimerHandler {
  return timerHandler(rooms, eventKind, async (scene, state, due, db) => {
    if (!risesByItself(scene, state, due)) return { steps: [], facts: {} }
    const facts = await factsFor(rooms, db, scene, state, { action: 'escalate', input: {} })
    return { steps: [{ action: 'escalate', actor: systemActor, input: {} }], facts }
  })
}

function remind({ timer }: DueTimer): Step {
  const { task_id: taskId, phase, rule, deadline_version: version } = timer
  return { action: 'remind', actor: systemActor, input: { taskId, phase, rule, version } }
}

/** A village that has not accepted in time lets the case rise. */
export function risesByItself(scene: Scene, state: CaseState, { timer }: Pick<DueTimer, 'timer'>): boolean {
  if (timer.phase !== 'accept' || timer.rule !== 'overdue' || state.state !== 'submitted' || !state.deskId) return false
  return scene.desk(state.deskId)?.tier === 'village' && scene.deskAbove(state.deskId) !== undefined
}

/** The clock moved, stopped or paused between the claim and the write: there is nothing to remind of. */
function isVoid(error: unknown): boolean {
  if (!(error instanceof Problem) || error.code !== 'action-not-allowed') return false
  return error.params?.refusal === 'timer_void' || error.params?.refusal === 'not_in_this_state'
}
