/** Why a clock of an event ends when it does. */
import type { Clock, Phase } from '../cases/types.ts'
import { explainDue } from '../clock/index.ts'
import type { Calendar, DueExplanation } from '../clock/index.ts'

/**
 * What follows handling. The total holds their limits as the first of its extensions, although nobody asked for one.
 */
export const totalSteps = ['check', 'confirm'] as const satisfies readonly Phase[]

export function explainClock(calendar: Calendar, clock: Clock): DueExplanation {
  const { phase, startedAt, limit, pauses = [], extended } = clock
  return explainDue(calendar, startedAt, limit, pauses, extended, phase === 'total' ? totalSteps : [])
}
