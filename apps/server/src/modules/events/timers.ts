/**
 * What time does to an event: it reminds, it says that a deadline has passed, and a village that does not accept in time
 * lets the case rise by itself. Messages and orders follow from the line. Rules: decision 7; docs/domain.md 实务 5.
 */
import { eventKind } from '@onegrid/domain'
import type { CaseState, Step } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../platform/http/index.ts'
import { systemActor } from '../cases/index.ts'
import type { DueTimer } from '../cases/index.ts'
import { causedBy } from './commands/request.ts'
import { factsFor } from './facts.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'
import type { Scene } from './scene.ts'

export function actOnTimer(rooms: EventRooms): (due: DueTimer) => Promise<unknown> {
  return async (due) => {
    const { districtId, caseId, timer, actionId } = due
    try {
      return await rooms.cases.perform({
        ...causedBy(districtId, 'timer', actionId, { ...timer }),
        actionId,
        def: eventKind,
        caseId,
        timer,
        build: async (state, frame) => {
          if (!state) throw new Problem('not-found')
          const scene = await sceneOf(rooms, districtId, frame.now, state.policyNo)
          const rises = risesByItself(scene, state, due)
          const named = { action: rises ? 'escalate' : 'remind', input: {} }
          return {
            steps: [remindStep(due), ...(rises ? [{ action: 'escalate', actor: systemActor, input: {} }] : [])],
            ctx: {
              policy: scene.policy,
              calendar: scene.calendar,
              newId: uuidv7,
              facts: await factsFor(rooms, frame.db, scene, state, named),
            },
          }
        },
      })
    } catch (error) {
      if (isVoidTimer(error)) return undefined
      throw error
    }
  }
}

function remindStep({ timer }: DueTimer): Step {
  const { task_id: taskId, phase, rule, deadline_version: version } = timer
  return { action: 'remind', actor: systemActor, input: { taskId, phase, rule, version } }
}

function risesByItself(scene: Scene, state: CaseState, { timer }: DueTimer): boolean {
  if (timer.phase !== 'accept' || timer.rule !== 'overdue' || state.state !== 'submitted' || !state.deskId) return false
  return scene.desk(state.deskId)?.tier === 'village' && scene.deskAbove(state.deskId) !== undefined
}

/** The clock moved, stopped or paused between the claim and the write: there is nothing to remind of. */
export function isVoidTimer(error: unknown): boolean {
  if (!(error instanceof Problem) || error.code !== 'action-not-allowed') return false
  return error.params?.refusal === 'timer_void' || error.params?.refusal === 'not_in_this_state'
}
