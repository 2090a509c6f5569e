/** What stands empty: grids without officer or leader, desks and units without people. Rule: docs/domain.md A9. */
import type { Id } from '@onegrid/domain'
import type { Area, AreaTree } from '../areas/index.ts'
import type { Directory } from './directory.ts'

export interface Vacancy {
  kind: 'grid_without_officer' | 'grid_without_leader' | 'desk_without_dispatcher' | 'unit_without_handler'
  id: Id
  name: string
  areaId: Id
  /** Names of what its area lies in. */
  within: string
  /** The unit that the post would belong to. */
  unitId: Id | null
}

/** Of an area and all below it, on a day. */
export function vacancies(directory: Directory, areas: AreaTree, root: Area, date: string): Vacancy[] {
  const below = areasBelow(areas, root)
  const inside = new Set(below.map(area => area.id))
  const found: Vacancy[] = []
  const add = (kind: Vacancy['kind'], id: Id, name: string, areaId: Id, unitId: Id | null): void => {
    found.push({ kind, id, name, areaId, within: areas.within(areaId), unitId })
  }
  const villageUnits = unitsOfVillages(directory)
  for (const grid of below.filter(area => area.level === 'grid')) {
    const roles = directory.postsInArea(grid.id, date).map(post => post.role)
    const village = areas.path(grid.id)[1] ?? ''
    const villageRoles = directory.postsInArea(village, date).map(post => post.role)
    const unitId = villageUnits.get(village) ?? null
    if (!roles.includes('officer')) add('grid_without_officer', grid.id, grid.name, grid.id, unitId)
    const led = [...roles, ...villageRoles].includes('grid_leader')
    if (!led) add('grid_without_leader', grid.id, grid.name, grid.id, unitId)
  }
  for (const { id, name, areaId, unitId, active } of directory.desks.values()) {
    const manned = directory.postsAtDesk(id, date).some(post => post.role === 'dispatcher')
    if (active && inside.has(areaId) && !manned) add('desk_without_dispatcher', id, name, areaId, unitId)
  }
  const filling = new Set(directory.functions.map(row => row.unitId))
  for (const { id, name, areaId, active } of directory.units.values()) {
    const idle = active && filling.has(id) && inside.has(areaId) && !directory.canSign(id, date)
    if (idle) add('unit_without_handler', id, name, areaId, id)
  }
  return found
}

/** The unit to which a village's grids belong: its own body, the oldest where there are several. */
function unitsOfVillages(directory: Directory): Map<Id, Id> {
  const found = new Map<Id, Id>()
  for (const { id, kind, areaId, active } of directory.units.values()) {
    if (active && kind === 'village' && !found.has(areaId)) found.set(areaId, id)
  }
  return found
}

function areasBelow(areas: AreaTree, root: Area): Area[] {
  const found = [root]
  for (let i = 0; i < found.length; i++) found.push(...areas.children(found[i]!.id))
  return found
}
