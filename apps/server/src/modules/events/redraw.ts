/**
 * Borders were drawn anew: open cases with a place get the areas of today, with a line; rights and routing follow, history
 * keeps the grid of its day. Closed ones are read by whoever answers for the successor. Rule: decision 33.
 */
import type { AreaRef } from '@onegrid/domain'
import { asSystemIfApplies } from './commands/as-system.ts'
import { causedBy } from './commands/request.ts'
import { areasOf } from './facts.ts'
import type { EventRooms } from './rooms.ts'
import { sceneOf } from './scene.ts'

/** @returns how many cases moved. May be stopped and begun again: what has moved stays moved. */
export async function redrawCases(rooms: EventRooms, districtId: number, now: number, signal?: AbortSignal): Promise<number> {
  const scene = await sceneOf(rooms, districtId, now)
  let moved = 0
  for await (const caseId of rooms.cases.openCases(districtId, 'event')) {
    if (signal?.aborted) break
    const state = await rooms.cases.load(districtId, caseId)
    if (!state?.place) continue
    const areas = areasOf(scene, state.place)
    if (isSame(areas, state.areas)) continue
    const as = causedBy(districtId, 'redraw', `${caseId}:${areas.gridId ?? 'none'}:${state.version}`)
    if (await asSystemIfApplies(rooms, as, { caseId, action: 'redraw', input: {}, facts: { areas } })) moved++
  }
  return moved
}

function isSame(a: AreaRef, b: AreaRef): boolean {
  return a.gridId === b.gridId && a.villageId === b.villageId && a.townId === b.townId
}
