import Flatbush from 'flatbush'
import type { AreaGeometry } from './geometry.ts'
import { SAME_LINE, overlapOf } from './overlay.ts'
import { shapeOf } from './shape.ts'

interface Ground<Id> {
  id: Id
  polygon: AreaGeometry | null
}

/**
 * Which new grids take over the ground of each old one, the largest share first: closed cases follow them for rights.
 * An old grid without a border, or that no new one touches, is followed by all of `otherwise`. Rule: decision 33.
 */
export function successorsOf<Id>(
  old: readonly Ground<Id>[],
  made: readonly { id: Id; polygon: AreaGeometry }[],
  otherwise: (id: Id) => readonly Id[],
): Map<Id, Id[]> {
  const shapes = made.map(({ id, polygon }) => ({ id, shape: shapeOf(polygon) }))
  const tree = shapes.length === 0 ? undefined : new Flatbush(shapes.length)
  for (const { shape } of shapes) tree?.add(...shape.box)
  tree?.finish()
  return new Map(old.map(({ id, polygon }) => {
    const before = polygon === null ? undefined : shapeOf(polygon)
    const near = before === undefined || tree === undefined ? [] : tree.search(...before.box)
    const heirs = near.flatMap(i => {
      const heir = shapes[i]
      const shared = heir && before && overlapOf(before, heir.shape, SAME_LINE)
      return heir && shared ? [{ id: heir.id, areaM2: shared.areaM2 }] : []
    })
    const ranked = heirs.toSorted((a, b) => b.areaM2 - a.areaM2).map(heir => heir.id)
    return [id, ranked.length > 0 ? ranked : [...otherwise(id)]]
  }))
}
