/** Units and what they do. The system administrator's. */
import type { Id } from '@onegrid/domain'
import { chinaDate } from '@onegrid/domain'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { AuditActor } from '../../../platform/audit/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { Problem } from '../../../platform/http/index.ts'
import type { Directory } from '../directory.ts'
import type { StaffKit } from '../kit.ts'
import { changeDirectory } from '../kit.ts'
import type { Unit, UnitKind } from '../types.ts'

export interface NewUnit {
  /** Given by an import that refers to it; made here otherwise. */
  id?: Id
  name: string
  kind: UnitKind
  areaId: Id
  parentId?: Id | null
}

/** Parents first. @throws Problem unknown-reference, already-exists (a name twice in an area) */
export async function createUnits(kit: StaffKit, by: AuditActor, list: readonly NewUnit[]): Promise<Unit[]> {
  const areas = await kit.areas.tree(by.districtId)
  return changeDirectory(kit, by, async (tx, current) => {
    const known = new Map(current.units)
    const units = list.map((input): Unit => {
      const { name, kind, areaId, parentId = null } = input
      const parentGone = parentId !== null && !known.get(parentId)?.active
      if (!areas.get(areaId) || parentGone) throw new Problem('unknown-reference')
      const unit = { id: input.id ?? uuidv7(), parentId, name, kind, areaId, active: true, version: 1 }
      known.set(unit.id, unit)
      return unit
    })
    for (const unit of units) await insertUnit(tx, by.districtId, unit)
    const entries = units.map(unit => entryOf('unit.create', unit.id, { kind: unit.kind, area: unit.areaId }))
    return { result: units, entries }
  })
}

export interface UnitChange {
  version: number
  name?: string
  kind?: UnitKind
  areaId?: Id
  parentId?: Id | null
}

/** @throws Problem not-found, stale-form, unknown-reference, circle, already-exists */
export async function updateUnit(kit: StaffKit, by: AuditActor, id: Id, change: UnitChange): Promise<Unit> {
  const areas = await kit.areas.tree(by.districtId)
  return changeDirectory(kit, by, async (tx, current) => {
    const { version, ...fields } = change
    const before = expectUnit(current, id, version)
    const unit: Unit = { ...before, ...fields, version: version + 1 }
    if (!areas.get(unit.areaId)) throw new Problem('unknown-reference')
    checkParent(current, unit)
    await sql`
      update unit set name = ${unit.name}, kind = ${unit.kind}, area_id = ${unit.areaId}, parent_id = ${unit.parentId},
        version = ${unit.version}
      where district_id = ${by.districtId} and id = ${id}`.execute(tx)
    return { result: unit, entries: [entryOf('unit.update', id, { fields: Object.keys(fields) })] }
  })
}

/**
 * Closes a unit that owes nothing any more. Its functions go to the successor, or end with it.
 *
 * @throws Problem not-found, stale-form, still-in-use (open desks, posts or tasks), unknown-reference
 */
export async function closeUnit(
  kit: StaffKit, by: AuditActor, id: Id, { version, successorId }: { version: number; successorId?: Id },
): Promise<Unit> {
  return changeDirectory(kit, by, async (tx, current) => {
    const unit = expectUnit(current, id, version)
    const successor = successorId === undefined ? undefined : current.units.get(successorId)
    if (successorId !== undefined && (!successor?.active || successorId === id)) throw new Problem('unknown-reference')
    const desks = [...current.desks.values()].filter(desk => desk.unitId === id && desk.active).length
    const posts = current.postsAtUnit(id, chinaDate(kit.clock.now(by.districtId))).length
    const tasks = await kit.obligations.count(tx, by.districtId, { kind: 'unit', id })
    if (desks + posts + tasks > 0) throw new Problem('still-in-use', { desks, posts, tasks })
    await moveFunctions(tx, by.districtId, current, id, successorId)
    await sql`
      update unit set active = false, version = ${version + 1} where district_id = ${by.districtId} and id = ${id}
    `.execute(tx)
    const closed = { ...unit, active: false, version: version + 1 }
    return { result: closed, entries: [entryOf('unit.close', id, { successor: successorId ?? null })] }
  })
}

export interface FunctionChange {
  function: string
  areaId: Id
  /** Null: nobody fills it here any more. */
  unitId: Id | null
}

/** Says which unit fills a function in an area. @throws Problem unknown-reference */
export async function setFunctions(kit: StaffKit, by: AuditActor, list: readonly FunctionChange[]): Promise<void> {
  const areas = await kit.areas.tree(by.districtId)
  await changeDirectory(kit, by, async (tx, current) => {
    for (const { function: name, areaId, unitId } of list) {
      if (!areas.get(areaId) || (unitId !== null && !current.units.get(unitId)?.active)) {
        throw new Problem('unknown-reference')
      }
      await putFunction(tx, by.districtId, name, areaId, unitId)
    }
    const entries = list.map(({ function: name, areaId, unitId }) =>
      entryOf('unit-function.set', areaId, { function: name, unit: unitId }))
    return { result: undefined, entries }
  })
}

async function putFunction(tx: Db, districtId: number, name: string, areaId: Id, unitId: Id | null): Promise<void> {
  if (unitId === null) {
    await sql`
      delete from unit_function
      where district_id = ${districtId} and function = ${name} and area_id = ${areaId}`.execute(tx)
    return
  }
  await sql`
    insert into unit_function (district_id, id, function, area_id, unit_id)
    values (${districtId}, ${uuidv7()}, ${name}, ${areaId}, ${unitId})
    on conflict on constraint unit_function_key do update set unit_id = excluded.unit_id`.execute(tx)
}

async function moveFunctions(
  tx: Db, districtId: number, current: Directory, from: Id, to: Id | undefined,
): Promise<void> {
  for (const { function: name, areaId } of current.functionsOf(from)) {
    await putFunction(tx, districtId, name, areaId, to ?? null)
  }
}

async function insertUnit(tx: Db, districtId: number, unit: Unit): Promise<void> {
  await sql`
    insert into unit (district_id, id, parent_id, name, kind, area_id)
    values (${districtId}, ${unit.id}, ${unit.parentId}, ${unit.name}, ${unit.kind}, ${unit.areaId})`.execute(tx)
}

function expectUnit(current: Directory, id: Id, version: number): Unit {
  const unit = current.units.get(id)
  if (!unit?.active) throw new Problem('not-found')
  if (unit.version !== version) throw new Problem('stale-form')
  return unit
}

function checkParent(current: Directory, unit: Unit): void {
  if (unit.parentId !== null && !current.units.get(unit.parentId)?.active) throw new Problem('unknown-reference')
  for (let above = unit.parentId; above !== null; above = current.units.get(above)?.parentId ?? null) {
    if (above === unit.id) throw new Problem('circle')
  }
}

function entryOf(action: string, objectId: Id, detail: Record<string, string | number | null | string[]>) {
  return { action, objectType: action.split('.')[0]!, objectId, outcome: 'success' as const, detail }
}
