/**
 * An order that stays unanswered: the desk is told, and where the district wishes it a card is proposed, never
 * issued.
 */
import { orderKind } from '@onegrid/domain'
import { systemActor } from '../cases/index.ts'
import type { TimerHandler } from '../cases/index.ts'
import { timerHandler } from '../events/index.ts'
import type { SupervisionRooms } from './rooms.ts'

export function orderTimers(rooms: SupervisionRooms): TimerHandler {
  return timerHandler(rooms, orderKind, ({ policy }, state, { timer }) => {
    const proposes = policy.supervision.proposeCards && timer.phase === 'reply' && !state.extra.card
    const colour = proposes ? cardFor(timer.rule) : undefined
    return { steps: colour ? [{ action: 'proposeCard', actor: systemActor, input: { colour } }] : [], facts: {} }
  })
}

/** Yellow when the reply is overdue, red when it is so for as long again. */
function cardFor(rule: string): string | undefined {
  if (rule === 'overdue') return 'yellow'
  return rule === 'overdue_again' ? 'red' : undefined
}
