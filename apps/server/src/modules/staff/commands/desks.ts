/** Desks: where work is accepted and dispatched. The system administrator's. */
import type { Id, Tier } from '@onegrid/domain'
import { chinaDate } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { AuditActor } from '../../../platform/audit/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { Directory } from '../directory.ts'
import type { StaffKit } from '../kit.ts'
import { changeDirectory } from '../kit.ts'
import type { Desk } from '../types.ts'

export interface NewDesk {
  id?: Id
  unitId: Id
  areaId: Id
  tier: Tier
  name: string
  fallbackDeskId?: Id | null
}

/** Stand-ins first. @throws Problem unknown-reference, already-exists (a name twice in a unit) */
export async function createDesks(kit: StaffKit, by: AuditActor, list: readonly NewDesk[]): Promise<Desk[]> {
  const areas = await kit.areas.tree(by.districtId)
  return changeDirectory(kit, by, async (tx, current) => {
    const known = new Map(current.desks)
    const desks = list.map((input): Desk => {
      const { unitId, areaId, tier, name, fallbackDeskId = null } = input
      if (!current.units.get(unitId)?.active || !areas.get(areaId)) throw new Problem('unknown-reference')
      if (fallbackDeskId !== null && !known.get(fallbackDeskId)?.active) throw new Problem('unknown-reference')
      const desk = { id: input.id ?? uuidv7(), unitId, areaId, tier, name, fallbackDeskId, active: true, version: 1 }
      known.set(desk.id, desk)
      return desk
    })
    for (const desk of desks) {
      await sql`
        insert into desk (district_id, id, unit_id, area_id, tier, name, fallback_desk_id)
        values (${by.districtId}, ${desk.id}, ${desk.unitId}, ${desk.areaId}, ${desk.tier}, ${desk.name},
          ${desk.fallbackDeskId})`.execute(tx)
    }
    const entries = desks.map(({ id, unitId, areaId, tier }) => entryOf('desk.create', id, { unitId, areaId, tier }))
    return { result: desks, entries }
  })
}

export interface DeskChange {
  version: number
  name?: string
  areaId?: Id
  fallbackDeskId?: Id | null
}

/** @throws Problem not-found, stale-form, unknown-reference, circle, already-exists */
export async function updateDesk(kit: StaffKit, by: AuditActor, id: Id, change: DeskChange): Promise<Desk> {
  const areas = await kit.areas.tree(by.districtId)
  return changeDirectory(kit, by, async (tx, current) => {
    const { version, ...fields } = change
    const desk: Desk = { ...expectDesk(current, id, version), ...fields, version: version + 1 }
    if (!areas.get(desk.areaId)) throw new Problem('unknown-reference')
    checkStandIn(current, desk)
    await sql`
      update desk set name = ${desk.name}, area_id = ${desk.areaId}, fallback_desk_id = ${desk.fallbackDeskId},
        version = ${desk.version}
      where district_id = ${by.districtId} and id = ${id}`.execute(tx)
    return { result: desk, entries: [entryOf('desk.update', id, { fields: Object.keys(fields) })] }
  })
}

/**
 * Closes a desk that owes nothing and where nobody sits any more. Desks that named it as stand-in go on with the one
 * above them.
 *
 * @throws Problem not-found, stale-form, last-desk, still-in-use
 */
export async function closeDesk(kit: StaffKit, by: AuditActor, id: Id, version: number): Promise<Desk> {
  return changeDirectory(kit, by, async (tx, current) => {
    const desk = expectDesk(current, id, version)
    const others = [...current.desks.values()].filter(other => other.active && other.id !== id)
    if (!others.some(other => other.tier === 'district')) throw new Problem('last-desk')
    const posts = current.postsAtDesk(id, chinaDate(kit.clock.now(by.districtId))).length
    const tasks = await kit.obligations.count(tx, by.districtId, { kind: 'desk', id })
    if (posts + tasks > 0) throw new Problem('still-in-use', { desks: 0, posts, tasks })
    await sql`
      update desk set fallback_desk_id = null, version = version + 1
      where district_id = ${by.districtId} and fallback_desk_id = ${id}`.execute(tx)
    await sql`
      update desk set active = false, version = ${version + 1} where district_id = ${by.districtId} and id = ${id}
    `.execute(tx)
    return { result: { ...desk, active: false, version: version + 1 }, entries: [entryOf('desk.close', id, {})] }
  })
}

function expectDesk(current: Directory, id: Id, version: number): Desk {
  const desk = current.desks.get(id)
  if (!desk?.active) throw new Problem('not-found')
  if (desk.version !== version) throw new Problem('stale-form')
  return desk
}

/** Work that goes round in a circle of stand-ins would never rise to a desk where somebody is. */
function checkStandIn(current: Directory, desk: Desk): void {
  if (desk.fallbackDeskId !== null && !current.desks.get(desk.fallbackDeskId)?.active) {
    throw new Problem('unknown-reference')
  }
  for (let next = desk.fallbackDeskId; next !== null; next = current.desks.get(next)?.fallbackDeskId ?? null) {
    if (next === desk.id) throw new Problem('circle')
  }
}

function entryOf(action: string, objectId: Id, detail: Record<string, string | string[]>) {
  return { action, objectType: 'desk', objectId, outcome: 'success' as const, detail }
}
