/** The units as a tree, narrowed: a unit that fits keeps the way up to it. */
import type { Desk, Unit } from '@onegrid/contract'

interface UnitFilter {
  text: string
  /** Ids of the area and all that lie in it; undefined for all. */
  areas?: ReadonlySet<string>
}

export interface UnitNode {
  unit: Unit
  below: UnitNode[]
  /** It fits itself; otherwise it stands there for those below it. */
  fits: boolean
}

/** Roots first, each with those below it, in the order of the list. */
export function unitTree(units: readonly Unit[], desks: readonly Desk[], filter: UnitFilter): UnitNode[] {
  const desksOf = Map.groupBy(desks, ({ unitId }) => unitId)
  const known = new Set(units.map(({ id }) => id))
  const children = Map.groupBy(units, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null))
  const build = (parent: string | null): UnitNode[] => (children.get(parent) ?? []).flatMap((unit) => {
    const below = build(unit.id)
    const fits = isWanted(unit, desksOf.get(unit.id) ?? [], filter)
    return fits || below.length > 0 ? [{ unit, below, fits }] : []
  })
  return build(null)
}

/** The unit and all above it, itself first. */
export function pathOf(units: ReadonlyMap<string, Unit>, id: string): Unit[] {
  const path: Unit[] = []
  for (let unit = units.get(id); unit && !path.includes(unit); unit = units.get(unit.parentId ?? '')) path.push(unit)
  return path
}

function isWanted(unit: Unit, desks: readonly Desk[], { text, areas }: UnitFilter): boolean {
  if (areas && !areas.has(unit.areaId)) return false
  if (text === '') return true
  const words = [
    unit.name,
    unit.areaName,
    ...unit.functions.map((one) => one.function),
    ...desks.map(({ name }) => name),
  ]
  return words.some((one) => one.toLowerCase().includes(text.toLowerCase()))
}
