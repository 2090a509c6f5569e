/**
 * Who is on duty for a point or an area: the officer with why, and the desk where somebody is. Rule: docs/domain.md A5.
 */
import type { DutyNow } from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import type { Id, Instant, Language, RouteReason, Tier } from '@onegrid/domain'
import { attendedDesk, chinaDate, routeReasonSentence } from '@onegrid/domain'
import { Problem } from '../../platform/http/index.ts'
import type { AreaTree } from '../areas/index.ts'
import { personBody } from './answers.ts'
import { officerOn } from './duty.ts'
import type { StaffKit } from './kit.ts'
import { routingDirectory } from './routing-directory.ts'

/** For a point or for an area. */
export interface DutyQuestion {
  lon?: number
  lat?: number
  area?: Id
  tier: Tier
  at: Instant
}

/** @throws Problem invalid-request without a place, unknown-reference for an area that there is not */
export async function dutyNow(
  kit: StaffKit, districtId: number, question: DutyQuestion, lang: Language,
): Promise<DutyNow> {
  const { tier, at } = question
  const [directory, day, areas] = await Promise.all([
    kit.memory.directory(districtId), kit.memory.duty(districtId, at), kit.areas.tree(districtId),
  ])
  const { gridId, areaPath } = placeOf(areas, question)
  const desk = attendedDesk(tier, areaPath, routingDirectory(directory, day, areas, at))
  const officer = gridId === undefined ? undefined : officerOn(directory, day, areaPath, at)
  const lacks: RouteReason[] = [
    ...(gridId === undefined && question.area === undefined ? [{ key: 'point_in_no_grid' as const, params: {} }] : []),
    ...(gridId !== undefined && !officer ? [{ key: 'grid_without_officer' as const, params: {} }] : []),
    ...desk.lacks,
  ]
  const nameOf = (id: string) => directory.desks.get(id)?.name
  return {
    at: toMoment(at),
    gridId: gridId ?? null,
    officer: officer ? { person: personBody(officer.person), why: officer.why } : null,
    desk: {
      id: desk.id,
      name: nameOf(desk.id) ?? '',
      people: day.onDuty(directory.seatsAtDesk(desk.id, chinaDate(at)), at).map(personBody),
    },
    fallbacks: lacks.map(reason => ({ code: reason.key, message: routeReasonSentence(reason, nameOf, lang) })),
  }
}

function placeOf(
  areas: AreaTree,
  { area, lon, lat }: DutyQuestion,
): { gridId: Id | undefined; areaPath: readonly Id[] } {
  if (area !== undefined) {
    const found = areas.get(area)
    if (!found) throw new Problem('unknown-reference')
    return { gridId: found.level === 'grid' ? area : undefined, areaPath: areas.path(area) }
  }
  if (lon === undefined || lat === undefined) throw new Problem('invalid-request')
  const place = areas.locate(lon, lat)
  const smallest = place?.gridId ?? place?.villageId ?? place?.townId
  return { gridId: place?.gridId, areaPath: smallest === undefined ? [] : areas.path(smallest) }
}
