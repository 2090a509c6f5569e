/** What people owe in events, for the hand-over of a desk: one act moves it all. Rules: docs/domain.md A5, 检验 7. */
import type { ObligationSource } from '../staff/index.ts'
import { countOwedBy, standingOf, stepsOwedBy } from '../cases/index.ts'
import { asSystemIfApplies } from './commands/as-system.ts'
import { causedBy } from './commands/request.ts'
import type { EventRooms } from './rooms.ts'

/** Steps that name a person and may name another; a unit's task stays the unit's whoever is on duty. */
const movable: readonly string[] = ['verify', 'confirm', 'check']

export function obligations(rooms: EventRooms): ObligationSource {
  return {
    count: countOwedBy,
    standing: standingOf,
    async owed(db, districtId, { fromAccountId, deskId }) {
      const steps = await stepsOwedBy(db, districtId, { kind: 'person', id: fromAccountId })
      return steps.filter((step) => step.caseKind === 'event' && movable.includes(step.kind) && step.deskId === deskId)
    },
    async move({ districtId }, { id, toAccountId }, tasks) {
      let moved = 0
      for (const { taskId, caseId } of tasks) {
        const as = causedBy(districtId, 'handover', `${id}:${taskId}`)
        if (await asSystemIfApplies(rooms, as, { caseId, action: 'reassign', input: { taskId, person: toAccountId } }))
          moved++
      }
      return moved
    },
  }
}
