/** What a rule of the system does to one event: an action id made from its cause, so that it happens once. */
import { eventKind } from '@onegrid/domain'
import type { CaseState, Facts, Id, KindDefinition } from '@onegrid/domain'
import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import { systemActor } from '../../cases/index.ts'
import type { Performed } from '../../cases/index.ts'
import type { EventRooms } from '../rooms.ts'
import { sceneOf } from '../scene.ts'
import type { Asked } from './request.ts'

export interface SystemAction {
  /** Events where it is left out. */
  def?: KindDefinition
  caseId: Id
  action: string
  input: Record<string, unknown> | ((state: CaseState) => Record<string, unknown>)
  facts?: Facts
}

/** @throws Problem where the rule refuses */
export async function asSystem(
  rooms: EventRooms, as: Asked, { def = eventKind, caseId, action, input, facts = {} }: SystemAction, tx?: Tx,
): Promise<Performed | undefined> {
  return rooms.cases.perform(
    {
      ...as,
      def,
      caseId,
      build: async (state, frame) => {
        if (!state) throw new Problem('not-found')
        const { policy, calendar } = await sceneOf(rooms, as.districtId, frame.now, state.policyNo)
        return {
          steps: [{ action, actor: systemActor, input: typeof input === 'function' ? input(state) : input }],
          ctx: { policy, calendar, newId: uuidv7, facts },
        }
      },
    },
    tx,
  )
}

/** Where somebody has done it already, or it no longer applies, there is nothing to do. @returns whether it was done */
export async function asSystemIfApplies(rooms: EventRooms, as: Asked, action: SystemAction): Promise<boolean> {
  try {
    return (await asSystem(rooms, as, action)) !== undefined
  } catch (error) {
    if (error instanceof Problem && error.code === 'action-not-allowed') return false
    throw error
  }
}
