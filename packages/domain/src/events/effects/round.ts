/** A case that comes back begins a new round; the old result stays. Rule: decision 19. */
import type { EffectOf } from '../../cases/forms.ts'
import type { RuleContext } from '../../cases/kind.ts'
import { endTasks, openTask, stopClock } from '../../cases/tasks.ts'
import type { CaseState } from '../../cases/types.ts'
import type { eventForms } from '../forms.ts'
import { unitClocks } from '../limits.ts'
import { oweAccept, oweDispatch, withTotal } from './opening.ts'

type Forms = typeof eventForms

/** It reaches the unit that handled it, and the desk sees it; a rejected one is to be accepted after all. */
export const reopen: EffectOf<Forms['reopen']> = (state, _input, ctx) => {
  const days = ctx.policy.reopenDays
  if (state.closedAt !== undefined && ctx.now - state.closedAt > days * 86_400_000) {
    return { refusal: 'reopen_too_late', params: { days } }
  }
  if (state.state === 'rejected') return oweAccept(newRound(state, 'submitted', ctx), ctx)
  const last = state.tasks.findLast((task) => task.kind === 'lead' && task.state === 'done')
  if (!last?.unitId) return reopenAtDesk(state, ctx)
  const opened = withTotal({ ...newRound(state, 'dispatched', ctx), leadUnitId: last.unitId }, ctx)
  return openTask(opened, ctx, {
    kind: 'lead',
    owner: { unitId: last.unitId, personId: last.personId },
    clocks: unitClocks(opened, ctx),
  })
}

export function reopenAtDesk(state: CaseState, ctx: RuleContext): CaseState {
  return oweDispatch(withTotal(newRound(state, 'reopened', ctx), ctx), ctx)
}

/** Reopening is one of the three things that move the total: the old one stays as it ended, another begins. */
function newRound(state: CaseState, to: string, ctx: RuleContext): CaseState {
  const ended = endTasks(state, ctx, 'cancelled', 'confirm', 'check')
  return {
    ...ended,
    state: to,
    round: ended.round + 1,
    closedAt: undefined,
    leadUnitId: undefined,
    counts: { ...ended.counts, reopenings: ended.counts.reopenings + 1 },
    extra: { ...ended.extra, guardedAt: undefined, returnedBy: undefined, ended: undefined },
    clocks: ended.clocks.map((clock) => stopClock(clock, ctx.now)),
  }
}
