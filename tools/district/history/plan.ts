/** The last ten days of a town as a plan: pure, the same for the same district and moment. */
import type { Calendar, Instant, Policy } from '@onegrid/domain'
import type { GeneratedDistrict } from '../generate.ts'
import type { Teller } from './flow.ts'
import { Moments } from './moments.ts'
import { Sites } from './site.ts'
import { endedStories } from './stories/ended.ts'
import { patrol } from './stories/patrol.ts'
import { rainStories } from './stories/rain.ts'
import { togetherStories } from './stories/together.ts'
import { waitingStories } from './stories/waiting.ts'
import { workingStories } from './stories/working.ts'
import type { Step } from './story.ts'

export const DAYS = 10

export interface PlanOptions {
  made: GeneratedDistrict
  /** Where the demo's officer works. */
  homeGridCode: string
  policy: Pick<Policy, 'matters' | 'limits'>
  calendar: Calendar
  now: Instant
}

export interface Plan {
  /** In the order of time. */
  steps: readonly Step[]
  moments: Moments
}

export function planHistory({ made, homeGridCode, policy, calendar, now }: PlanOptions): Plan {
  const moments = new Moments(now, calendar, DAYS)
  const seed = made.district.code
  const sites = new Sites(made, homeGridCode, policy.matters)
  const teller: Teller = { moments, sites, limits: policy.limits, seed }
  const rainDay = rainyDay(moments)
  const stories = [
    ...rainStories(teller, rainDay), ...endedStories(teller), ...workingStories(teller), ...togetherStories(teller),
    ...waitingStories(teller), ...patrol(teller, rainDay),
  ]
  // What a story has still ahead of it has not happened yet.
  const steps = stories.flatMap(({ steps: all }) => all.filter(({ at }) => at < now - 30_000))
  return { steps: steps.toSorted((a, b) => a.at - b.at), moments }
}

/** A workday some days back, so that all that the rain brought has been dealt with. */
function rainyDay(moments: Moments): string {
  const worked = moments.dates.slice(0, -1).filter((date) => moments.isWorkday(date))
  return worked.at(-4) ?? worked[0] ?? moments.dates[0] ?? ''
}
