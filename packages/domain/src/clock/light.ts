/** The light of a clock. Never stored: it is a comparison with now. */
import type { Instant, Light } from './types.ts'

/** Green to 80 %, yellow to 100 %, red past it; the last millisecond of a deadline is still on time. */
export function lightOf(now: Instant, clock: { yellowAt: Instant; dueAt: Instant; paused?: boolean }): Light {
  if (clock.paused) return 'paused'
  if (now > clock.dueAt) return 'red'
  return now >= clock.yellowAt ? 'yellow' : 'green'
}
