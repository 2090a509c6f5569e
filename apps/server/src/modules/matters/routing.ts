/** Routing an event at a place and moment: policy, ground, staff and calendar brought together. Rule: decision 6. */
import type { Id, Instant, Level, Policy, RouteDecision, Source } from '@onegrid/domain'
import { isWorking, route } from '@onegrid/domain'
import type { MattersKit } from './kit.ts'

export interface RouteQuestion {
  policy: Policy
  matter: string
  level: Level
  source: Source
  /** The areas of the place; none where the point lies outside all. */
  areas: { gridId?: Id; villageId?: Id; townId?: Id }
  at: Instant
}

/** Everything is in memory; the answer is for `at`, whatever the clock says now. */
export async function routeAt(kit: MattersKit, districtId: number, question: RouteQuestion): Promise<RouteDecision> {
  const { policy, matter, level, source, areas: { gridId, villageId, townId }, at } = question
  const [directory, tree, { calendar }] = await Promise.all([
    kit.staff.routing(districtId, at), kit.areas.tree(districtId), kit.book.calendar(districtId),
  ])
  const smallest = gridId ?? villageId ?? townId
  const areaPath = smallest === undefined ? [] : tree.path(smallest)
  return route(policy, { matter, level, source, areaPath, gridId, working: isWorking(calendar, at) }, directory)
}
