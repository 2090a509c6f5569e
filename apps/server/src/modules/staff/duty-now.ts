/** Who is on duty for a point: the officer with why, and the desk where somebody is. Seed: A5. */
import type { DutyNow } from '@onegrid/contract'
import { fillIn, toMoment } from '@onegrid/contract'
import type { Language } from '@onegrid/contract'
import type { Instant, RouteReason, Tier } from '@onegrid/domain'
import { attendedDesk, chinaDate, routeReasonWords } from '@onegrid/domain'
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
  const name = (id: string | number | undefined) => directory.desks.get(String(id))?.name ?? ''
  return {
    at: toMoment(at),
    gridId: gridId ?? null,
    officer: officer ? { person: personBody(officer.person), why: officer.why } : null,
    desk: {
      id: desk.id,
      name: name(desk.id),
      people: day.onDuty(directory.postsAtDesk(desk.id, chinaDate(at)), at).map(personBody),
    },
    fallbacks: lacks.map(({ key, params }) => {
      const words = routeReasonWords[key]
      const named = 'desk' in params ? { ...params, desk: name(params['desk']) } : params
      return { code: key, message: fillIn(lang === 'en' ? words.en : words.zh, named) }
    }),
  }
}
