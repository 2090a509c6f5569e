/** Who is on duty for a point: the officer with why, and the desk where somebody is. Rule: docs/domain.md A5. */
import type { DutyNow } from '@onegrid/contract'
import { toMoment } from '@onegrid/contract'
import type { Instant, Language, RouteReason, Tier } from '@onegrid/domain'
import { attendedDesk, chinaDate, routeReasonSentence } from '@onegrid/domain'
import { personBody } from './answers.ts'
import { officerOn } from './duty.ts'
import type { StaffKit } from './kit.ts'
import { routingDirectory } from './routing-directory.ts'

export interface DutyQuestion {
  lon: number
  lat: number
  tier: Tier
  at: Instant
}

export async function dutyNow(
  kit: StaffKit, districtId: number, { lon, lat, tier, at }: DutyQuestion, lang: Language,
): Promise<DutyNow> {
  const [directory, day, areas] = await Promise.all([
    kit.memory.directory(districtId), kit.memory.duty(districtId, at), kit.areas.tree(districtId),
  ])
  const place = areas.locate(lon, lat)
  const gridId = place?.gridId
  const smallest = gridId ?? place?.villageId ?? place?.townId
  const areaPath = smallest === undefined ? [] : areas.path(smallest)
  const desk = attendedDesk(tier, areaPath, routingDirectory(directory, day, areas, at))
  const officer = gridId === undefined ? undefined : officerOn(directory, day, areaPath, at)
  const lacks: RouteReason[] = [
    ...(gridId === undefined ? [{ key: 'point_in_no_grid' as const, params: {} }] : []),
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
      people: day.onDuty(directory.postsAtDesk(desk.id, chinaDate(at)), at).map(personBody),
    },
    fallbacks: lacks.map(reason => ({ code: reason.key, message: routeReasonSentence(reason, nameOf, lang) })),
  }
}
