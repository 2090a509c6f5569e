/** What stands empty: grids without officer or leader, desks and units without people. Rule: docs/domain.md A9. */
import type { Id } from '@onegrid/domain'
import type { Area, AreaTree } from '../areas/index.ts'
import type { Directory } from './directory.ts'

export interface Vacancy {
  kind: 'grid_without_officer' | 'grid_without_leader' | 'desk_without_dispatcher' | 'unit_without_handler'
  id: Id
  name: string
  areaId: Id
}

/** Of an area and all below it, on a day. */
export function vacancies(directory: Directory, areas: AreaTree, root: Area, date: string): Vacancy[] {
  const below = areasBelow(areas, root)
  const inside = new Set(below.map(area => area.id))
  const found: Vacancy[] = []
  for (const grid of below.filter(area => area.level === 'grid')) {
    const roles = directory.postsInArea(grid.id, date).map(post => post.role)
    const village = areas.path(grid.id)[1]
    const villageRoles = village === undefined ? [] : directory.postsInArea(village, date).map(post => post.role)
    const vacancy = { id: grid.id, name: grid.name, areaId: grid.id }
    if (!roles.includes('officer')) found.push({ kind: 'grid_without_officer', ...vacancy })
    if (![...roles, ...villageRoles].includes('grid_leader')) found.push({ kind: 'grid_without_leader', ...vacancy })
  }
  for (const { id, name, areaId, active } of directory.desks.values()) {
    const manned = directory.postsAtDesk(id, date).some(post => post.role === 'dispatcher')
    if (active && inside.has(areaId) && !manned) found.push({ kind: 'desk_without_dispatcher', id, name, areaId })
  }
  const filling = new Set(directory.functions.map(row => row.unitId))
  for (const { id, name, areaId, active } of directory.units.values()) {
    const idle = active && filling.has(id) && inside.has(areaId) && !directory.canSign(id, date)
    if (idle) found.push({ kind: 'unit_without_handler', id, name, areaId })
  }
  return found
}

function areasBelow(areas: AreaTree, root: Area): Area[] {
  const found = [root]
  for (let i = 0; i < found.length; i++) found.push(...areas.children(found[i]!.id))
  return found
}
