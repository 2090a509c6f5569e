/** An order that stays unanswered: the desk is told, and where the district wishes it a card is proposed, never issued. */
import { orderKind } from '@onegrid/domain'
import type { Step } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../platform/http/index.ts'
import { systemActor } from '../cases/index.ts'
import type { DueTimer } from '../cases/index.ts'
import { causedBy, isVoidTimer, sceneOf } from '../events/index.ts'
import type { SupervisionRooms } from './rooms.ts'

export function actOnOrderTimer(rooms: SupervisionRooms): (due: DueTimer) => Promise<unknown> {
  return async (due) => {
    const { districtId, caseId, timer, actionId } = due
    try {
      return await rooms.cases.perform({
        ...causedBy(districtId, 'timer', actionId, { ...timer }),
        actionId,
        def: orderKind,
        caseId,
        timer,
        build: async (state, frame) => {
          if (!state) throw new Problem('not-found')
          const { policy, calendar } = await sceneOf(rooms, districtId, frame.now, state.policyNo)
          const proposes = policy.supervision.proposeCards && timer.phase === 'reply' && !state.extra.card
          return {
            steps: [remind(due), ...(proposes ? propose(timer.rule) : [])],
            ctx: { policy, calendar, newId: uuidv7, facts: {} },
          }
        },
      })
    } catch (error) {
      if (isVoidTimer(error)) return undefined
      throw error
    }
  }
}

function remind({ timer }: DueTimer): Step {
  const { task_id: taskId, phase, rule, deadline_version: version } = timer
  return { action: 'remind', actor: systemActor, input: { taskId, phase, rule, version } }
}

/** Yellow when the reply is overdue, red when it is so for as long again. */
function propose(rule: string): Step[] {
  const colour = rule === 'overdue' ? 'yellow' : rule === 'overdue_again' ? 'red' : undefined
  return colour ? [{ action: 'proposeCard', actor: systemActor, input: { colour } }] : []
}
