import { lightOf } from '@onegrid/domain'
import type { Light } from '@onegrid/domain'

/** What a chip needs: a case summary, an obligation of the worklist or a clock of the event page have it. */
export interface Clocked {
  /** As of the answer. */
  light: Light | null
  dueAt: string | null
  yellowAt: string | null
  phase?: string | null
  limit?: { value: number; unit: 'urgent_hour' | 'work_hour' | 'work_day' | 'natural_day'; statutory?: boolean } | null
  /** Time left in its own measure as of the answer; a clock calls it `text`. */
  clockText?: string | null
  text?: string
  stoppedAt?: string | null
  /** Said instead where nothing is owed any more. */
  stateText?: string
}

interface ClockNow {
  light: Light | null
  /** Has become late since the server said how much time is left. */
  justLate: boolean
}

/** The light of this moment: a comparison with now, never what was stored or answered a while ago. */
export function clockNow({ light, dueAt, yellowAt, stoppedAt }: Clocked, now: number): ClockNow {
  if (light === null || light === 'paused' || stoppedAt || dueAt === null || yellowAt === null)
    return { light, justLate: false }
  const current = lightOf(now, { dueAt: Date.parse(dueAt), yellowAt: Date.parse(yellowAt) })
  return { light: current, justLate: current === 'red' && light !== 'red' }
}
