/**
 * The last ten days of the demo district's town: a newcomer finds the desks at work. Played through the product's own
 * commands, so that every clock, message, order and chain is what people would have left. Demo only.
 */
import { addDays, chinaDate, defaultPolicyBody, fromChina } from '@onegrid/domain'
import type { Instant, PolicyBody, RoutingRule } from '@onegrid/domain'
import type { BuiltApp } from '../../../apps/server/src/app.ts'
import type { Say } from '../../../apps/server/src/platform/words.ts'
import type { BuiltDistrict } from '../build.ts'
import type { GeneratedDistrict } from '../generate.ts'
import { castCodes } from '../people.ts'
import type { Hand } from './album.ts'
import { keepWatch } from './duty.ts'
import { VILLAGE_MATTERS } from './flow.ts'
import { SPARE_DAYS } from './moments.ts'
import { DAYS, planHistory } from './plan.ts'
import { Player } from './player.ts'
import type { Refused } from './player.ts'

export { Hand } from './album.ts'

/** Days before today on which somebody has worked. */
export const DAYS_LIVED = DAYS - 1 + SPARE_DAYS

/** Where the days begin that lead up to a moment. */
export function historyBegins(now: Instant): Instant {
  return fromChina(addDays(chinaDate(now), -DAYS_LIVED))
}

export interface Living {
  made: GeneratedDistrict
  built: BuiltDistrict
  /** The clock of the application, at the beginning of the days; at `now` when it comes back. */
  hand: Hand
  now: Instant
  say: Say
}

/** @returns what the rules refused, which is nothing unless they have changed */
export async function liveThrough(app: BuiltApp, { made, built, hand, now, say }: Living): Promise<Refused[]> {
  const { districtId } = built
  const { matters } = app.modules
  const { calendar } = await matters.calendar(districtId)
  await keepWatch(app, built, calendar, now)
  await matters.publish({ districtId, system: 'demo' }, withVillageFirst(), { note: '邻里纠纷、代办咨询和村务由村（社区）先行受理' })
  const policy = await matters.policy(districtId)
  const plan = planHistory({ made, homeGridCode: castCodes(made).grid, policy, calendar, now })
  const events = plan.steps.filter(({ deed }) => deed.does === 'report').length
  say({ zh: `最近十天的事件 ${events} 件…`, en: `${events} events of the last ten days …` })
  return new Player(app, built, hand).play(plan)
}

function withVillageFirst(): PolicyBody {
  const body = defaultPolicyBody()
  const when = { matter: [...VILLAGE_MATTERS] }
  const rule: RoutingRule = { id: 'village-first', name: '邻里、代办、村务由村（社区）先受理', when, to: { desk: 'village' } }
  return { ...body, routing: [...body.routing, rule] }
}
