/**
 * Borders were drawn anew: open cases with a place get the areas of today, with a line; rights and routing follow,
 * history keeps the grid of its day. Closed ones are read by whoever answers for the successor. Rule: decision 33.
 */
import type { AreaRef } from '@onegrid/domain'
import { asSystemIfApplies } from './commands/as-system.ts'
import { causedBy } from './commands/request.ts'
import { eachCase } from './each-case.ts'
import { areasOf } from './facts.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'
import type { Scene } from './scene.ts'

/** @returns how many cases moved. May be stopped and begun again: what has moved stays moved. */
export async function redrawCases(
  rooms: EventRooms, districtId: number, now: number, signal?: AbortSignal,
): Promise<number> {
  // A district that is only being founded has ground already, and neither a desk nor a case.
  let scene: Promise<Scene> | undefined
  return eachCase(rooms.cases.openPlaces(districtId, 'event'), signal, async ({ id, version, place, areas: held }) => {
    const areas = areasOf(await (scene ??= sceneOf(rooms, districtId, now)), place)
    if (isSame(areas, held)) return false
    const as = causedBy(districtId, 'redraw', `${id}:${areas.gridId ?? 'none'}:${version}`)
    return asSystemIfApplies(rooms, as, { caseId: id, action: 'redraw', input: {}, facts: { areas } })
  })
}

function isSame(a: AreaRef, b: AreaRef): boolean {
  return a.gridId === b.gridId && a.villageId === b.villageId && a.townId === b.townId
}
